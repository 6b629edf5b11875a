import type { StratumDraw, StratumRequest } from './draw.ts';
import { rankedSelections } from './selections.ts';
import { inTicketOrder, unitTickets } from './tickets.ts';

/** Every unit of the stratum, certain, in the order of the rank tickets; sizes are not used and nothing is left for a ladder. */
export const drawTakeAll = (request: StratumRequest): StratumDraw => {
  const { stratum, stageSeed, units } = request;
  const all = inTicketOrder(units, unitTickets(stageSeed, 'rank', request));
  return {
    stratum,
    method: 'take-all',
    units: units.length,
    quota: units.length,
    takeAll: units.length,
    reserve: 0,
    total: '0',
    selected: rankedSelections(all, [], 0, 0n, () => 1),
  };
};
