import { EstimationError } from '../../../../methods/estimation/estimation-error.ts';
import { WeightingError } from '../../../../methods/estimation/weights/weighting-error.ts';

/** Where a result holds NaN or an infinity, wherever in it. */
const unusable = (value: unknown, path: string): readonly string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (ArrayBuffer.isView(value)) return unusable(Object.values(value), path);
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => unusable(inner, `${path}.${key}`))
    : [];
};

const reasonOf = (value: unknown): string => {
  if (value === undefined) return 'no value';
  if (typeof value === 'object' && value !== null) {
    if ('notEstimable' in value) return `not estimable: ${value.notEstimable}`;
    if ('notTestable' in value) return `not testable: ${value.notTestable}`;
  }
  return 'estimated';
};

/**
 * What comes of a call, in words: `refused: code`, `not estimable: reason`, `no value` where a function is documented to return none, or
 * `estimated`. A result with NaN or an infinity in it names the place, which no test expects; so does an error without a code.
 */
export const outcomeOf = (act: () => unknown): string => {
  try {
    const result = act();
    const places = unusable(result, 'result');
    return places.length > 0 ? places.join(', ') : reasonOf(result);
  } catch (error) {
    if (error instanceof EstimationError || error instanceof WeightingError) return `refused: ${error.code}`;
    throw error;
  }
};

/** A function of each column is called with each row's input; the row says what comes, in the order of the columns. */
export type Row<Input> = readonly [bad: string, input: Input, ...outcomes: readonly string[]];

export interface Cell {
  readonly name: string;
  readonly expected: string;
  readonly act: () => unknown;
}

export const cellsOf = <Input>(
  functions: Readonly<Record<string, (input: Input) => unknown>>,
  rows: readonly Row<Input>[],
): readonly Cell[] =>
  rows.flatMap(([bad, input, ...outcomes]) =>
    Object.entries(functions).map(([name, call], at) => ({
      name: `${name} of ${bad}`,
      expected: outcomes[outcomes.length === 1 ? 0 : at] ?? 'an outcome in the table',
      act: () => call(input),
    })),
  );
