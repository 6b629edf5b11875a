/**
 * When fieldwork ends if it goes on as it went (预计完成日), with how sure that is. The pace is the number of cases that ended a day, on
 * the whole days since the first one. In T more days T·m are expected; their sum varies by s·√T, and m itself is known to s/√k from k
 * days, so the sum lies within T·m ± t·s·√(T + T²/k), t of k − 1 degrees of freedom: the prediction interval of a sum of normal values
 * (Hahn and Meeker, Statistical Intervals, 1991, section 4.8, for the mean of future values).
 */
import { tQuantile } from '../../methods/estimation/distributions.ts';

export type ExpectedEnd =
  | { readonly state: 'done' }
  /** Fewer whole days than tell how much days differ, or a pace at which it does not end. */
  | { readonly state: 'cannot-say'; readonly daysSeen: number }
  | {
      readonly state: 'expected';
      /** Days of the campaign, YYYY-MM-DD: the best guess, and the ends of the interval. */
      readonly on: string;
      readonly earliest: string;
      /** Absent: no end can be promised within a year. */
      readonly latest: string | undefined;
      /** Cases a day. */
      readonly pace: number;
      readonly daysSeen: number;
    };

/** Two days say nothing of how much days differ. */
const leastDays = 3;
const longestDays = 365;
/** Nine of ten times the end lies within. */
const upperQuantile = 0.95;

const dayMilliseconds = 86_400_000;
const numberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMilliseconds);
const dayOf = (number: number): string => new Date(number * dayMilliseconds).toISOString().slice(0, 10);

/** Cases that ended on each whole day from the first on; days without any are zeros, and today is not over. */
const wholeDays = (days: Readonly<Record<string, number>>, today: string): readonly number[] => {
  const first = Object.keys(days).toSorted()[0];
  return first === undefined
    ? []
    : Array.from(
        { length: Math.max(0, numberOf(today) - numberOf(first)) },
        (_, index) => days[dayOf(numberOf(first) + index)] ?? 0,
      );
};

/** `remaining` cases are open; `days` has how many ended on each day of the campaign up to `today`. */
export const expectedEnd = (
  remaining: number,
  days: Readonly<Record<string, number>>,
  today: string,
): ExpectedEnd => {
  if (remaining === 0) {
    return { state: 'done' };
  }
  const seen = wholeDays(days, today);
  const daysSeen = seen.length;
  const pace = seen.reduce((sum, each) => sum + each, 0) / daysSeen;
  if (daysSeen < leastDays || pace === 0) {
    return { state: 'cannot-say', daysSeen };
  }
  const variance = seen.reduce((sum, each) => sum + (each - pace) ** 2, 0) / (daysSeen - 1);
  const spread = tQuantile(upperQuantile, daysSeen - 1) * Math.sqrt(variance);
  const endWhere = (sign: -1 | 0 | 1): string | undefined => {
    for (let more = 1; more <= longestDays; more += 1) {
      const reached = more * pace + sign * spread * Math.sqrt(more + more ** 2 / daysSeen);
      // What a computer makes of 3 · (10/3) must still reach 10.
      if (reached >= remaining - 1e-9) {
        return dayOf(numberOf(today) + more - 1);
      }
    }
    return undefined;
  };
  const [on, earliest] = [endWhere(0), endWhere(1)];
  return on === undefined || earliest === undefined
    ? { state: 'cannot-say', daysSeen }
    : { state: 'expected', on, earliest, latest: endWhere(-1), pace, daysSeen };
};
