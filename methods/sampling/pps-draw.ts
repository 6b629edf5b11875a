import type { DrawMethod, ListedUnit, StratumDraw, StratumRequest } from './draw.ts';
import { rankedSelections } from './selections.ts';
import { systematicHits } from './systematic.ts';
import { splitTakeAll } from './take-all.ts';
import { inTicketOrder, startTicket, ticketBelow, unitTickets } from './tickets.ts';

/** The largest number of hits up to `wanted` for which no unit can be hit twice: k·size ≤ total for every unit. */
export const hitsPossible = (
  units: readonly Pick<ListedUnit, 'size'>[],
  total: number,
  wanted: number,
): number => {
  const largest = units.reduce((most, { size }) => Math.max(most, size), 1);
  return Math.min(wanted, (total - (total % largest)) / largest);
};

/** Which of the units that are not take-all are hit: k of them, whose sizes add up to `total`; k·size ≤ total. */
type Hits = (units: readonly ListedUnit[], k: number, total: number) => readonly ListedUnit[];

/**
 * A draw with probability proportional to size: take-all units leave the list, k = n + r of the others are hit, and the
 * hits are ranked by rank ticket, so that any first n + j of them have (n + j)/k times the probability of a hit.
 */
export const drawHits = (method: DrawMethod, request: StratumRequest, hitsOf: Hits): StratumDraw => {
  const { stratum, stageSeed, units, n, reserve } = request;
  const { takeAll, rest, quota, total } = splitTakeAll(units, n);
  const k = hitsPossible(rest, total, quota + reserve);
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
      inTicketOrder(hitsOf(rest, k, total), rankTicket),
      quota,
      BigInt(total),
      ({ size }) => size,
    ),
  };
};

/**
 * Systematic sampling with probability proportional to size along a given order of the units that are not take-all:
 * k = n + r points, so that a unit is hit with probability k·M/S exactly.
 * @param inOrder arranges the list along which the points run
 */
export const drawSystematic = (
  method: DrawMethod,
  request: StratumRequest,
  inOrder: (units: readonly ListedUnit[]) => readonly ListedUnit[],
): StratumDraw =>
  drawHits(method, request, (units, k, total) => {
    const listed = inOrder(units);
    const start = ticketBelow(startTicket(request.stageSeed, request), total);
    const sizes = listed.map(({ size }) => size);
    return systematicHits(sizes, k, start).flatMap((place) => listed[place] ?? []);
  });
