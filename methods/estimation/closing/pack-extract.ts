import { entry } from '../packed-triangle.ts';
import type { CondensedSpace } from './condensed-space.ts';
import { type Extract, rowsOfExtract } from './extract.ts';
import { withinBudget } from './item-budget.ts';
import { type Numbers, type PackedColumn, packColumns } from './packed-columns.ts';
import { type WorkedList, type WorkedStratum, weightsOfStrata } from './worked-strata.ts';

/** The layout of an extract as bytes; another one gets another number. */
export const EXTRACT_LAYOUT = 501;

/** Codes of the designs of strata, by place. */
export const DESIGN_METHODS = ['simple-random', 'pps', 'with-replacement'] as const;

const doubles = (values: Numbers): PackedColumn => ({ kind: 'doubles', values });
const whole = (values: Numbers): PackedColumn => ({ kind: 'whole', values });
const texts = (values: readonly string[]): PackedColumn => ({ kind: 'texts', values });

const strataColumns = (strata: readonly WorkedStratum[]): readonly PackedColumn[] => [
  texts(strata.map(({ code }) => code)),
  whole(strata.map(({ countedWith }) => countedWith.length)),
  texts(strata.flatMap(({ countedWith }) => countedWith)),
  whole(strata.map(({ design }) => DESIGN_METHODS.indexOf(design.method))),
  whole(strata.map(({ design }) => (design.method === 'simple-random' ? design.sampled : 0))),
  whole(strata.map(({ design }) => (design.method === 'simple-random' ? design.population : 0))),
  whole(strata.map(({ psus }) => psus)),
  whole(strata.map(({ villages }) => villages.length)),
];

const villageColumns = (strata: readonly WorkedStratum[]): readonly PackedColumn[] => {
  const villages = strata.flatMap((stratum) => stratum.villages);
  return [
    texts(villages.map(({ code }) => code)),
    doubles(villages.map(({ inclusion }) => inclusion.probability)),
    doubles(villages.map(({ inclusion }) => inclusion.complement)),
    whole(villages.map(({ lists }) => lists.length)),
  ];
};

const listColumns = (lists: readonly WorkedList[]): readonly PackedColumn[] => {
  const types = [...new Set(lists.map(({ type }) => type))];
  return [
    texts(types),
    whole(lists.map(({ type }) => types.indexOf(type))),
    whole(lists.map(({ size }) => size)),
    whole(lists.map(({ answered }) => answered)),
    doubles(lists.map(({ weight }) => weight)),
  ];
};

const isSame = (a: Float64Array, b: Float64Array): boolean =>
  a.every((value, row) => value === entry(b, row));

/** Weights before a step are kept where they are not those of the lists: a trimming came first, say. */
const spaceColumns = (
  { design, cells, basis }: CondensedSpace,
  base: Float64Array,
): readonly PackedColumn[] => [
  doubles(isSame(design, base) ? [] : design),
  whole(cells),
  whole(basis === undefined ? [] : [basis.vectors.length]),
  ...(basis?.vectors ?? []).map(doubles),
];

/**
 * An extract as bytes, at most 350 KB: of 600 households in 20 villages 4 KB, and 6 KB more where calibrated.
 * @throws EstimationError `out-of-range` where they are more
 */
export const packExtract = (extract: Extract): Uint8Array => {
  const { area, strata, weights, auxiliaries } = extract;
  const base = weightsOfStrata(strata);
  const columns = [
    texts([area]),
    ...strataColumns(strata),
    ...villageColumns(strata),
    ...listColumns(strata.flatMap(({ villages }) => villages.flatMap(({ lists }) => lists))),
    doubles(weights ?? []),
    whole([auxiliaries.length]),
    ...auxiliaries.flatMap((space) => spaceColumns(space, base)),
  ];
  return withinBudget(
    `The extract of area ${area}`,
    rowsOfExtract(extract),
    packColumns(EXTRACT_LAYOUT, columns),
  );
};
