import type { Domain } from '../../methods/estimation/flat/domain.ts';
import type { Label } from '../../methods/estimation/flat/sample.ts';
import { compareGroups } from '../../methods/estimation/tables/compare-groups.ts';
import { crossTable } from '../../methods/estimation/tables/cross-table.ts';
import type { IndependenceMethod } from '../../methods/estimation/tables/independence.ts';
import { testIndependence } from '../../methods/estimation/tables/test-independence.ts';
import type { Figure, Outcome } from './compare.ts';
import { type EntrySample, lonelyOptions, statedDomainOf } from './entry-sample.ts';
import { columnOf, usedDomain, valuesOf } from './sample-of-file.ts';

const METHODS: ReadonlyMap<string, IndependenceMethod> = new Map([
  ['F', 'rao-scott-f'],
  ['Chisq', 'rao-scott-chi-square'],
  ['Wald', 'wald'],
  ['adjWald', 'adjusted-wald'],
]);

export const independenceOutcome = (of: EntrySample): Outcome => {
  const { file, sample, entry } = of;
  const method = METHODS.get(entry.statisticType ?? 'F');
  if (method === undefined) return { unknown: `statistic "${entry.statisticType}"` };
  const rows = columnOf(file, entry.rows ?? '');
  const columns = columnOf(file, entry.columns ?? '');
  const table = crossTable(sample, statedDomainOf(of), rows, columns, {
    missing: 'no-cell',
    ...(entry.rowLevels === undefined ? {} : { rowLevels: entry.rowLevels }),
    ...(entry.columnLevels === undefined ? {} : { columnLevels: entry.columnLevels }),
  });
  const cells = (entry.weightedTable ?? []).flatMap((row, r) =>
    row.map(
      (expected, c): Figure => ({
        what: `table ${r},${c}`,
        got: table.weighted[r]?.[c],
        expected,
      }),
    ),
  );
  const test = testIndependence(sample, table, method, lonelyOptions(entry));
  if ('notTestable' in test) throw new Error(`Independence is not testable: ${test.notTestable}.`);
  return {
    figures: [
      ...cells,
      { what: 'statistic', got: test.statistic, expected: entry.statistic },
      { what: 'df', got: test.degreesOfFreedom, expected: entry.df1 ?? entry.df },
      { what: 'denominator df', got: test.denominatorDegreesOfFreedom, expected: entry.df2 },
      { what: 'p', got: test.pValue, expected: entry.pValue },
    ],
  };
};

/** `groups[1]` against `groups[0]`. */
export const groupTestFigures = (of: EntrySample): readonly Figure[] => {
  const { file, sample, entry } = of;
  const y = valuesOf(file, entry.variable ?? '');
  const column = columnOf(file, entry.group ?? '');
  const used = usedDomain(statedDomainOf(of), entry, [y]);
  const [reference, compared] = entry.groups ?? [];
  const inGroup = (group: Label | undefined): Domain =>
    used.map((inside, row) => (column[row] === group ? inside : 0));
  const found = compareGroups(sample, { reference: inGroup(reference), compared: inGroup(compared) }, y, {
    ...lonelyOptions(entry),
    level: entry.ci?.level ?? 0.95,
  });
  if ('notEstimable' in found) throw new Error(`The groups cannot be compared: ${found.notEstimable}.`);
  const { test, interval } = found;
  return [
    { what: 'estimate', got: found.estimate, expected: entry.estimate },
    { what: 'se', got: found.standardError, expected: entry.se },
    { what: 't', got: test?.t, expected: entry.test?.t },
    { what: 'test df', got: test?.degreesOfFreedom, expected: entry.test?.df },
    { what: 'p two-sided', got: test?.twoSided, expected: entry.test?.pValueTwoSided },
    { what: 'p less', got: test?.less, expected: entry.test?.pValueLess },
    { what: 'p greater', got: test?.greater, expected: entry.test?.pValueGreater },
    { what: 'interval df', got: found.degreesOfFreedom, expected: entry.ci?.df },
    { what: 'lower', got: interval.lower, expected: entry.ci?.lower },
    { what: 'upper', got: interval.upper, expected: entry.ci?.upper },
  ];
};
