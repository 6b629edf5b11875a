import type { Column } from '../flat/influence.ts';
import { entry } from '../packed-triangle.ts';
import type { AdjustedWeights } from './adjusted-weights.ts';
import { checkedWeights } from './checked-weights.ts';
import { codedMargin, type Margin, totalsByCategory } from './margin.ts';

/**
 * Weights that add up to the known size of every post-stratum: w = d·N_c/Σ_c d (Särndal, Swensson and Wretman 1992, chapter 7).
 * Several variables cross into one margin whose categories are their combinations. R: `postStratify(design, ~variables, population)`.
 * @throws WeightingError `empty-category`, `category-outside-population`, and those of bad numbers
 */
export const postStratify = (weights: Column, margin: Margin): AdjustedWeights => {
  const design = checkedWeights(weights);
  const { codes, counts } = codedMargin(margin, design);
  const totals = totalsByCategory(codes, counts.length, design);
  return {
    weights: design.map((weight, row) => {
      const code = codes[row] ?? Number.NaN;
      return weight === 0 ? 0 : (weight * entry(counts, code)) / entry(totals, code);
    }),
    space: { design, cells: codes },
  };
};
