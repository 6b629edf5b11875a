/** The table's stream in, figures out. A record that fails is delivered again; the others of its batch are done. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { openStores } from './context.ts';
import type { ChangedPlace } from './estimates/changed-place.ts';
import { placeOf, rollUp } from './estimates/roll-up.ts';
import { systemClock } from './platform/clock.ts';
import { openTable } from './platform/dynamo.ts';
import { openLog } from './platform/log.ts';
import { recently } from './platform/recently.ts';
import { readSettings } from './platform/settings.ts';

const oneDay = 86_400_000;

type Handler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

export const createHandler = (variables: Readonly<Record<string, string | undefined>>): Handler => {
  const settings = readSettings(variables);
  const log = openLog(settings, 'rollup');
  const opened = openStores(openTable(settings));
  // A frozen design never changes, and several thousand strata take a while to read.
  const { get } = recently(oneDay, systemClock, opened.samples.frozenDesign, (found) => found !== undefined);
  const stores = { ...opened, samples: { ...opened.samples, frozenDesign: get } };
  return async ({ Records }) => {
    const byCampaign = Map.groupBy(Records, (record) => changedPlace(record)?.campaignId);
    const failed: string[] = [];
    for (const [campaignId, records] of byCampaign) {
      if (campaignId === undefined) {
        continue;
      }
      try {
        const places = records.flatMap((record) => changedPlace(record) ?? []);
        await rollUp(stores, campaignId, places, systemClock().toISOString());
      } catch (error) {
        log.error('roll-up failed', {
          campaignId,
          records: records.length,
          detail: error instanceof Error ? error.stack : undefined,
        });
        failed.push(...records.flatMap((record) => record.dynamodb?.SequenceNumber ?? []));
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
};

const changedPlace = (record: DynamoDBRecord): ChangedPlace | undefined => {
  const keys = record.dynamodb?.Keys ?? {};
  return placeOf(keys['pk']?.S ?? '', keys['sk']?.S ?? '');
};

let made: Handler | undefined;

export const handler: Handler = (event) => {
  made ??= createHandler(process.env);
  return made(event);
};
