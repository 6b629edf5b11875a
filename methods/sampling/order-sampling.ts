/**
 * Order sampling (Rosén 1997): every unit gets a number from its order ticket and its size, and the units with the
 * smallest numbers are hit. The probabilities are only nearly proportional to size: with three of six villages of sizes 1
 * to 5, sequential Poisson misses k·M/S by up to 13 % and Pareto by up to 4 %, and both by far more with one of two.
 */
import { compareText } from './compare-text.ts';
import type { ListedUnit, StratumDraw, StratumRequest } from './draw.ts';
import { drawHits } from './pps-draw.ts';
import { ticketFraction, unitTickets } from './tickets.ts';

/** ξ from u inside (0, 1) and λ = part/whole, whole numbers with part ≤ whole. In IEEE doubles, in the order written. */
type Ranking = (u: number, part: number, whole: number) => number;

/** u/λ (Ohlsson 1998). */
const sequentialPoisson: Ranking = (u, part, whole) => u / (part / whole);

/** [u/(1 − u)]/[λ/(1 − λ)] (Rosén 1997); no division by zero where λ is 1. */
const pareto: Ranking = (u, part, whole) => (u / (1 - u)) * ((whole - part) / part);

const smallest = (
  units: readonly ListedUnit[],
  k: number,
  xi: (unit: ListedUnit) => number,
): readonly ListedUnit[] =>
  units
    .map((unit) => ({ unit, value: xi(unit) }))
    .sort((a, b) => a.value - b.value || compareText(a.unit.id, b.unit.id))
    .slice(0, k)
    .map(({ unit }) => unit);

const drawInOrder = (
  method: 'sequential-poisson' | 'pareto',
  ranking: Ranking,
  request: StratumRequest,
): StratumDraw =>
  drawHits(method, request, (units, k, total) => {
    const ticketOf = unitTickets(request.stageSeed, 'order', request);
    return smallest(units, k, ({ id, size }) => ranking(ticketFraction(ticketOf(id)), k * size, total));
  });

/**
 * Sequential Poisson sampling, π approximate: the k = n + r smallest u/λ with λ = k·M/S and u the fraction of the order
 * ticket, ties by unit id; the hits are ranked by rank ticket, as with systematic sampling, so that π is as near at
 * every place of the ladder as in the sample.
 * @see E. Ohlsson, “Sequential Poisson sampling”, Journal of Official Statistics 14 (1998) 149–162
 */
export const drawSequentialPoisson = (request: StratumRequest): StratumDraw =>
  drawInOrder('sequential-poisson', sequentialPoisson, request);

/**
 * Pareto sampling, π approximate: the same with [u/(1 − u)]/[λ/(1 − λ)].
 * @see B. Rosén, “On sampling with probability proportional to size”, Journal of Statistical Planning and Inference 62 (1997) 159–191
 */
export const drawPareto = (request: StratumRequest): StratumDraw => drawInOrder('pareto', pareto, request);
