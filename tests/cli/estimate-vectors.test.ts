import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Entry, type EstimationFile, estimationFileSchema } from '../vectors/estimation-file.ts';
import { estimateJson, figureOf, type OutputFigure } from './estimate-run.ts';

/** R's numbers for one-stage designs (tests/vectors/reference/README.md), reached through a CSV file and the command line. */
const files = {
  apistrat: 40,
  apiclus1: 50,
  'apiclus1-wr': 12,
  nhanes: 40,
  'lonely-psu': 24,
  'small-proportions': 60,
};

const read = (name: string): EstimationFile =>
  estimationFileSchema.parse(
    JSON.parse(readFileSync(new URL(`../vectors/reference/${name}.json`, import.meta.url), 'utf8')),
  );

const field = (value: string | number | null | undefined): string =>
  typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : `${value ?? ''}`;

/** The data with the design beside it, columns that the data cannot have named before. */
const csvOf = ({ design, rows }: EstimationFile): string => {
  const columns: readonly (readonly [string, readonly (string | number | null)[]])[] = [
    ['-stratum', design.stratum ?? design.psu.map(() => 'one')],
    ['-psu', design.psu],
    ['-weight', design.weight],
    ...(design.fpc1 === null ? [] : [['-fpc', design.fpc1] as const]),
    ...Object.entries(rows),
  ];
  const lines = design.psu.map((_, row) => columns.map(([, values]) => field(values[row])).join(','));
  return [columns.map(([name]) => field(name)).join(','), ...lines].join('\r\n');
};

const measureOf = ({ kind, variable, category, numerator, denominator }: Entry): readonly string[] => {
  if (kind === 'mean' && variable !== undefined) return ['--mean', variable];
  if (kind === 'total' && variable !== undefined)
    return ['--total', category === undefined ? variable : `${variable}=${category}`];
  if (kind === 'ratio') return ['--ratio', `${numerator}/${denominator}`];
  if (kind === 'proportion' && variable !== undefined)
    return ['--proportion', category === undefined ? variable : `${variable}=${category}`];
  return [];
};

/** R's names of the intervals that the command knows. */
const INTERVALS = new Map([
  ['t', 't'],
  ['xlogit', 'logit'],
  ['beta', 'kg'],
  ['asin', 'asin'],
]);

const POLICIES = new Map([
  ['adjust', 'adjust'],
  ['certainty', 'certainty'],
  ['remove', 'certainty'],
  ['average', 'average'],
]);

/** Beyond the command: other weights, missing limits, and a domain that leaves strata lonely. */
const isFor = (entry: Entry): boolean =>
  measureOf(entry).length > 0 &&
  entry.adjustment === undefined &&
  entry.replication === undefined &&
  entry.options?.adjustDomainLonely !== true &&
  typeof entry.estimate === 'number' &&
  typeof entry.ci?.lower === 'number' &&
  INTERVALS.has(entry.ci.method) &&
  POLICIES.has(entry.options?.lonelyPsu ?? 'certainty');

const argumentsFor = (file: EstimationFile, entry: Entry): readonly string[] => [
  ...['--stratum=-stratum', '--psu=-psu', '--weight=-weight', '--no-cap', '--deff', '--missing', 'drop'],
  ...(file.design.fpc1 === null ? [] : ['--fpc=-fpc']),
  ...(file.design.nest ? ['--nest'] : []),
  ...measureOf(entry),
  ...Object.entries(entry.domain ?? {}).flatMap(([column, value]) => ['--domain', `${column}=${value}`]),
  ...['--lonely', POLICIES.get(entry.options?.lonelyPsu ?? 'certainty') ?? ''],
  ...['--ci', INTERVALS.get(entry.ci?.method ?? '') ?? ''],
  ...['--level', `${entry.ci?.level}`],
];

const expectClose = (got: number | undefined, expected: number | null | undefined, scale = 0): void => {
  if (typeof expected !== 'number') return;
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(
    1e-9 * Math.max(Math.abs(expected), Math.abs(scale)),
  );
};

/** R shows 0 where one PSU has nothing to vary; the command says that it cannot know. */
const expectNothingToTell = (figure: OutputFigure, entry: Entry): void => {
  expect(entry.dfDomain ?? entry.ci?.df ?? 0).toBeLessThanOrEqual(0);
  expectClose(figure.estimate, entry.estimate);
};

const expectSame = (figure: OutputFigure, entry: Entry): void => {
  const { estimate, se, ci } = entry;
  expectClose(figure.estimate, estimate);
  expectClose(figure.standardError, se, estimate ?? 0);
  if (entry.n !== undefined) expect(figure.n).toBe(entry.n);
  // Rows with a missing value count in R's n of "beta" and in its df of a domain (tests/vectors/reference/README.md, section 1.3).
  const counted = ci?.method === 'beta' || (ci?.method !== 't' && entry.domain !== undefined);
  if (entry.missing === 'drop' && counted) return;
  // R turns the angle of "asin" back at 0 and 1; ours stops there.
  if (ci?.method === 'asin' && (figure.lower === 0 || figure.upper === 1)) return;
  expect(figure.degreesOfFreedom).toBe(ci?.df);
  expectClose(figure.lower, ci?.lower, estimate ?? 0);
  expectClose(figure.upper, ci?.upper, estimate ?? 0);
  if (se !== 0 && entry.domain === undefined) {
    expectClose(figure.designEffect?.withoutReplacement, entry.deff);
    expectClose(figure.designEffect?.withReplacement, entry.deffReplace);
  }
};

test.each(Object.entries(files))(
  '%s: estimates, standard errors, intervals and design effects are those of R',
  async (name, least) => {
    const file = read(name);
    const csv = csvOf(file);
    const entries = file.expected.filter(isFor);
    expect(entries.length).toBeGreaterThanOrEqual(least);
    for (const entry of entries) {
      const output = await estimateJson(csv, argumentsFor(file, entry));
      const figure = figureOf(output, measureOf(entry)[1] ?? '');
      if (figure.notEstimable !== undefined) expectNothingToTell(figure, entry);
      else expectSame(figure, entry);
    }
  },
);

test('a table by a column has R’s svyby figures', async () => {
  const file = read('small-proportions');
  const entries = file.expected.filter(
    (entry) => isFor(entry) && Object.keys(entry.domain ?? {}).length === 1 && entry.ci?.method === 't',
  );
  expect(entries.length).toBeGreaterThan(20);
  const csv = csvOf(file);
  for (const entry of entries) {
    const [[column, value] = ['', '']] = Object.entries(entry.domain ?? {});
    const args = argumentsFor(file, { ...entry, domain: {} });
    const figure = figureOf(await estimateJson(csv, [...args, '--by', column]), measureOf(entry)[1] ?? '', [
      `${value}`,
    ]);
    expectClose(figure.estimate, entry.estimate);
    if (figure.notEstimable === undefined) expectClose(figure.standardError, entry.se, entry.estimate ?? 0);
  }
});
