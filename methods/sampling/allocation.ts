/** A sample divided among strata in proportion to their weights, within what each stratum can and must give. */
import { SamplingRefusal } from './refusal.ts';

export interface AllocationRequest {
  readonly n: number;
  /** Units N_h of each stratum: none gives more than it has. */
  readonly population: readonly number[];
  /** One for each stratum; see allocation-weights.ts. */
  readonly weights: readonly number[];
  /** Fewest units of a stratum (or all it has); 2, so that its variance can be estimated. */
  readonly minimum?: number;
}

export interface Allocation {
  /** n·a_h/Σa, without bounds. */
  readonly share: readonly number[];
  /** min(N_h, max(min(minimum, N_h), L·a_h)) with L such that the sum is n. */
  readonly shareBounded: readonly number[];
  /** Whole numbers adding up to n. */
  readonly allocation: readonly number[];
}

interface Bounds {
  readonly weight: number;
  readonly least: number;
  readonly most: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const checkWhole = (name: string, value: number, least: number): void => {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new SamplingRefusal({
      code: 'value-out-of-range',
      data: { name, value, range: `whole, ${least} or more` },
    });
  }
};

const boundsOf = ({ n, population, weights, minimum = 2 }: AllocationRequest): readonly Bounds[] => {
  checkWhole('n', n, 1);
  checkWhole('minimum', minimum, 0);
  if (weights.length !== population.length) {
    throw new SamplingRefusal({
      code: 'lengths-differ',
      data: { name: 'weights', expected: population.length, found: weights.length },
    });
  }
  return population.map((most, place) => {
    const weight = weights[place] ?? 0;
    checkWhole(`population[${place}]`, most, 0);
    if (!(Number.isFinite(weight) && weight >= 0)) {
      throw new SamplingRefusal({
        code: 'value-out-of-range',
        data: { name: `weights[${place}]`, value: weight, range: '0 or more' },
      });
    }
    return { weight, most, least: Math.min(minimum, most) };
  });
};

const bounded = (level: number, { weight, least, most }: Bounds): number =>
  Math.min(most, Math.max(least, level * weight));

/** The level L at which the bounded shares add up to n: their sum is piecewise linear in L and never falls. */
const levelFor = (n: number, strata: readonly Bounds[]): number => {
  const weighted = strata.filter(({ weight }) => weight > 0);
  const corners = weighted
    .flatMap(({ weight, least, most }) => [least / weight, most / weight])
    .sort((a, b) => a - b);
  const above = corners.findIndex((level) => sum(strata.map((stratum) => bounded(level, stratum))) >= n);
  const upper = corners[above] ?? corners.at(-1) ?? 0;
  // Everything is taken (the last corner can miss n by a rounding error), or nothing has weight.
  if (above < 0) return upper;
  const lower = corners[above - 1] ?? 0;
  // Between two corners the same strata are free: the rest of n is theirs in proportion to weight.
  const middle = (lower + upper) / 2;
  const isFree = ({ weight, least, most }: Bounds): boolean =>
    middle * weight > least && middle * weight < most;
  const free = sum(weighted.filter(isFree).map(({ weight }) => weight));
  if (free === 0) return upper;
  const fixed = sum(strata.filter((stratum) => !isFree(stratum)).map((stratum) => bounded(middle, stratum)));
  return (n - fixed) / free;
};

/** Parts that differ by less are equal: a rounding error must not decide which stratum gets a unit. */
const resolution = 1e-9;

/** Floors, then one more for the largest fractional parts until the sum is n; equal parts: the stratum listed first. */
export const largestRemainder = (n: number, shares: readonly number[]): readonly number[] => {
  const floors = shares.map((share) => Math.floor(share));
  const byFraction = shares
    .map((share, place) => ({ place, part: Math.round((share - (floors[place] ?? 0)) / resolution) }))
    .sort((a, b) => b.part - a.part || a.place - b.place);
  const more = new Set(byFraction.slice(0, n - sum(floors)).map(({ place }) => place));
  return floors.map((floor, place) => (more.has(place) ? floor + 1 : floor));
};

/**
 * Divides n among strata.
 * @throws SamplingRefusal `allocation-impossible` if the minimum of all strata is more than n or all that strata of
 * positive weight have (and the minimum of the others) is less; `value-out-of-range`; `lengths-differ`
 */
export const allocate = (request: AllocationRequest): Allocation => {
  const strata = boundsOf(request);
  const { n, weights } = request;
  const least = sum(strata.map((stratum) => stratum.least));
  const most = sum(strata.map((stratum) => (stratum.weight > 0 ? stratum.most : stratum.least)));
  if (n < least || n > most) {
    throw new SamplingRefusal({ code: 'allocation-impossible', data: { n, least, most } });
  }
  const level = levelFor(n, strata);
  const total = sum(weights);
  const shareBounded = strata.map((stratum) => bounded(level, stratum));
  return {
    share: weights.map((weight) => (total === 0 ? 0 : (n * weight) / total)),
    shareBounded,
    allocation: largestRemainder(n, shareBounded),
  };
};
