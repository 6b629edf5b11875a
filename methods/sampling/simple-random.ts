import type { StratumDraw, StratumRequest } from './draw.ts';
import { rankedSelections } from './selections.ts';
import { inTicketOrder, unitTickets } from './tickets.ts';

/**
 * Simple random sampling without replacement: the n smallest order tickets; the order goes on as the ladder. A list of
 * n units is taken whole. Sizes are not used.
 */
export const drawSimpleRandom = (request: StratumRequest): StratumDraw => {
  const { stratum, stageSeed, units, n, reserve } = request;
  const ordered = inTicketOrder(units, unitTickets(stageSeed, 'order', request));
  const whole = n === units.length;
  const takeAll = whole ? ordered : [];
  const drawn = whole ? [] : ordered.slice(0, n + reserve);
  const total = whole ? 0 : units.length;
  return {
    stratum,
    method: 'simple-random',
    units: units.length,
    quota: n,
    takeAll: takeAll.length,
    reserve: whole ? 0 : drawn.length - n,
    total: String(total),
    selected: rankedSelections(takeAll, drawn, n, BigInt(total), () => 1),
  };
};
