import { type RandomSource, randomIndex } from '../estimation/replication/random-index.ts';
import type { FieldReading } from './read-fieldwork.ts';

/** Who is compared with whom: rows among which it was chance who went to which household. */
export interface Strata {
  readonly groups: readonly (readonly number[])[];
  /** Of each row, its group. */
  readonly groupOf: Int32Array;
}

const groupsBy = (rows: readonly number[], key: (row: number) => string): readonly (readonly number[])[] => [
  ...Map.groupBy(rows, key).values(),
];

const stratified = (groups: readonly (readonly number[])[], rows: number): Strata => {
  const groupOf = new Int32Array(rows).fill(-1);
  groups.forEach((group, at) => {
    for (const row of group) groupOf[row] = at;
  });
  return { groups, groupOf };
};

/** So few in a village and list say little about what is usual there. */
const LEAST_PEERS = 5;

/**
 * Village × list where at least two units and five interviews meet; what is left over by list over the whole county, where differences
 * of villages are not taken out. `villageOnly`: leave that out.
 */
export const strataOf = (reading: FieldReading, villageOnly = false): Strata => {
  const { interviews, unitOf, villages } = reading;
  const atRandom = new Set(villages.filter((village) => village.assignedAtRandom).map(({ code }) => code));
  const rows = [...interviews.keys()].filter(
    (row) => !villageOnly || atRandom.has(interviews[row]?.village ?? ''),
  );
  const byVillage = groupsBy(rows, (row) =>
    JSON.stringify([interviews[row]?.village, interviews[row]?.list]),
  );
  const met = (group: readonly number[]): boolean =>
    group.length >= LEAST_PEERS && new Set(group.map((row) => unitOf[row])).size > 1;
  const apart = groupsBy(
    byVillage.filter((group) => !met(group)).flat(),
    (row) => interviews[row]?.list ?? '',
  );
  return stratified([...byVillage.filter(met), ...(villageOnly ? [] : apart)], interviews.length);
};

/** The same units with their households dealt anew within each group; rows of no group belong to nobody (−1). */
export const dealtAnew = (
  { groups }: Strata,
  unitOf: Int32Array,
  random: RandomSource,
): Int32Array<ArrayBuffer> => {
  const dealt = new Int32Array(unitOf.length).fill(-1);
  for (const group of groups) {
    for (const row of group) dealt[row] = unitOf[row] ?? -1;
    for (let last = group.length - 1; last > 0; last--) {
      const one = group[last] ?? 0;
      const other = group[randomIndex(random, last + 1)] ?? 0;
      const kept = dealt[one] ?? -1;
      dealt[one] = dealt[other] ?? -1;
      dealt[other] = kept;
    }
  }
  return dealt;
};

/** Every row with its unit, those of no group with nobody. */
export const asDealt = ({ groupOf }: Strata, unitOf: Int32Array): Int32Array<ArrayBuffer> =>
  Int32Array.from(unitOf, (unit, row) => ((groupOf[row] ?? -1) < 0 ? -1 : unit));
