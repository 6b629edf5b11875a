import { EstimationError } from '../estimation-error.ts';
import { withinBudget } from './item-budget.ts';
import { packColumns } from './packed-columns.ts';
import { readColumns } from './read-columns.ts';

/** What each row of an area's extract answered to one question; kept apart from it, so that a figure reads what it needs. */
export type ClosingVariable =
  /** Numbers, for quantiles and means; NaN: no answer. */
  | { readonly kind: 'values'; readonly area: string; readonly name: string; readonly values: Float64Array }
  /** Categories, for tables and groups: the place of a label in `labels`; `labels.length`: no answer. */
  | {
      readonly kind: 'categories';
      readonly area: string;
      readonly name: string;
      readonly labels: readonly string[];
      readonly codes: Uint32Array;
    };

/** Layouts of a variable as bytes. */
const VALUES_LAYOUT = 511;
const CATEGORIES_LAYOUT = 512;

/** A category a row as codes; labels are in the order given, null is no answer. Refuses a category without a label. */
export const categoriesOf = (
  area: string,
  name: string,
  labels: readonly string[],
  answers: readonly (string | null)[],
): ClosingVariable => {
  const places = new Map<string | null, number>(
    [...labels.entries()].map(([place, label]) => [label, place]),
  );
  places.set(null, labels.length);
  const codes = Uint32Array.from(answers, (answer, row) => {
    const code = places.get(answer);
    if (code === undefined)
      throw new EstimationError('unknown-group', `Row ${row} of area ${area} has the ${name} "${answer}".`);
    return code;
  });
  return { kind: 'categories', area, name, labels, codes };
};

/** @throws EstimationError `out-of-range` above 350 KB: 43,000 numbers, or more answers in up to 255 categories than a county has */
export const packVariable = (variable: ClosingVariable): Uint8Array => {
  const { area, name } = variable;
  const named = { kind: 'texts', values: [area, name] } as const;
  const what = `Variable ${name} of area ${area}`;
  if (variable.kind === 'values') {
    const { values } = variable;
    const bytes = packColumns(VALUES_LAYOUT, [named, { kind: 'doubles', values }]);
    return withinBudget(what, values.length, bytes);
  }
  const { labels, codes } = variable;
  const bytes = packColumns(CATEGORIES_LAYOUT, [
    named,
    { kind: 'texts', values: labels },
    { kind: 'whole', values: codes },
  ]);
  return withinBudget(what, codes.length, bytes);
};

const layoutOf = (bytes: Uint8Array): number =>
  bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);

/** @throws EstimationError `unknown-layout` where the bytes are no variable */
export const unpackVariable = (bytes: Uint8Array): ClosingVariable => {
  const isValues = layoutOf(bytes) === VALUES_LAYOUT;
  const { texts, doubles, whole, finish } = readColumns(bytes, isValues ? VALUES_LAYOUT : CATEGORIES_LAYOUT);
  const [area = '', name = ''] = texts();
  const variable: ClosingVariable = isValues
    ? { kind: 'values', area, name, values: doubles() }
    : { kind: 'categories', area, name, labels: texts(), codes: whole() };
  finish();
  return variable;
};
