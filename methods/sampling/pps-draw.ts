import type { DrawMethod, ListedUnit, StratumDraw, StratumRequest } from './draw.ts';
import { rankedSelections } from './selections.ts';
import { systematicHits } from './systematic.ts';
import { splitTakeAll } from './take-all.ts';
import { inTicketOrder, startTicket, ticketBelow, unitTickets } from './tickets.ts';

/** The largest number of hits up to `wanted` for which no unit can be hit twice: k·size ≤ total for every unit. */
const hitsPossible = (units: readonly ListedUnit[], total: number, wanted: number): number => {
  const largest = units.reduce((most, { size }) => Math.max(most, size), 1);
  return Math.min(wanted, (total - (total % largest)) / largest);
};

/**
 * Systematic sampling with probability proportional to size along a given order of the units that are not take-all:
 * k = n + r points, the hits ranked by rank ticket, so that any first n of them have probability n·M/S exactly.
 * @param inOrder arranges the list along which the points run
 */
export const drawSystematic = (
  method: DrawMethod,
  request: StratumRequest,
  inOrder: (units: readonly ListedUnit[]) => readonly ListedUnit[],
): StratumDraw => {
  const { stratum, stageSeed, units, n, reserve } = request;
  const { takeAll, rest, quota, total } = splitTakeAll(units, n);
  const k = hitsPossible(rest, total, quota + reserve);
  const listed = inOrder(rest);
  const start = ticketBelow(startTicket(stageSeed, request), total);
  const sizes = listed.map(({ size }) => size);
  const hits = systematicHits(sizes, k, start).flatMap((place) => listed[place] ?? []);
  const rankTicket = unitTickets(stageSeed, 'rank', request);
  return {
    stratum,
    method,
    units: units.length,
    quota: n,
    takeAll: takeAll.length,
    reserve: k - quota,
    total: String(total),
    selected: rankedSelections(
      inTicketOrder(takeAll, rankTicket),
      inTicketOrder(hits, rankTicket),
      quota,
      BigInt(total),
      ({ size }) => size,
    ),
  };
};
