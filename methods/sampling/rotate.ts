/**
 * The sample of the next wave, drawn among the units that an exact draw has hit (the master sample: sample and ladder).
 * At least `keep` units of the last sample stay, chosen by new chance; the places that are left go, by new chance again,
 * to all other hits alike, so that a unit that was sampled before is never safe.
 *
 * Why π stays exact: a unit is one of the k hits with probability k·M/S. Given the hits, their order in the draw before
 * is that of rank tickets, so every order is equally likely, and neither this rule nor its tickets know one hit from
 * another but by that order. So every hit is among the first m with the same probability m/k, which makes m·M/S; and the
 * new order is again every order with equal probability, so the next wave can start from it in the same way. That needs
 * `keep` and `n` to be fixed without looking at which units were drawn, or at what was found there.
 */
import type { Selection, StratumDraw, StratumRequest } from './draw.ts';
import { masterSizes } from './master-sizes.ts';
import { SamplingRefusal } from './refusal.ts';
import { rankedSelections } from './selections.ts';
import { inTicketOrder, unitTickets } from './tickets.ts';

/** The draw of a stratum that came before, and how many of its sample stay. */
export interface Rotation {
  readonly previous: StratumDraw;
  /** Units of the last sample that stay at least, take-all units among them; all of them make a panel. */
  readonly keep: number;
}

/** Arranges units by chance. */
type Arrange<Unit> = (units: readonly Unit[]) => readonly Unit[];

/**
 * Chooses among hits. Of the first `sampled`, `kept` stay; all others compete for the rest of the `wanted` places.
 * @param hits in the order of the draw before
 */
export const chooseRotated = <Unit>(
  hits: readonly Unit[],
  { sampled, kept, wanted }: { readonly sampled: number; readonly kept: number; readonly wanted: number },
  byKeep: Arrange<Unit>,
  byOrder: Arrange<Unit>,
): { readonly sample: readonly Unit[]; readonly ladder: readonly Unit[] } => {
  const staying = byKeep(hits.slice(0, sampled)).slice(0, kept);
  const stays = new Set(staying);
  const others = byOrder(hits.filter((hit) => !stays.has(hit)));
  const free = wanted - staying.length;
  return { sample: [...staying, ...others.slice(0, free)], ladder: others.slice(free) };
};

const checkNumbers = (stratum: string, n: number, { previous, keep }: Rotation): void => {
  const { takeAll, quota, selected } = previous;
  if (!Number.isSafeInteger(n) || n < Math.max(1, takeAll) || n > selected.length) {
    const data = { stratum, quota: n, least: Math.max(1, takeAll), most: selected.length };
    throw new SamplingRefusal({ code: 'quota-outside-master', data });
  }
  const most = Math.min(n, quota);
  if (!Number.isSafeInteger(keep) || keep < 0 || keep > most) {
    throw new SamplingRefusal({ code: 'keep-not-possible', data: { stratum, keep, most } });
  }
};

const listed = ({ unit }: Selection): { readonly id: string } => ({ id: unit });

/**
 * Draws the next wave of a stratum. Take-all units stay; the ladder is every hit that is left, or as many as `reserve`.
 * @param request n and reserve of the new wave, the new stage seed, and the stratum's units as the master frame has them
 * @throws SamplingRefusal `quota-outside-master`, `keep-not-possible`, `previous-approximate`, `previous-broken`,
 *   `master-frame-changed`, `reserve-not-whole-number`
 */
export const drawRotated = (request: StratumRequest, rotation: Rotation): StratumDraw => {
  const { stratum, stageSeed, units, n, reserve } = request;
  const { previous, keep } = rotation;
  if (!Number.isSafeInteger(reserve) || reserve < 0) {
    throw new SamplingRefusal({ code: 'reserve-not-whole-number', data: { stratum, reserve } });
  }
  const sizeOf = masterSizes(previous, units);
  checkNumbers(stratum, n, rotation);
  const { takeAll } = previous;
  const by = (purpose: 'keep' | 'order' | 'rank') => {
    const ticketOf = unitTickets(stageSeed, purpose, request);
    return (some: readonly { readonly id: string }[]) => inTicketOrder(some, ticketOf);
  };
  const arrangedBy = (purpose: 'keep' | 'order') => {
    const arrange = by(purpose);
    return (some: readonly { readonly id: string }[]) => arrange(some).map(({ unit }) => unit);
  };
  const wanted = n - takeAll;
  const { sample, ladder } = chooseRotated(
    previous.selected.slice(takeAll).map(listed),
    { sampled: previous.quota - takeAll, kept: Math.max(0, keep - takeAll), wanted },
    arrangedBy('keep'),
    arrangedBy('order'),
  );
  const byRank = by('rank');
  const opened = byRank(ladder).slice(0, reserve);
  return {
    stratum,
    method: 'rotation',
    units: units.length,
    quota: n,
    takeAll,
    reserve: opened.length,
    total: previous.total,
    selected: rankedSelections(
      byRank(previous.selected.slice(0, takeAll).map(listed)),
      [...byRank(sample), ...opened],
      wanted,
      BigInt(previous.total),
      ({ id }) => sizeOf(id),
    ),
  };
};
