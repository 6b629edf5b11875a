import { EstimationError } from '../estimation-error.ts';
import { designCovariance, type LonelyOptions } from '../flat/design-covariance.ts';
import { domainCounts } from '../flat/domain.ts';
import type { Sample } from '../flat/sample.ts';
import type { CrossTable } from './cross-table.ts';
import type { IndependenceMethod, IndependenceTest, NotTestable } from './independence.ts';
import { designEffectMatrix, pearsonStatistic } from './rao-scott.ts';
import { interactionCells, shareInfluences, tableShares } from './table-shares.ts';
import { chiSquareUpperTail, fUpperTail } from './upper-tails.ts';
import { waldStatistic } from './wald-statistic.ts';

interface Question {
  readonly sample: Sample;
  readonly table: CrossTable;
  /** PSUs − strata with rows of the table. */
  readonly designDegreesOfFreedom: number;
  readonly lonely: LonelyOptions;
}

const raoScott = (
  { sample, table, designDegreesOfFreedom, lonely }: Question,
  method: 'rao-scott-f' | 'rao-scott-chi-square',
): IndependenceTest | NotTestable => {
  const { n } = table;
  const shares = tableShares(table);
  const free = interactionCells(table);
  const covariance = designCovariance(sample, shareInfluences(table, shares), lonely);
  if (covariance === undefined) return { notTestable: 'only-lonely-strata', n };
  const effects = designEffectMatrix(shares, free, covariance, n);
  if (effects === undefined || !(effects.trace > 0)) return { notTestable: 'dependent-contrasts', n };
  const pearson = pearsonStatistic(shares, n);
  const { trace, traceOfSquare } = effects;
  if (method === 'rao-scott-chi-square') {
    const degreesOfFreedom = free.length;
    const pValue = chiSquareUpperTail((pearson / trace) * degreesOfFreedom, degreesOfFreedom);
    return { method, statistic: pearson, degreesOfFreedom, pValue, n };
  }
  const statistic = pearson / trace;
  const degreesOfFreedom = trace ** 2 / traceOfSquare;
  const denominatorDegreesOfFreedom = degreesOfFreedom * designDegreesOfFreedom;
  const pValue = fUpperTail(statistic, degreesOfFreedom, denominatorDegreesOfFreedom);
  return { method, statistic, degreesOfFreedom, denominatorDegreesOfFreedom, pValue, n };
};

const wald = (
  { sample, table, designDegreesOfFreedom, lonely }: Question,
  method: 'wald' | 'adjusted-wald',
): IndependenceTest | NotTestable => {
  const { n } = table;
  const degreesOfFreedom = interactionCells(table).length;
  const denominatorDegreesOfFreedom =
    method === 'wald' ? designDegreesOfFreedom : designDegreesOfFreedom - degreesOfFreedom + 1;
  if (denominatorDegreesOfFreedom <= 0) return { notTestable: 'too-few-degrees-of-freedom', n };
  const found = waldStatistic(sample, table, lonely);
  if (typeof found === 'string') return { notTestable: found, n };
  const statistic = (found / degreesOfFreedom) * (denominatorDegreesOfFreedom / designDegreesOfFreedom);
  const pValue = fUpperTail(statistic, degreesOfFreedom, denominatorDegreesOfFreedom);
  return { method, statistic, degreesOfFreedom, denominatorDegreesOfFreedom, pValue, n };
};

/**
 * Tests a table's rows and columns for independence under the sample's design. Rao and Scott (1984); R:
 * `svychisq(~rows + columns, design, statistic)`.
 */
export const testIndependence = (
  sample: Sample,
  table: CrossTable,
  method: IndependenceMethod = 'rao-scott-f',
  lonely: LonelyOptions = {},
): IndependenceTest | NotTestable => {
  const { n, domain, rowLevels, columnLevels } = table;
  if (domain.length !== sample.weights.length)
    throw new EstimationError('wrong-shape', 'The table is one of another sample.');
  const { units, strata } = domainCounts(sample, domain);
  if (rowLevels.length === 0) return { notTestable: n === 0 ? 'no-answers' : 'zero-denominator', n };
  if (rowLevels.length === 1 || columnLevels.length === 1) return { notTestable: 'one-category', n };
  if (units === 1) return { notTestable: 'one-psu', n };
  if (units <= strata) return { notTestable: 'no-degrees-of-freedom', n };
  const question: Question = { sample, table, designDegreesOfFreedom: units - strata, lonely };
  return method === 'wald' || method === 'adjusted-wald'
    ? wald(question, method)
    : raoScott(question, method);
};
