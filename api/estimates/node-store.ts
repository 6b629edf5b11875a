import {
  any,
  binary,
  boolean,
  Entity,
  EntityRepository,
  item,
  number,
  QueryCommand,
  string,
} from 'dynamodb-toolbox';
import { z } from 'zod';
import { heldInstead } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { type ClosingFigures, closingSchema } from './closing/closing-figure.ts';
import { type Figure, figuresSchema } from './figure.ts';
import { ifNewer } from './if-newer.ts';
import { type Counts, countsSchema, type NodeLevel, type NodePlace, nodeLevels } from './node.ts';
import { type AreaVerdict, areaVerdictSchema } from './verdict.ts';
import { type VillageFacts, villageFactsSchema } from './village-facts.ts';

/** What a parent reads of a child. */
export interface NodeMoments extends NodePlace {
  readonly epoch: number;
  readonly seen: number;
  readonly counts: Counts;
  /** After closing: everything under it was computed in this epoch. */
  readonly settled: boolean;
  /** Packed doubles; absent where the node has nothing to estimate from yet. */
  readonly moments?: Uint8Array | undefined;
  /** Of a village. */
  readonly village?: VillageFacts | undefined;
}

/** What a page reads of an area: one item, whatever lies under it. */
export interface NodeHead extends NodePlace {
  readonly epoch: number;
  readonly seen: number;
  readonly counts: Counts;
  /** After closing: everything under it was computed in this epoch, so these figures are final. */
  readonly settled: boolean;
  readonly figures: readonly Figure[];
  /** From closing on, where the design judges areas of this level. */
  readonly verdict?: AreaVerdict | undefined;
  /** From closing on, where the design asks for it. */
  readonly closing?: ClosingFigures | undefined;
  readonly computedAt: string;
}

/** What a head says beside counts. */
export type Headline = Pick<NodeHead, 'figures' | 'verdict' | 'closing'>;

const stamp = z.object({ epoch: z.number(), seen: z.number() });

/** How a write met what was there: `written`, or the stored node had seen the same, or more. */
export type WriteOutcome = 'written' | 'same' | 'newer';

export const nodeStore = (table: ZhenpingTable) => {
  const key = {
    campaignId: string().key(),
    parent: string().key(),
    key: string().key(),
  };
  const moments = new Entity({
    name: 'node-moments',
    table,
    timestamps: false,
    schema: item({
      ...key,
      // The name that event filters go by: a county's new moments start the slow reader.
      level: string().enum(...nodeLevels),
      epoch: number(),
      seen: number(),
      counts: any(),
      settled: boolean().default(false),
      moments: binary().optional(),
      village: any().optional(),
    }),
    computeKey: ({ campaignId, parent, key }) => ({
      pk: `NODE#${campaignId}#${parent}`,
      sk: `MOMENTS#${key}`,
    }),
  });
  const head = new Entity({
    name: 'node-head',
    table,
    timestamps: false,
    schema: item({
      ...key,
      areaLevel: string().enum(...nodeLevels),
      epoch: number(),
      seen: number(),
      counts: any(),
      settled: boolean().default(false),
      figures: any(),
      verdict: any().optional(),
      closing: any().optional(),
      computedAt: string(),
    }),
    computeKey: ({ campaignId, parent, key }) => ({ pk: `NODE#${campaignId}#${parent}`, sk: `HEAD#${key}` }),
  });
  const allMoments = moments.build(EntityRepository);
  const heads = head.build(EntityRepository);

  const outcomeOf = async (
    write: () => Promise<unknown>,
    epoch: number,
    seen: number,
  ): Promise<WriteOutcome> => {
    try {
      await write();
      return 'written';
    } catch (error) {
      const held = heldInstead(error);
      if (held === undefined) {
        throw error;
      }
      const stored = stamp.parse(held);
      return stored.epoch === epoch && stored.seen === seen ? 'same' : 'newer';
    }
  };

  const readMoments = (
    entry: Omit<NodeMoments, 'counts' | 'village'> & { readonly counts: unknown; readonly village?: unknown },
  ): NodeMoments => ({
    ...entry,
    counts: countsSchema.parse(entry.counts),
    village: entry.village === undefined ? undefined : villageFactsSchema.parse(entry.village),
  });

  const readHead = (entry: {
    readonly campaignId: string;
    readonly parent: string;
    readonly key: string;
    readonly areaLevel: NodeLevel;
    readonly epoch: number;
    readonly seen: number;
    readonly counts: unknown;
    readonly settled: boolean;
    readonly figures: unknown;
    readonly verdict?: unknown;
    readonly closing?: unknown;
    readonly computedAt: string;
  }): NodeHead => ({
    ...entry,
    level: entry.areaLevel,
    counts: countsSchema.parse(entry.counts),
    figures: figuresSchema.parse(entry.figures),
    verdict: entry.verdict === undefined ? undefined : areaVerdictSchema.parse(entry.verdict),
    closing: entry.closing === undefined ? undefined : closingSchema.parse(entry.closing),
  });

  return {
    /** The children of a node, in order of key so that sums of doubles always run alike. Strongly consistent. */
    childrenOf: async (campaignId: string, parent: string): Promise<readonly NodeMoments[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `NODE#${campaignId}#${parent}`, range: { beginsWith: 'MOMENTS#' } })
        .entities(moments)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return (Items ?? []).map(readMoments);
    },

    /** Moments first, then the head: if a worker dies between the two, its record is delivered again and mends it. */
    write: async (
      node: NodeMoments,
      { figures, verdict, closing }: Headline,
      computedAt: string,
    ): Promise<WriteOutcome> => {
      const { epoch, seen, level } = node;
      const options = { condition: ifNewer(epoch, seen), returnValuesOnConditionFalse: 'ALL_OLD' } as const;
      const outcome = await outcomeOf(() => allMoments.put(node, options), epoch, seen);
      if (outcome === 'newer' || level === 'chunk' || level === 'answers') {
        // No page reads heads of these, and one would tell the moment at which a single anonymous answer came.
        return outcome;
      }
      const { campaignId, parent, key, counts, settled } = node;
      const entry = {
        campaignId,
        parent,
        key,
        counts,
        settled,
        epoch,
        seen,
        areaLevel: level,
        figures: [...figures],
        ...(verdict === undefined ? {} : { verdict }),
        ...(closing === undefined ? {} : { closing }),
        computedAt,
      };
      await outcomeOf(() => heads.put(entry, options), epoch, seen);
      return outcome;
    },

    head: async ({ campaignId, parent, key }: NodePlace): Promise<NodeHead | undefined> => {
      const { Item } = await heads.get({ campaignId, parent, key });
      return Item === undefined ? undefined : readHead(Item);
    },

    headsUnder: async (campaignId: string, parent: string): Promise<readonly NodeHead[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `NODE#${campaignId}#${parent}`, range: { beginsWith: 'HEAD#' } })
        .entities(head)
        .options({ maxPages: Number.POSITIVE_INFINITY })
        .send();
      return (Items ?? []).map(readHead);
    },

    /** Every node of a parent as stored, for the comparison with a recomputation from zero. */
    stored: async (place: NodePlace): Promise<NodeMoments | undefined> => {
      const { campaignId, parent, key } = place;
      const { Item } = await allMoments.get({ campaignId, parent, key }, { consistent: true });
      return Item === undefined ? undefined : readMoments(Item);
    },
  };
};
