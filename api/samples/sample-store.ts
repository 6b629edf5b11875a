import {
  binary,
  boolean,
  Entity,
  EntityRepository,
  item,
  map,
  number,
  QueryCommand,
  record,
  string,
} from 'dynamodb-toolbox';
import { z } from 'zod';
import { countyOf } from '../divisions/division.ts';
import { listTypes } from '../frames/list-type.ts';
import type { Permit } from '../people/permit.ts';
import { unlessHeld } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import { type Design, designSchema } from './design.ts';
import type { SampledVillage } from './sample.ts';
import type { SealedKeys } from './sealed-keys.ts';

/** The home of each stratum. */
const homesSchema = z.array(z.tuple([z.string(), z.string()]));

/** The design, the sealed keys of the draw, and the villages that it gave: a partition a county of a campaign. */
export const sampleStore = (table: ZhenpingTable) => {
  const design = new Entity({
    name: 'design',
    table,
    timestamps: false,
    // Packed: several thousand strata with their margins are one item.
    schema: item({ campaignId: string().key(), design: binary(), homes: binary().optional() }),
    computeKey: ({ campaignId }) => ({ pk: `CAMPAIGN#${campaignId}`, sk: 'DESIGN' }),
  });
  const drawKey = new Entity({
    name: 'draw-key',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      drawNumber: number().key(),
      key: binary(),
      saltKey: binary(),
    }),
    computeKey: ({ campaignId, drawNumber }) => ({ pk: `DRAW-KEY#${campaignId}`, sk: `KEY#${drawNumber}` }),
  });
  const village = new Entity({
    name: 'sampled-village',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      code: string().key(),
      name: string(),
      stratum: string(),
      role: string().enum('take-all', 'sample', 'ladder'),
      rank: number(),
      ticket: string(),
      inclusion: map({ numerator: string(), denominator: string() }),
      size: number(),
      lists: record(
        string().enum(...listTypes),
        map({ size: number(), issued: number(), reserves: number().optional() }),
      ).partial(),
      rosterRoot: string().optional(),
      householdsDrawn: boolean(),
      version: number(),
      epoch: number().optional(),
      level: string().const('sample').default('sample'),
    }),
    computeKey: ({ campaignId, code }) => ({
      pk: `SAMPLE#${campaignId}#${countyOf(code)}`,
      sk: `VILLAGE#${code}`,
    }),
  });
  const county = new Entity({
    name: 'sampled-county',
    table,
    timestamps: false,
    schema: item({ campaignId: string().key(), county: string().key(), villages: number() }),
    computeKey: ({ campaignId, county }) => ({ pk: `SAMPLE#${campaignId}`, sk: `COUNTY#${county}` }),
  });
  const designs = design.build(EntityRepository);
  const keys = drawKey.build(EntityRepository);
  const villages = village.build(EntityRepository);
  const counties = county.build(EntityRepository);

  const countiesOf = async (campaignId: string): Promise<readonly string[]> => {
    const { Items } = await table
      .build(QueryCommand)
      .query({ partition: `SAMPLE#${campaignId}`, range: { beginsWith: 'COUNTY#' } })
      .entities(county)
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return (Items ?? []).map((entry) => entry.county);
  };

  const villagesIn = async (campaignId: string, countyCode: string): Promise<readonly SampledVillage[]> => {
    const { Items } = await table
      .build(QueryCommand)
      .query({ partition: `SAMPLE#${campaignId}#${countyCode}`, range: { beginsWith: 'VILLAGE#' } })
      .entities(village)
      .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
      .send();
    return Items ?? [];
  };

  return {
    designToKeep: (_permit: Permit<'save the design'>, campaignId: string, entry: Design) =>
      designs.transactPut({ campaignId, design: pack(entry) }),

    /** With the home of each stratum, which the frozen frame decides. */
    designToFreeze: (
      _permit: Permit<'freeze the frame'>,
      campaignId: string,
      entry: Design,
      homes: ReadonlyMap<string, string>,
    ) => designs.transactPut({ campaignId, design: pack(entry), homes: pack([...homes]) }),

    /** For the roll-up: nothing before the frame is frozen. */
    frozenDesign: async (
      campaignId: string,
    ): Promise<{ readonly design: Design; readonly homes: ReadonlyMap<string, string> } | undefined> => {
      const { Item } = await designs.get({ campaignId }, { consistent: true });
      return Item?.homes === undefined
        ? undefined
        : { design: unpack(Item.design, designSchema), homes: new Map(unpack(Item.homes, homesSchema)) };
    },

    /** The design as rules: what is asked of a sample, nothing about who is in it. */
    design: async (campaignId: string): Promise<Design | undefined> => {
      const { Item } = await designs.get({ campaignId }, { consistent: true });
      return Item === undefined ? undefined : unpack(Item.design, designSchema);
    },

    keysToBeSealed: (
      _permit: Permit<'freeze the frame'>,
      campaignId: string,
      drawNumber: number,
      sealed: SealedKeys,
    ) =>
      keys.transactPut({ campaignId, drawNumber, ...sealed }, { condition: { attr: 'key', exists: false } }),

    sealedKeys: async (
      _permit: Permit<'draw the sample'>,
      campaignId: string,
      drawNumber: number,
    ): Promise<SealedKeys | undefined> =>
      (await keys.get({ campaignId, drawNumber }, { consistent: true })).Item,

    /**
     * A draw that broke off can be repeated: it gives the same villages. One that lags behind another puts nothing in the place
     * of what has gone on meanwhile.
     */
    saveVillage: async (_permit: Permit<'draw the sample'>, entry: SampledVillage) => {
      const condition = {
        or: [
          { attr: 'version' as const, exists: false as const },
          { attr: 'version' as const, lt: entry.version },
        ],
      };
      await unlessHeld(villages.put(entry, { condition }));
    },

    /** The same facts for a new epoch, so that the roll-up looks at the village again. Done once, whoever asks for it how often. */
    touchVillage: async (_permit: Permit<'close the campaign'>, entry: SampledVillage, epoch: number) => {
      const condition = {
        or: [
          { attr: 'epoch' as const, exists: false as const },
          { attr: 'epoch' as const, lt: epoch },
        ],
      };
      await unlessHeld(villages.put({ ...entry, epoch, version: entry.version + 1 }, { condition }));
    },

    /** One case more in a list, where the village is still as it was seen: two openings never take the same reserve. */
    villageWithReserve: (_permit: Permit<'open a reserve'>, seen: SampledVillage, after: SampledVillage) =>
      villages.transactPut(after, { condition: { attr: 'version', eq: seen.version } }),

    saveCounty: async (
      _permit: Permit<'draw the sample'>,
      campaignId: string,
      code: string,
      count: number,
    ) => {
      await counties.put({ campaignId, county: code, villages: count });
    },

    villages: async (
      _permit:
        | Permit<
            'see the sample' | 'draw the sample' | 'take cases' | 'open fieldwork' | 'close the campaign'
          >
        | 'import job',
      campaignId: string,
    ): Promise<readonly SampledVillage[]> => {
      const byCounty = await Promise.all(
        (await countiesOf(campaignId)).map((code) => villagesIn(campaignId, code)),
      );
      return byCounty.flat();
    },

    /** For the roll-up alone: probability, stratum and list sizes of one village. */
    villageFacts: async (campaignId: string, code: string): Promise<SampledVillage | undefined> =>
      (await villages.get({ campaignId, code }, { consistent: true })).Item,
  };
};
