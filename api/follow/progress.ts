/**
 * Progress (调查进度) of some cases: what was tried, what came back, who did it. Computed from the records and never added to, as the
 * figures are; what chunks of a village have, adds up to what the village has.
 */
import { z } from 'zod';
import { DISPOSITIONS, type Disposition } from '../../methods/estimation/response-rates/disposition.ts';
import { listTypes } from '../frames/list-type.ts';
import { reviewStates } from '../reviews/review.ts';

/** What a visit reports that somebody should look at. */
export const reportKinds = ['official-present', 'coaching', 'room-not-cleared', 'wrong-clock'] as const;
export type ReportKind = (typeof reportKinds)[number];

const whole = z.int().min(0);
const dispositions = z.partialRecord(z.enum(DISPOSITIONS), whole);

const person = z.object({ interviews: whole, attempts: whole, minutes: whole });
const report = z.object({ count: whole, lastDay: z.string() });

export const progressSchema = z.object({
  /** answered + ended without an answer + open. */
  cases: whole,
  answered: whole,
  /** Neither an answer nor an outcome. Of them `untried`, and `awaited`: interviewed, the answers have not come. */
  open: whole,
  untried: whole,
  awaited: whole,
  /** Cases that ended without an answer, by outcome code 3 to 9. */
  outcomes: z.record(z.string(), whole),
  /** Answers that were taken back. */
  takenBack: whole,
  /** Cases with answers that differ from those that count. */
  conflicts: whole,
  attempts: whole,
  phoneAttempts: whole,
  /** AAPOR dispositions by list, of what was drawn at first and of reserves. */
  lists: z.partialRecord(z.enum(listTypes), z.object({ original: dispositions, reserves: dispositions })),
  /** Cases by the campaign's day on which they ended, with an answer or without. */
  days: z.record(z.string(), whole),
  people: z.record(z.string(), person),
  reviews: z.partialRecord(z.enum(reviewStates), whole),
  reports: z.partialRecord(z.enum(reportKinds), report),
  /** UTC moment of the last thing that happened. */
  lastAt: z.string().optional(),
});

export type Progress = z.infer<typeof progressSchema>;
export type PersonProgress = z.infer<typeof person>;
export type ListDispositions = Readonly<Partial<Record<Disposition, number>>>;

export const noProgress: Progress = {
  cases: 0,
  answered: 0,
  open: 0,
  untried: 0,
  awaited: 0,
  outcomes: {},
  takenBack: 0,
  conflicts: 0,
  attempts: 0,
  phoneAttempts: 0,
  lists: {},
  days: {},
  people: {},
  reviews: {},
  reports: {},
};

/** Of two tables each key, joined where both have it. */
const merged = <Key extends string, Value>(
  a: Readonly<Partial<Record<Key, Value>>>,
  b: Readonly<Partial<Record<Key, Value>>>,
  join: (one: Value, other: Value) => Value,
): Partial<Record<Key, Value>> => {
  const all: Partial<Record<Key, Value>> = { ...a };
  for (const key in b) {
    if (Object.hasOwn(b, key)) {
      const [one, other] = [a[key], b[key]];
      all[key] = one === undefined || other === undefined ? (other ?? one) : join(one, other);
    }
  }
  return all;
};

const added = <Key extends string>(
  a: Readonly<Partial<Record<Key, number>>>,
  b: Readonly<Partial<Record<Key, number>>>,
): Partial<Record<Key, number>> => merged(a, b, (one, other) => one + other);

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

const complete = (table: Partial<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(table).map(([key, value = 0]) => [key, value]));

const addPeople = (a: Progress['people'], b: Progress['people']): Progress['people'] => {
  const sums = new Map(Object.entries(a));
  for (const [id, other] of Object.entries(b)) {
    const one = sums.get(id) ?? { interviews: 0, attempts: 0, minutes: 0 };
    sums.set(id, {
      interviews: one.interviews + other.interviews,
      attempts: one.attempts + other.attempts,
      minutes: one.minutes + other.minutes,
    });
  }
  return Object.fromEntries(sums);
};

/** Of two disjoint sets of cases. */
export const addProgress = (a: Progress, b: Progress): Progress => {
  const lastAt = later(a.lastAt, b.lastAt);
  return {
    cases: a.cases + b.cases,
    answered: a.answered + b.answered,
    open: a.open + b.open,
    untried: a.untried + b.untried,
    awaited: a.awaited + b.awaited,
    outcomes: complete(added(a.outcomes, b.outcomes)),
    takenBack: a.takenBack + b.takenBack,
    conflicts: a.conflicts + b.conflicts,
    attempts: a.attempts + b.attempts,
    phoneAttempts: a.phoneAttempts + b.phoneAttempts,
    lists: merged(a.lists, b.lists, (one, other) => ({
      original: added(one.original, other.original),
      reserves: added(one.reserves, other.reserves),
    })),
    days: complete(added(a.days, b.days)),
    people: addPeople(a.people, b.people),
    reviews: added(a.reviews, b.reviews),
    reports: merged(a.reports, b.reports, (one, other) => ({
      count: one.count + other.count,
      lastDay: one.lastDay > other.lastDay ? one.lastDay : other.lastDay,
    })),
    ...(lastAt === undefined ? {} : { lastAt }),
  };
};
