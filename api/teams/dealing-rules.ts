/** Who works with whom in a village, and on which cases. */
import type { AssignedCase } from './assignment.ts';
import { type Below, shuffled } from './assignment-chance.ts';

export interface Dealing {
  readonly cases: readonly number[];
  /** Those who may work there, in the order of their ids; at least as many as an interview needs. */
  readonly people: readonly string[];
  readonly pairs: 1 | 2;
  readonly loads: ReadonlyMap<string, number>;
  /** Cases of the village that have their people. */
  readonly already: readonly AssignedCase[];
  readonly below: Below;
}

type Crew = readonly string[];

const nameOf = (crew: Crew): string => crew.toSorted().join(' ');

/**
 * Each case with its people. A crew stays together in the village: it walks from house to house. The cases of two crews there
 * differ by at most one, and which crew gets which case is chance, so that interviewers can be compared.
 */
export const dealt = (dealing: Dealing): readonly AssignedCase[] => {
  const { cases, already, below } = dealing;
  const crews = crewsOf(dealing);
  const counts = crews.map(
    (crew) => already.filter(({ persons }) => nameOf(persons) === nameOf(crew)).length,
  );
  const sorted = cases.toSorted((a, b) => a - b);
  return shuffled(sorted, below).map((number) => {
    const least = Math.min(...counts);
    const next = counts.indexOf(least);
    counts[next] = least + 1;
    return { number, persons: crews[next] ?? [] };
  });
};

/** Crews at work there go on as they are; else people are paired by chance. Those with the fewest cases so far are dealt to first. */
const crewsOf = (dealing: Dealing): readonly Crew[] => {
  const { people, already, loads, below } = dealing;
  const working = [...new Map(already.map(({ persons }) => [nameOf(persons), persons])).values()].filter(
    (crew) => crew.every((person) => people.includes(person)),
  );
  const crews = working.length > 0 ? working : paired(dealing);
  const load = (crew: Crew): number => crew.reduce((sum, person) => sum + (loads.get(person) ?? 0), 0);
  return shuffled(crews, below).toSorted((a, b) => load(a) - load(b));
};

/** Every way of pairing is equally likely. Of an odd number somebody stays out, by chance among those with the most cases so far. */
export const paired = ({
  people,
  pairs,
  loads,
  below,
}: Pick<Dealing, 'people' | 'pairs' | 'loads' | 'below'>): readonly Crew[] => {
  const mixed = shuffled(people, below);
  if (pairs === 1) {
    return mixed.map((person) => [person]);
  }
  const load = (person: string): number => loads.get(person) ?? 0;
  const most = Math.max(...people.map(load));
  const out = mixed.length % 2 === 0 ? undefined : mixed.find((person) => load(person) === most);
  const working = mixed.filter((person) => person !== out);
  return Array.from({ length: working.length / 2 }, (_, pair) => working.slice(2 * pair, 2 * pair + 2));
};
