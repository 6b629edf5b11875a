import { isApproximate, type StratumDraw } from '../../methods/sampling/draw.ts';

/** One line a unit of sample and ladder; ids, hex and whole numbers need no quotes. */
export const sampleCsv = (draws: readonly StratumDraw[]): string =>
  [
    'stratum,rank,role,unit,ticket,numerator,denominator,pi',
    ...draws.flatMap(({ stratum, method, selected }) =>
      selected.map(({ rank, role, unit, ticket, probability }) => {
        const pi = role !== 'take-all' && isApproximate(method) ? 'approximate' : 'exact';
        return [stratum, rank, role, unit, ticket, ...probability, pi].join();
      }),
    ),
    '',
  ].join('\n');
