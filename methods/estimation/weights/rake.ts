import type { Column } from '../flat/influence.ts';
import { entry } from '../packed-triangle.ts';
import type { AdjustedWeights } from './adjusted-weights.ts';
import { checkedWeights, checkNames } from './checked-weights.ts';
import { jointCells, totalsByCell } from './joint-cells.ts';
import { type CodedMargin, codedMargin, type Margin } from './margin.ts';
import { orthonormalBasis } from './orthonormal-basis.ts';
import { fitProportionally } from './proportional-fitting.ts';
import { MET } from './tolerance.ts';
import { WeightingError } from './weighting-error.ts';

export interface RakeOptions {
  /** Rounds through all margins; default 10,000. */
  readonly iterations?: number;
}

const checkSamePopulation = (margins: readonly CodedMargin[]): void => {
  const [first, ...others] = margins.map(({ name, counts }) => ({
    name,
    total: counts.reduce((sum, count) => sum + count, 0),
  }));
  for (const { name, total } of others)
    if (first !== undefined && Math.abs(total - first.total) > MET * first.total)
      throw new WeightingError({
        code: 'margins-differ',
        data: { margin: name, total, other: first.name, otherTotal: first.total },
      });
};

/** 0 and 1 by cell, for every category of every margin. */
const indicators = (margins: readonly CodedMargin[]): readonly Float64Array[] =>
  margins.flatMap(({ codes, labels }) =>
    labels.map((_, category) => Float64Array.from(codes, (code) => (code === category ? 1 : 0))),
  );

/**
 * Weights that meet several margins at once, whose crossing is not known: iterative proportional fitting (Deming and Stephan 1940;
 * the `raking` distance of Deville and Särndal 1992). The variance is that of the residuals from the indicators of all margins.
 * R: `rake(design, margins, populations, control = list(epsilon = 1e-14))`; its projection takes unweighted means and so
 * agrees where the weights before raking are equal.
 * @throws WeightingError `margins-differ`, `no-convergence`, `empty-category`, `category-outside-population`, and those of bad numbers
 */
export const rake = (
  weights: Column,
  margins: readonly Margin[],
  { iterations = 10_000 }: RakeOptions = {},
): AdjustedWeights => {
  if (margins.length === 0)
    throw new WeightingError({ code: 'nothing-to-adjust-to', data: { name: 'The list of margins' } });
  checkNames(margins.map(({ name }) => name));
  const design = checkedWeights(weights);
  const coded = margins.map((margin) => codedMargin(margin, design));
  checkSamePopulation(coded);
  const cells = jointCells(coded, design.length);
  const before = totalsByCell(cells, design);
  const after = before.slice();
  fitProportionally(after, cells.margins, iterations);
  return {
    weights: design.map((weight, row) => {
      const cell = cells.ofRow[row] ?? Number.NaN;
      return weight === 0 ? 0 : (weight * entry(after, cell)) / entry(before, cell);
    }),
    space: { design, cells: cells.ofRow, basis: orthonormalBasis(before, indicators(cells.margins)) },
  };
};
