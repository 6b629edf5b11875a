import type { MeasurePlace } from '../../methods/estimation/stream/answer-sums.ts';
import { emptyLabelTable, type LabelTable } from './csv/label-table.ts';
import { type ColumnUse, type RowPlan, rowPlan } from './csv/read-row.ts';
import type { EstimateRequest, Measure } from './request.ts';

/** What may stand in a number column. */
export interface NumberRule {
  readonly place: number;
  readonly column: string;
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
  /** Completes “… is” for a number that the rule refuses. */
  readonly refusal: string;
}

/** A category column, and the place of a row's `labels` where its value's number is put. */
export interface LabelPlace {
  readonly column: string;
  readonly place: number;
  readonly table: LabelTable;
}

/** A proportion of a category: `numbers[place]` is 1 where the column holds its `wanted`-th wanted value. */
export interface CategoryShare {
  readonly label: LabelPlace;
  readonly wanted: number;
  readonly place: number;
}

export interface WantedValue {
  readonly label: LabelPlace;
  readonly wanted: number;
}

/** How rows of one file are read for one request. */
export interface Columns {
  readonly plan: RowPlan;
  readonly psu: LabelPlace;
  readonly stratum?: LabelPlace;
  readonly weight: NumberRule;
  readonly fpc?: NumberRule;
  readonly values: readonly NumberRule[];
  readonly shares: readonly CategoryShare[];
  readonly domain: readonly WantedValue[];
  /** Each column of `--by` once, in the order of the slots' keys. */
  readonly by: readonly LabelPlace[];
  readonly measures: readonly MeasurePlace[];
  readonly numbers: number;
  readonly labels: readonly LabelPlace[];
}

/** `numbers[ONE]` is 1 in every row: the denominator of a mean. */
const ONE = 0;

/** Variances hold the square of a number times a weight: larger ones would overflow. */
export const LARGEST = 1e70;
const ANY = { low: -LARGEST, high: LARGEST, whole: false, refusal: `below −${LARGEST}` };
const FROM_ZERO = { low: 0, high: LARGEST, whole: false, refusal: 'below 0' };
const COUNT = {
  low: 1,
  high: 2 ** 53 - 1,
  whole: true,
  refusal: 'no whole number of PSUs in the population',
};
const BINARY = {
  low: 0,
  high: 1,
  whole: true,
  refusal: 'neither 0 nor 1; --proportion COLUMN=VALUE counts a category',
};

type Limits = Omit<NumberRule, 'place' | 'column'>;

/** Both rules at once; the narrower one gives the refusal. */
const narrower = (a: Limits, b: Limits): Limits => (b.high - b.low < a.high - a.low ? b : a);

/** The category that a proportion or a total counts. */
const categoryOf = (measure: Measure): string | undefined => ('value' in measure ? measure.value : undefined);

/** The value columns with what the measures ask of each. */
const limitsByColumn = (measures: readonly Measure[]): ReadonlyMap<string, Limits> => {
  const limits = new Map<string, Limits>();
  const ask = (column: string, more: Limits): void => {
    limits.set(column, narrower(more, limits.get(column) ?? more));
  };
  for (const measure of measures) {
    if (categoryOf(measure) !== undefined) continue;
    if (measure.kind === 'ratio') ask(measure.x, FROM_ZERO);
    ask(measure.y, measure.kind === 'proportion' ? BINARY : ANY);
  }
  return limits;
};

const wantedByColumn = ({ measures, domain }: EstimateRequest): ReadonlyMap<string, readonly string[]> => {
  const wanted = new Map<string, string[]>();
  const want = (column: string, value: string): void => {
    wanted.set(column, [...(wanted.get(column) ?? []), value]);
  };
  for (const { column, value } of domain) want(column, value);
  for (const measure of measures) {
    const category = categoryOf(measure);
    if (category !== undefined) want(measure.y, category);
  }
  return wanted;
};

/** All columns that a request names, each once. */
export const columnsNamed = ({
  psu,
  stratum,
  weight,
  fpc,
  by,
  domain,
  measures,
}: EstimateRequest): readonly string[] => [
  ...new Set([
    psu,
    weight,
    ...(stratum === undefined ? [] : [stratum]),
    ...(fpc === undefined ? [] : [fpc]),
    ...by.flat(),
    ...domain.map(({ column }) => column),
    ...measures.flatMap((measure) => (measure.kind === 'ratio' ? [measure.y, measure.x] : [measure.y])),
  ]),
];

/**
 * Gives each column its place. Numbers: 1, weight, population, values, shares of categories; labels: each category column once.
 *
 * @param headers hold every column that the request names
 */
export const columnsFor = (
  request: EstimateRequest,
  headers: readonly string[],
  decode: LabelTable['decode'],
): Columns => {
  const indexOf = (column: string): number => headers.indexOf(column);
  const uses: ColumnUse[] = [];
  const wanted = wantedByColumn(request);
  const labels = new Map<string, LabelPlace>();
  let numbers = ONE + 1;

  const numberRule = (column: string, limits: Limits): NumberRule => {
    uses.push({ column: indexOf(column), number: numbers });
    return { place: numbers++, column, ...limits };
  };
  const labelPlace = (column: string): LabelPlace => {
    const known = labels.get(column);
    if (known !== undefined) return known;
    const label = { column, place: labels.size, table: emptyLabelTable(decode, wanted.get(column)) };
    labels.set(column, label);
    uses.push({ column: indexOf(column), label: label.place, table: label.table });
    return label;
  };

  const weight = numberRule(request.weight, FROM_ZERO);
  const fpc = request.fpc === undefined ? {} : { fpc: numberRule(request.fpc, COUNT) };
  const values = [...limitsByColumn(request.measures)].map(([column, limits]) => numberRule(column, limits));
  const placeOf = new Map(values.map(({ column, place }) => [column, place]));
  const psu = labelPlace(request.psu);
  const stratum = request.stratum === undefined ? {} : { stratum: labelPlace(request.stratum) };
  const by = [...new Set(request.by.flat())].map(labelPlace);
  const wantedIn = (column: string, value: string): WantedValue => ({
    label: labelPlace(column),
    wanted: (wanted.get(column) ?? []).indexOf(value),
  });
  const domain = request.domain.map(({ column, value }) => wantedIn(column, value));
  const shares: CategoryShare[] = [];
  const measures = request.measures.map((measure): MeasurePlace => {
    const category = categoryOf(measure);
    if (category !== undefined) {
      shares.push({ ...wantedIn(measure.y, category), place: numbers });
      return { numerator: numbers++, denominator: ONE };
    }
    const numerator = placeOf.get(measure.y) ?? ONE;
    return { numerator, denominator: measure.kind === 'ratio' ? (placeOf.get(measure.x) ?? ONE) : ONE };
  });
  return {
    plan: rowPlan(headers.length, uses),
    psu,
    ...stratum,
    weight,
    ...fpc,
    values,
    shares,
    domain,
    by,
    measures,
    numbers,
    labels: [...labels.values()],
  };
};
