import { allocate } from '../../methods/sampling/allocation.ts';
import type { DrawMethod } from '../../methods/sampling/draw.ts';
import { type CoverageDesign, coverageDesign } from './design.ts';
import { municipalities, numberIn, type Rows, schools } from './population.ts';

type Row = Rows[number];

const grouped = (rows: Rows, key: (row: Row) => string): ReadonlyMap<string, Rows> => Map.groupBy(rows, key);

const text =
  (column: string) =>
  (row: Row): string =>
    row[column] ?? '';

const number =
  (column: string) =>
  (row: Row): number =>
    numberIn(row, column);

const share =
  (holds: (row: Row) => boolean) =>
  (row: Row): number =>
    holds(row) ? 1 : 0;

const ofSchools = [
  { name: 'api00', interval: 't', y: number('api00') },
  { name: 'awards (67 %)', interval: 'korn-graubard', y: number('awards_yes') },
  {
    name: 'api00 below 450 (4 %)',
    interval: 'korn-graubard',
    y: share((row) => numberIn(row, 'api00') < 450),
  },
] as const;

/** 100 elementary, 50 middle, 50 high schools: the design of `apistrat` in R survey. */
const schoolsByType = (): CoverageDesign =>
  coverageDesign({
    name: 'schools by type, 100/50/50 at random',
    method: 'simple-random',
    units: grouped(schools(), text('snum')),
    stratum: text('stype'),
    size: () => 1,
    n: new Map([
      ['E', 100],
      ['M', 50],
      ['H', 50],
    ]),
    measures: ofSchools,
  });

/** Two stages as in a campaign: districts with probability proportional to their schools, five schools in each. */
const schoolsInDistricts = (): CoverageDesign =>
  coverageDesign({
    name: '60 districts by PPS in random order, 5 schools in each',
    method: 'pps-random-order',
    units: grouped(schools(), text('dnum')),
    stratum: () => 'California',
    size: (rows) => rows.length,
    n: new Map([['California', 60]]),
    inner: 5,
    measures: ofSchools,
  });

const SAMPLE = 120;

const inProvinces = (
  name: string,
  method: DrawMethod,
  measures: Parameters<typeof coverageDesign<Row>>[0]['measures'],
): CoverageDesign => {
  const rows = municipalities();
  const provinces = [...grouped(rows, text('Province'))];
  const population = provinces.map(([, inside]) => inside.length);
  const { allocation } = allocate({ n: SAMPLE, population, weights: population });
  return coverageDesign({
    name,
    method,
    units: grouped(rows, text('INS')),
    stratum: text('Province'),
    size: ([row]) => (row === undefined ? 0 : numberIn(row, 'Tot04')),
    n: new Map(provinces.map(([province], at) => [province, allocation[at] ?? 0])),
    measures,
  });
};

const averageIncome = { name: 'average income', interval: 't', y: number('averageincome') } as const;
const incomePerHead = {
  name: 'taxable income per head',
  interval: 't',
  y: number('TaxableIncome'),
  x: number('Tot04'),
} as const;

const municipalitiesAtRandom = (): CoverageDesign =>
  inProvinces('municipalities by province, 120 at random', 'simple-random', [
    averageIncome,
    {
      name: 'average income below 24,000 (43 %)',
      interval: 'korn-graubard',
      y: share((row) => numberIn(row, 'averageincome') < 24_000),
    },
    {
      name: 'average income below 20,000 (5 %)',
      interval: 'korn-graubard',
      y: share((row) => numberIn(row, 'averageincome') < 20_000),
    },
  ]);

const municipalitiesRandomOrder = (): CoverageDesign =>
  inProvinces('municipalities by province, 120 by PPS in random order', 'pps-random-order', [
    averageIncome,
    incomePerHead,
  ]);

const municipalitiesFrameOrder = (): CoverageDesign =>
  inProvinces('municipalities by province, 120 by PPS in frame order', 'pps-frame-order', [
    averageIncome,
    incomePerHead,
  ]);

/** By a key that a worker can be told. */
export const DESIGNS: ReadonlyMap<string, () => CoverageDesign> = new Map([
  ['schools-by-type', schoolsByType],
  ['municipalities-at-random', municipalitiesAtRandom],
  ['municipalities-random-order', municipalitiesRandomOrder],
  ['schools-in-districts', schoolsInDistricts],
  ['municipalities-frame-order', municipalitiesFrameOrder],
]);

export const designOf = (key: string): CoverageDesign => {
  const make = DESIGNS.get(key);
  if (make === undefined) throw new Error(`There is no coverage design ${key}.`);
  return make();
};
