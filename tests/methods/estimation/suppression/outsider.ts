import {
  maximise,
  openSimplex,
  type Simplex,
  type Term,
} from '../../../../methods/estimation/suppression/simplex.ts';
import { displayedFigures } from '../../../../methods/estimation/suppression/snapshot.ts';
import type { History } from './history.ts';

interface Sum {
  readonly terms: readonly Term[];
  readonly total: number;
}

/**
 * An outsider who has kept every snapshot that went out, knows how many households every cell had, gained and lost, and how cells add. Written
 * anew from what is public, in the plainest way: four numbers for every cell in every snapshot.
 */
export interface Outsider {
  /** Which number is that of a cell in a snapshot. */
  readonly numberOf: (key: string, snapshot: number) => number;
  readonly sums: readonly Sum[];
  readonly upper: readonly number[];
  /** The truth, which the outsider does not know. */
  readonly truth: readonly number[];
}

type Kind = 'now' | 'came' | 'left' | 'stayed';

const KINDS: readonly Kind[] = ['now', 'came', 'left', 'stayed'];

const NONE = { households: 0, count: 0 };

const less = (a: typeof NONE, b: typeof NONE) => ({
  households: a.households - b.households,
  count: a.count - b.count,
});
const plus = (a: typeof NONE, b: typeof NONE) => ({
  households: a.households + b.households,
  count: a.count + b.count,
});

export const outsiderOf = ({ families, updates, snapshots }: History): Outsider => {
  const places = new Map<string, number>();
  const upper: number[] = [];
  const truth: number[] = [];
  const place = (kind: Kind, key: string, snapshot: number): number =>
    places.get(`${kind} ${key} ${snapshot}`) ?? Number.NaN;
  const sums: Sum[] = [];
  /** Σ of the first = Σ of the second + total. */
  const equal = (left: readonly number[], right: readonly number[], total = 0): void => {
    const signed = (sign: number) => (variable: number) => ({ variable, coefficient: sign });
    sums.push({ terms: [...left.map(signed(1)), ...right.map(signed(-1))], total });
  };
  const before = new Map<string, typeof NONE>();
  const remember = (snapshot: number, change: History['updates'][number][number]): void => {
    const { key, added, removed = NONE } = change;
    const was = before.get(key) ?? NONE;
    const stayed = less(was, removed);
    const tallies = { now: plus(stayed, added), came: added, left: removed, stayed };
    for (const kind of KINDS) {
      places.set(`${kind} ${key} ${snapshot}`, upper.length);
      upper.push(tallies[kind].households);
      truth.push(tallies[kind].count);
    }
    const [now = 0, came = 0, left = 0, stay = 0] = KINDS.map((kind) => place(kind, key, snapshot));
    equal([now], [stay, came]);
    equal([stay, left], snapshot === 1 ? [] : [place('now', key, snapshot - 1)]);
    before.set(key, tallies.now);
  };
  updates.forEach((changes, at) => {
    for (const change of changes) remember(at + 1, change);
    for (const kind of KINDS)
      for (const { parent, children } of families)
        equal(
          [place(kind, parent, at + 1)],
          children.map((child) => place(kind, child, at + 1)),
        );
  });
  for (const snapshot of snapshots)
    for (const [key, { snapshot: since, count }] of displayedFigures(snapshot))
      equal([place('now', key, since)], [], count);
  return { numberOf: (key, snapshot) => place('now', key, snapshot), sums, upper, truth };
};

export const totalOf = (terms: readonly Term[], world: ArrayLike<number>): number =>
  terms.reduce((sum, { variable, coefficient }) => sum + coefficient * (world[variable] ?? 0), 0);

interface Limits {
  readonly lower: number[];
  readonly upper: number[];
}

/** The least and the most that a sum can be when each number is within its limits. */
export const limitsOf = (terms: readonly Term[], { lower, upper }: Limits): readonly [number, number] => {
  const end = (rising: number[], falling: number[]): number =>
    terms.reduce(
      (sum, { variable, coefficient }) =>
        sum + coefficient * ((coefficient > 0 ? rising : falling)[variable] ?? 0),
      0,
    );
  return [end(lower, upper), end(upper, lower)];
};

/** What is left possible of each number when differences are taken, again and again, until nothing moves. */
export const byDifferences = ({ sums, upper: households }: Outsider): Limits => {
  const limits = { lower: households.map(() => 0), upper: [...households] };
  const tighten = ({ variable, coefficient }: Term, { terms, total }: Sum): boolean => {
    const others = terms.filter((other) => other.variable !== variable);
    const [least, most] = limitsOf(others, limits);
    const ends = [(total - least) / coefficient, (total - most) / coefficient];
    const before = [limits.lower[variable] ?? 0, limits.upper[variable] ?? 0];
    limits.lower[variable] = Math.max(before[0] ?? 0, Math.min(...ends));
    limits.upper[variable] = Math.min(before[1] ?? 0, Math.max(...ends));
    return limits.lower[variable] !== before[0] || limits.upper[variable] !== before[1];
  };
  for (let moved = true; moved; )
    moved = sums.map((sum) => sum.terms.map((term) => tighten(term, sum)).includes(true)).includes(true);
  return limits;
};

/** Whether these numbers agree with all that the outsider knows, by plain arithmetic. */
export const isPossible = ({ sums, upper }: Outsider, world: ArrayLike<number>): boolean =>
  upper.every((households, variable) => {
    const value = world[variable] ?? Number.NaN;
    return value >= -1e-6 && value <= households + 1e-6;
  }) && sums.every(({ terms, total }) => Math.abs(totalOf(terms, world) - total) < 1e-6);

export const isWhole = (world: ArrayLike<number>): boolean =>
  Array.from(world).every((value) => Math.abs(value - Math.round(value)) < 1e-6);

/** With some number known besides. */
export const linearPrograms = ({ sums, upper, truth }: Outsider, known: readonly number[] = []): Simplex =>
  openSimplex({
    equations: [
      ...sums.map(({ terms }) => terms),
      ...known.map((variable) => [{ variable, coefficient: 1 }]),
    ],
    lower: upper.map(() => 0),
    upper,
    start: truth,
  });

/** Two worlds in which a sum is least and greatest. */
export const extremeWorlds = (
  simplex: Simplex,
  terms: readonly Term[],
): readonly [Float64Array, Float64Array] => {
  maximise(
    simplex,
    terms.map(({ variable, coefficient }) => ({ variable, coefficient: -coefficient })),
  );
  const least = simplex.point.slice();
  maximise(simplex, terms);
  return [least, simplex.point.slice()];
};
