import type { StratumDraw, StratumRequest } from './draw.ts';
import { drawSystematic } from './pps-draw.ts';
import { inTicketOrder, unitTickets } from './tickets.ts';

/**
 * The default for villages: systematic with probability proportional to size along the order of the order tickets
 * (Goodman & Kish 1950; Hartley & Rao 1962), exact, with a ladder. Who knows one selected village can say nothing
 * about the others beyond their sizes.
 */
export const drawRandomOrderSystematic = (request: StratumRequest): StratumDraw =>
  drawSystematic('pps-random-order', request, (units) =>
    inTicketOrder(units, unitTickets(request.stageSeed, 'order', request)).map(({ unit }) => unit),
  );
