/** A unit that is in the sample or not, independently of the others, with probability p; v is what it adds when it is. */
export interface Trial {
  readonly p: number;
  readonly v: number;
}

/** By m = 0 … the size asked for: P_m, the probability of exactly m units, and Q_m, the same times the mean of Σv of those m units. */
export interface SampleSums {
  readonly count: Float64Array;
  readonly value: Float64Array;
}

/** Sums of probabilities only, nothing subtracted: the results have all their digits. */
const nobody = (size: number): SampleSums => {
  const count = new Float64Array(size + 1);
  count[0] = 1;
  return { count, value: new Float64Array(size + 1) };
};

const withTrial = ({ count, value }: SampleSums, { p, v }: Trial): SampleSums => {
  const at = (sums: Float64Array, m: number): number => sums[m] ?? 0;
  return {
    count: count.map((c, m) => (1 - p) * c + p * at(count, m - 1)),
    value: value.map((q, m) => (1 - p) * q + p * (at(value, m - 1) + v * at(count, m - 1))),
  };
};

/** Sums over the first 0, 1, … of the trials, up to `size` units. */
const running = (trials: readonly Trial[], size: number): readonly SampleSums[] => {
  const sums = [nobody(size)];
  for (const [k, trial] of trials.entries()) sums.push(withTrial(sums[k] ?? nobody(size), trial));
  return sums;
};

export interface SumsAtSize {
  readonly count: number;
  readonly value: number;
}

/** Both parts of two independent groups together, at exactly `size` units. */
const together = (a: SampleSums, b: SampleSums, size: number): SumsAtSize => {
  let count = 0;
  let value = 0;
  for (let m = 0; m <= size; m++) {
    const inA = a.count[m] ?? 0;
    const inB = b.count[size - m] ?? 0;
    count += inA * inB;
    value += (a.value[m] ?? 0) * inB + inA * (b.value[size - m] ?? 0);
  }
  return { count, value };
};

/** Of all trials, at exactly `size` units. */
export const sumsAtSize = (trials: readonly Trial[], size: number): SumsAtSize => {
  const all = running(trials, size).at(-1) ?? nobody(size);
  return { count: all.count[size] ?? 0, value: all.value[size] ?? 0 };
};

/** The same without each trial in turn; in time trials × size. With size below 0 nothing is possible: 0. */
export const sumsWithoutEach = (trials: readonly Trial[], size: number): readonly SumsAtSize[] => {
  if (size < 0) return trials.map(() => ({ count: 0, value: 0 }));
  const before = running(trials, size);
  const after = running(trials.toReversed(), size).toReversed();
  return trials.map((_, k) => together(before[k] ?? nobody(size), after[k + 1] ?? nobody(size), size));
};

/** The same without each pair of trials: for each i, by j = i + 1, i + 2, …; in time trials² × size. */
export const sumsWithoutPairs = (
  trials: readonly Trial[],
  size: number,
): readonly (readonly SumsAtSize[])[] => {
  const impossible = { count: 0, value: 0 };
  if (size < 0) return trials.map((_, i) => trials.slice(i + 1).map(() => impossible));
  const before = running(trials, size);
  const after = running(trials.toReversed(), size).toReversed();
  return trials.map((_, i) => {
    let between = before[i] ?? nobody(size);
    return trials.slice(i + 1).map((trial, at) => {
      const found = together(between, after[i + at + 2] ?? nobody(size), size);
      between = withTrial(between, trial);
      return found;
    });
  });
};
