/**
 * The one definition of the table: `infra/` makes it in the cloud, `local/` on a laptop, `platform/dynamo.ts` uses it.
 * Keys are text that a person can read in a console; see `keys.ts` for how each is made.
 */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Lists what belongs to a campaign but lives with somebody else, such as a person's grants. Sparse. */
  indexes: [{ name: 'byCampaign', partitionKey: 'byCampaign', sortKey: 'byCampaignSort' }],
  /** Seconds since 1970; expired items may linger, so readers compare too. */
  timeToLive: 'expiresAt',
  /** The roll-up compares what was with what is. */
  stream: 'NEW_AND_OLD_IMAGES',
} as const;

/**
 * The roll-up reads the stream twice, at two paces. `field`: what happens in a village is carried up to its county in one
 * go, within two seconds. `aboveCounty`: new figures of a county, or of a stratum larger than a county, move the areas above at most once a window.
 * `levels` are values of the item attribute `level`; each is an event filter, so other items cost nothing.
 */
export const streamReaders = [
  { name: 'field', levels: ['case', 'response', 'sample'], batchSize: 500, windowSeconds: 1 },
  { name: 'aboveCounty', levels: ['county', 'wide-stratum', 'domain'], batchSize: 1000, windowSeconds: 30 },
] as const;
