import { choleskyFactor, solveWithFactor } from '../cholesky.ts';
import { designCovariance, type LonelyOptions } from '../flat/design-covariance.ts';
import type { Sample } from '../flat/sample.ts';
import { entry } from '../packed-triangle.ts';
import type { CrossTable } from './cross-table.ts';
import { excessInfluence, interactionCells, tableShares } from './table-shares.ts';

/**
 * Y'·V⁻¹·Y of what the free cells hold beyond their margins; the reason where V has no inverse. Koch, Freeman and Freeman (1975);
 * R: `svychisq(statistic = "Wald")`.
 */
export const waldStatistic = (
  sample: Sample,
  table: CrossTable,
  lonely: LonelyOptions,
): number | 'only-lonely-strata' | 'dependent-contrasts' => {
  const shares = tableShares(table);
  const influences = interactionCells(table).map((cell) => excessInfluence(table, shares, cell));
  const covariance = designCovariance(sample, influences, lonely);
  if (covariance === undefined) return 'only-lonely-strata';
  const factor = choleskyFactor(covariance, influences.length);
  if (factor === undefined) return 'dependent-contrasts';
  const excess = Float64Array.from(influences, ({ estimate }) => estimate);
  return solveWithFactor(factor, excess).reduce((sum, value, at) => sum + value * entry(excess, at), 0);
};
