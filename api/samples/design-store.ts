import { binary, Entity, EntityRepository, item, number, string } from 'dynamodb-toolbox';
import { z } from 'zod';
import type { Permit } from '../people/permit.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import { type Design, designSchema } from './design.ts';

/** Acts for which the sample is worked out from the sealed key. */
export type Drawing =
  | Permit<
      'run the draw' | 'disclose villages' | 'draw the sample' | 'open a reserve village' | 'correct a roster'
    >
  | 'draw job'
  | 'certificate job';

/** What the frozen frame decides of strata: the home of each, and how many of its villages are certain to be in. */
export interface FrozenStrata {
  readonly homes: ReadonlyMap<string, string>;
  readonly takeAll: ReadonlyMap<string, number>;
}

const frozenStrataSchema = z.object({
  homes: z.array(z.tuple([z.string(), z.string()])),
  takeAll: z.array(z.tuple([z.string(), z.int()])),
});

const packStrata = ({ homes, takeAll }: FrozenStrata): Uint8Array =>
  pack({ homes: [...homes], takeAll: [...takeAll] });

const unpackStrata = (bytes: Uint8Array): FrozenStrata => {
  const { homes, takeAll } = unpack(bytes, frozenStrataSchema);
  return { homes: new Map(homes), takeAll: new Map(takeAll) };
};

/** The design of a campaign, what the frozen frame decides of it, and the sealed keys of its draws. */
export const designStore = (table: ZhenpingTable) => {
  const design = new Entity({
    name: 'design',
    table,
    timestamps: false,
    // Packed: several thousand strata with their margins are one item.
    schema: item({ campaignId: string().key(), design: binary(), strata: binary().optional() }),
    computeKey: ({ campaignId }) => ({ pk: `CAMPAIGN#${campaignId}`, sk: 'DESIGN' }),
  });
  const drawKey = new Entity({
    name: 'draw-key',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      drawNumber: number().key(),
      sealed: binary(),
    }),
    computeKey: ({ campaignId, drawNumber }) => ({ pk: `DRAW-KEY#${campaignId}`, sk: `KEY#${drawNumber}` }),
  });
  const designs = design.build(EntityRepository);
  const keys = drawKey.build(EntityRepository);

  return {
    designToKeep: (_permit: Permit<'save the design'>, campaignId: string, entry: Design) =>
      designs.transactPut({ campaignId, design: pack(entry) }),

    designToFreeze: (
      _permit: Permit<'freeze the frame'>,
      campaignId: string,
      entry: Design,
      strata: FrozenStrata,
    ) => designs.transactPut({ campaignId, design: pack(entry), strata: packStrata(strata) }),

    /** Nothing before the frame is frozen. */
    frozenDesign: async (
      campaignId: string,
    ): Promise<(FrozenStrata & { readonly design: Design }) | undefined> => {
      const { Item } = await designs.get({ campaignId }, { consistent: true });
      return Item?.strata === undefined
        ? undefined
        : { design: unpack(Item.design, designSchema), ...unpackStrata(Item.strata) };
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
      sealed: Uint8Array,
    ) =>
      keys.transactPut({ campaignId, drawNumber, sealed }, { condition: { attr: 'sealed', exists: false } }),

    /** Under their seal, which only the draw function opens. */
    sealedKeys: async (
      _permit: Drawing,
      campaignId: string,
      drawNumber: number,
    ): Promise<Uint8Array | undefined> =>
      (await keys.get({ campaignId, drawNumber }, { consistent: true })).Item?.sealed,
  };
};
