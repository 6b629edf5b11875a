import type { StratumDraw } from '../../methods/sampling/draw.ts';

/** One line a unit of sample and ladder; ids, hex and whole numbers need no quotes. */
export const sampleCsv = (draws: readonly StratumDraw[]): string =>
  [
    'stratum,rank,role,unit,ticket,numerator,denominator',
    ...draws.flatMap(({ stratum, selected }) =>
      selected.map(({ rank, role, unit, ticket, probability }) =>
        [stratum, rank, role, unit, ticket, ...probability].join(),
      ),
    ),
    '',
  ].join('\n');
