import { habitOf, judgeAgainstHabit } from '../calibrate.ts';
import type { ItemKind } from '../interview.ts';
import { meanOf, median } from '../order.ts';
import type { FieldReading } from '../read-fieldwork.ts';
import { shrunk } from '../unit-score.ts';
import { LEAST_INTERVIEWS } from './statistic.ts';

/** A village under the one check that looks at villages. */
export interface VillageScore {
  readonly village: string;
  readonly rows: readonly number[];
  readonly n: number;
  readonly own: number;
  readonly others: number;
  readonly score: number;
  readonly p: number;
}

/** With so few villages, what is usual among them cannot be told. */
const LEAST_VILLAGES = 8;

/** Mean over items of one kind of the chance that two households of the village answer alike: Σ c(c − 1)/(n(n − 1)) (Simpson 1949). */
const agreementIn = (reading: FieldReading, rows: readonly number[], kind: ItemKind): number => {
  const items = reading.items.filter((item) => item.kind === kind);
  const shares = items.flatMap(({ code }) => {
    const given = rows.flatMap((row) => reading.interviews[row]?.answers[code] ?? []);
    const pairs = given.length * (given.length - 1);
    const alike = [...Map.groupBy(given, (answer) => answer).values()];
    return pairs === 0 ? [] : [alike.reduce((sum, { length }) => sum + length * (length - 1), 0) / pairs];
  });
  return meanOf(shares);
};

/** The median slope between any two points, at least 0 (Theil 1950, Sen 1968): one village that stands apart does not turn the line. */
const medianSlope = (x: readonly number[], y: readonly number[]): number => {
  const slopes = x.flatMap((right, i) =>
    x
      .slice(0, i)
      .flatMap((left, j) => (left === right ? [] : [((y[i] ?? 0) - (y[j] ?? 0)) / (right - left)])),
  );
  return slopes.length === 0 ? 0 : Math.max(0, median(slopes));
};

/** Differences of agreement are told in steps of this; the spread of villages is never taken for less. */
const STEP = 0.03;

/**
 * Villages in which opinions agree more than is usual where households live as much alike as there: who lives alike may think alike, and only opinions
 * can be prepared. Villages differ in truth, so they are compared with the spread of villages, never with chance; fewer than 8 are not judged.
 */
export const scoreVillages = (reading: FieldReading): readonly VillageScore[] => {
  const villages = [
    ...Map.groupBy(reading.interviews.keys(), (row) => reading.interviews[row]?.village ?? ''),
  ]
    .map(([village, rows]) => ({
      village,
      rows,
      n: rows.length,
      own: agreementIn(reading, rows, 'opinion'),
      living: agreementIn(reading, rows, 'choice'),
    }))
    .filter(({ n, own }) => n >= LEAST_INTERVIEWS && !Number.isNaN(own));
  if (villages.length < LEAST_VILLAGES) return [];
  // Without other choices to compare with, all villages count as living equally alike.
  const living = villages.map((village) => (Number.isNaN(village.living) ? 0 : village.living));
  const own = villages.map((village) => village.own);
  const slope = medianSlope(living, own);
  const beyond = own.map((agreement, at) => agreement - slope * (living[at] ?? 0));
  const usual = median(beyond);
  const steps = beyond.map((value) => (value - usual) / STEP);
  const habit = habitOf(steps, 'high');
  return villages.map(({ village, rows, n }, at) => {
    const { z, p } = judgeAgainstHabit(steps[at] ?? 0, habit, 'high');
    const others = usual + slope * (living[at] ?? 0);
    return { village, rows, n, own: own[at] ?? 0, others, score: shrunk(z, n), p };
  });
};
