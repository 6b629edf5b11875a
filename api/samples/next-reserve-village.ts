import { openedProbability, type Selection, type StratumDraw } from '../../methods/sampling/draw.ts';
import type { DrawContext } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import type { Ceremony } from './open-ceremony.ts';
import type { SampledVillage } from './sample.ts';
import { drawsOf, openSealedDraw } from './sealed-draw.ts';

/** The ladder of a stratum that lies in this division, of which so many were opened before. */
export interface LadderPlace {
  readonly home: string;
  readonly stratum: string;
  readonly opened: number;
}

/** The next village of a stratum's ladder, worked out from the sealed key: by place, never by name. Or the refusal. */
export const nextReserveVillage = async (
  context: Pick<DrawContext, 'stores' | 'unseal' | 'now'>,
  permit: Permit<'open a reserve village'>,
  { draw, parties }: Ceremony,
  { home, stratum, opened }: LadderPlace,
): Promise<SampledVillage> => {
  const sealed = await openSealedDraw(context, permit, draw, parties, draw.done?.pulse ?? null);
  const villages = (await context.stores.frames.villagesWithin(permit, draw.frame.id, home)).filter(
    (village) => village.stratum === stratum,
  );
  const [drawn] = drawsOf(sealed, villages, new Set([stratum]));
  const next = ladderOf(drawn)[opened];
  const village = villages.find(({ code }) => code === next?.unit);
  if (drawn === undefined || next === undefined || village === undefined) {
    throw refusal(ladderOf(drawn).length === 0 ? 'reserve-village-no-ladder' : 'reserve-village-none-left');
  }
  const [numerator, denominator] = openedProbability(drawn, sizeIn(drawn, next), 0);
  return {
    campaignId: draw.campaignId,
    code: village.code,
    name: village.name,
    stratum,
    role: 'ladder',
    rank: next.rank,
    ticket: next.ticket,
    inclusion: { numerator, denominator },
    size: village.size,
    lists: {},
    disclosedAt: context.now.toISOString(),
    householdsDrawn: false,
    version: 1,
  };
};

/** The M of (n + j)·M/S, which is 1 with simple random sampling, and with a rotation of it. */
const sizeIn = ({ takeAll }: StratumDraw, { rank, probability: [numerator] }: Selection): number =>
  Number(BigInt(numerator) / BigInt(rank - takeAll));

const ladderOf = (draw: StratumDraw | undefined) =>
  (draw?.selected ?? []).filter(({ role }) => role === 'ladder');
