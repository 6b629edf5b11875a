import type { FieldReading } from '../read-fieldwork.ts';
import { leastKmBetween } from './distance.ts';
import type { FoundFact } from './found-fact.ts';

const MINUTE = 60_000;

/** Rows of one person or one device, by their beginning. */
const inOrder = (
  reading: FieldReading,
  keys: (row: number) => readonly string[],
): readonly (readonly number[])[] => {
  const rows = [...reading.interviews.keys()].flatMap((row) => keys(row).map((key) => ({ key, row })));
  return [...Map.groupBy(rows, ({ key }) => key).values()].map((mine) =>
    mine.map(({ row }) => row).sort((a, b) => startOf(reading, a) - startOf(reading, b) || a - b),
  );
};

const startOf = ({ interviews }: FieldReading, row: number): number => interviews[row]?.startedAt ?? 0;

/** The largest amount of each row: both people of a pair are in the same interviews. */
const largest = (found: readonly FoundFact[]): readonly FoundFact[] =>
  [...Map.groupBy(found, ({ row }) => row).values()].flatMap((same) =>
    same.toSorted((a, b) => b.amount - a.amount).slice(0, 1),
  );

/** Interviews during which the same person was in another one for more than the limit, in minutes. */
export const overlaps = (reading: FieldReading, check: string, limit: number): readonly FoundFact[] => {
  const found = inOrder(reading, (row) => reading.interviews[row]?.interviewers ?? []).flatMap((rows) =>
    rows.flatMap((row, at) =>
      rows.slice(at + 1).flatMap((later) => {
        const [a, b] = [reading.interviews[row], reading.interviews[later]];
        if (a === undefined || b === undefined) return [];
        const amount = (Math.min(a.endedAt, b.endedAt) - b.startedAt) / MINUTE;
        return amount > limit ? [row, later].map((both) => ({ check, row: both, amount })) : [];
      }),
    ),
  );
  return largest(found);
};

/** Less than this between two interviews is the clocks' error, not a time to travel in. */
const LEAST_MINUTES = 2;

/** Interviews that the same person cannot have reached from the one before, with the speed in km/h that it would have taken at least. */
export const impossibleTravels = (
  reading: FieldReading,
  check: string,
  limit: number,
): readonly FoundFact[] => {
  const found = inOrder(reading, (row) => reading.interviews[row]?.interviewers ?? []).flatMap((rows) =>
    rows.slice(1).flatMap((row, before) => {
      const [a, b] = [reading.interviews[rows[before] ?? row], reading.interviews[row]];
      if (a?.place === undefined || b?.place === undefined) return [];
      const minutes = Math.max(LEAST_MINUTES, (b.startedAt - a.endedAt) / MINUTE);
      const amount = leastKmBetween(a.place, b.place) / (minutes / 60);
      return amount > limit ? [{ check, row, amount }] : [];
    }),
  );
  return largest(found);
};

/** Interviews from a device that people of another unit used on the same local day, where nobody of the two is the same. */
export const sharedDevices = (reading: FieldReading, check: string): readonly FoundFact[] => {
  const { interviews, minutesAheadOfUtc } = reading;
  const dayOf = (row: number): number =>
    Math.floor((startOf(reading, row) / MINUTE + minutesAheadOfUtc) / (24 * 60));
  const days = inOrder(reading, (row) => [JSON.stringify([interviews[row]?.device, dayOf(row)])]);
  return days.flatMap((rows) =>
    rows
      .filter((row) => {
        const people = new Set(interviews[row]?.interviewers);
        return rows.some(
          (other) => interviews[other]?.interviewers.every((person) => !people.has(person)) ?? false,
        );
      })
      .map((row) => ({ check, row, amount: 1 })),
  );
};
