/** One figure that is not as the file says. */
export interface Mismatch {
  readonly file: string;
  readonly call: string;
  readonly what: string;
  readonly got: number | string;
  readonly expected: number | string;
  readonly relativeError: number;
}

/** A figure to be compared; `scale` replaces the expected value where that is 0. */
export interface Figure {
  readonly what: string;
  readonly got: number | undefined;
  readonly expected: number | null | undefined;
  readonly scale?: number;
}

const relativeError = (got: number, expected: number, scale: number): number => {
  if (got === expected) return 0;
  const error = Math.abs(got - expected) / (expected === 0 ? scale : Math.abs(expected));
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
};

/** The figures of one entry that are off by more than its tolerance. What the file leaves open (null) is not compared. */
export const mismatchesOf = (
  file: string,
  call: string,
  tolerance: number,
  figures: readonly Figure[],
): readonly Mismatch[] =>
  figures.flatMap(({ what, got, expected, scale = 1 }): readonly Mismatch[] => {
    if (expected === null || expected === undefined) return [];
    if (got === undefined)
      return [{ file, call, what, got: 'nothing', expected, relativeError: Number.POSITIVE_INFINITY }];
    const error = relativeError(got, expected, scale === 0 ? 1 : Math.abs(scale));
    return error <= tolerance ? [] : [{ file, call, what, got, expected, relativeError: error }];
  });

/** The figures of a list, and that it is as long as expected. */
export const seriesFigures = (
  what: string,
  got: readonly number[],
  expected: readonly number[],
): readonly Figure[] => [
  { what: `${what}: how many`, got: got.length, expected: expected.length },
  ...expected.map((value, place) => ({ what: `${what} ${place}`, got: got[place], expected: value })),
];

/** What became of one entry: compared, or what it asks for is not known here, which fails. */
export type Outcome = { readonly figures: readonly Figure[] } | { readonly unknown: string };

/** One call of a file, to be run and compared. */
export interface Call {
  readonly call: string;
  readonly tolerance: number;
  readonly outcome: () => Outcome;
}

export const DEFAULT_TOLERANCE = 1e-9;
