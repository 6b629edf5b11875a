import type { Mutant } from './mutate.ts';

/** Mutants that compute the same as the source, or differ only in speed or rounding; each with the reason. */
interface Equivalent {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly because: string;
}

export const equivalents: readonly Equivalent[] = [
  {
    file: 'methods/estimation/suppression/simplex.ts',
    before: 'at(row, variable) + coefficient',
    after: 'at(row, variable) - coefficient',
    because:
      'An equation of which only the coefficients stand here says the same when it is multiplied by −1.',
  },
  {
    file: 'methods/estimation/stream/key-table.ts',
    before: 'at < width',
    after: 'at > width',
    because: 'Every tuple begins its search at the same place: the same numbers, found more slowly.',
  },
  {
    file: 'methods/estimation/flat/design-covariance.ts',
    before: 'entry(totals, at) + weight * entry(byRow, row)',
    after: 'entry(totals, at) - weight * entry(byRow, row)',
    because: 'Every unit has minus its totals, and a covariance is the same of −x and −y.',
  },
  {
    file: 'methods/estimation/unequal-probability/read-unequal.ts',
    before: 'total + (byRow[row] ?? 0)',
    after: 'total - (byRow[row] ?? 0)',
    because: 'Every unit has minus its total, and a variance is the same of −y.',
  },
  {
    file: 'methods/estimation/weights/joint-cells.ts',
    before: 'cell * counts.length + (codes[row] ?? 0)',
    after: 'cell * counts.length - (codes[row] ?? 0)',
    because:
      'Pairs of a cell and a category still have a key of their own, as codes lie from 0 to below the length.',
  },
];

export const isEquivalent = ({ file, before, after }: Mutant): boolean =>
  equivalents.some((known) => known.file === file && known.before === before && known.after === after);
