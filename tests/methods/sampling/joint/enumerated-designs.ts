/** Designs by listing every sample with its probability, straight from their definitions; slow and simple, for few units. */
export type Listed = ReadonlyMap<string, number>;

const nameOf = (places: readonly number[]): string => places.toSorted((a, b) => a - b).join(' ');

export const placesOf = (name: string): readonly number[] => (name === '' ? [] : name.split(' ').map(Number));

/** All samples of n of the places. */
const samplesOf = (places: readonly number[], n: number): readonly (readonly number[])[] => {
  if (n === 0) return [[]];
  return places.flatMap((place, at) =>
    samplesOf(places.slice(at + 1), n - 1).map((others) => [place, ...others]),
  );
};

const normalised = (weights: readonly (readonly [string, number])[]): Listed => {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(weights.map(([name, weight]) => [name, weight / total]));
};

const at = (values: readonly number[], place: number): number => values[place] ?? Number.NaN;

/**
 * Sampford (1967) as it is drawn: the first unit with π/n, n − 1 more with replacement ∝ π/(1 − π), all thrown back unless they differ. By
 * ordered draws.
 */
export const sampfordSamples = (pik: readonly number[], n: number): Listed => {
  const places = [...pik.keys()];
  const odds = pik.map((p) => p / (1 - p));
  return normalised(
    samplesOf(places, n).map((sample) => [
      nameOf(sample),
      sample.reduce(
        (sum, first) =>
          sum +
          at(pik, first) *
            sample
              .filter((place) => place !== first)
              .reduce((product, place) => product * at(odds, place), 1),
        0,
      ),
    ]),
  );
};

/** Independent trials with given odds, kept if exactly n came true. */
export const conditionalPoissonSamples = (odds: readonly number[], n: number): Listed =>
  normalised(
    samplesOf([...odds.keys()], n).map((sample) => [
      nameOf(sample),
      sample.reduce((product, place) => product * at(odds, place), 1),
    ]),
  );

/**
 * Tillé's elimination as it is drawn: from all units, one is put out at a time with probability 1 − π(i)/π(i + 1), until n are left.
 * `shrink` gives π(i) for all units.
 */
export const eliminationSamples = (
  pik: readonly number[],
  n: number,
  shrink: (size: number) => readonly number[],
): Listed => {
  let left = new Map([[nameOf([...pik.keys()]), 1]]);
  let before = pik.map(() => 1);
  for (let size = pik.length - 1; size >= n; size--) {
    const now = shrink(size);
    const next = new Map<string, number>();
    for (const [name, probability] of left)
      for (const out of placesOf(name)) {
        const rest = nameOf(placesOf(name).filter((place) => place !== out));
        const step = probability * (1 - at(now, out) / at(before, out));
        next.set(rest, (next.get(rest) ?? 0) + step);
      }
    left = next;
    before = [...now];
  }
  return left;
};

/** π_ij added up over the samples; π on the diagonal. */
export const jointOf = (listed: Listed, units: number): readonly (readonly number[])[] => {
  const joint = Array.from({ length: units }, () => new Array<number>(units).fill(0));
  for (const [name, probability] of listed)
    for (const i of placesOf(name))
      for (const j of placesOf(name)) {
        const row = joint[i];
        if (row !== undefined) row[j] = at(row, j) + probability;
      }
  return joint;
};
