import type { Fieldwork, Interview, VillageOfField } from '../../methods/quality/interview.ts';
import { type Chance, chanceFrom } from '../estimate/chance.ts';
import { normal, oneOf, shuffled, whether } from './draws.ts';
import { type Fabricator, fabricator, madeUp, WAYS, type Way } from './fabricators.ts';
import { type Household, type SimulatedVillage, simulatedHousehold, simulatedVillage } from './household.ts';
import { honestManner, interviewed, type Manner, type Result, speederManner } from './interviewing.ts';
import { QUESTIONS } from './questionnaire.ts';

/** Who is in a team of 30 pairs. */
export interface PlannedTeam {
  readonly fabricators: number;
  readonly speeders: number;
  readonly coachedVillages: number;
}

export interface SimulatedPair {
  readonly name: string;
  readonly people: readonly [string, string];
  readonly manner: Manner;
  readonly conduct: 'honest' | 'honest and fast' | 'speeder' | Way;
  /** Interviews made up in the week. */
  readonly invented: number;
}

export interface SimulatedWeek {
  readonly pairs: readonly SimulatedPair[];
  readonly coachedVillages: readonly string[];
  /** The cumulative window at the end of each day. */
  readonly days: readonly Fieldwork[];
}

const DAYS = 5;
const GROUPS = 5;
const PAIRS_IN_GROUP = 6;
const A_DAY = 5;
const FIRST_DAY = Date.UTC(2026, 2, 2);
const MINUTE = 60_000;

interface Working extends SimulatedPair {
  readonly group: number;
  readonly made: Fabricator | undefined;
  readonly inventedDays: ReadonlySet<number>;
  /** True interviews so far, by list. */
  readonly earlier: Map<string, Result[]>;
}

/** Which of the 25 interviews are made up: more towards the end of a day, when one wants to go home. */
const inventedOf = (chance: Chance, count: number): ReadonlySet<number> => {
  const places = Array.from({ length: DAYS * A_DAY }, (_, at) => ({
    at,
    late: (at % A_DAY) + 2.5 * chance() + (at < A_DAY ? -2 : 0),
  }));
  return new Set(
    places
      .sort((a, b) => b.late - a.late)
      .slice(0, count)
      .map(({ at }) => at),
  );
};

const workingPairs = (chance: Chance, { fabricators, speeders }: PlannedTeam): readonly Working[] =>
  shuffled(
    chance,
    Array.from({ length: GROUPS * PAIRS_IN_GROUP }, (_, place) => place),
  ).map((place, at) => {
    const name = `pair ${String(place + 1).padStart(2, '0')}`;
    const way = at < fabricators ? WAYS[Math.floor(chance() * WAYS.length)] : undefined;
    const speeds = at >= fabricators && at < fabricators + speeders;
    const fast = at >= 28;
    const made = way === undefined ? undefined : fabricator(chance, way);
    const inventedDays =
      way === undefined ? new Set<number>() : inventedOf(chance, 10 + Math.floor(chance() * 8));
    return {
      name,
      people: [`${name} a`, `${name} b`],
      manner: speeds ? speederManner(chance) : honestManner(chance, fast),
      conduct: way ?? (speeds ? 'speeder' : fast ? 'honest and fast' : 'honest'),
      invented: inventedDays.size,
      group: place % GROUPS,
      made,
      inventedDays,
      earlier: new Map(),
    };
  });

const resultOf = (chance: Chance, pair: Working, household: Household, number: number): Result => {
  const earlier = pair.earlier.get(household.list) ?? [];
  if (pair.made !== undefined && pair.inventedDays.has(number))
    return madeUp(chance, household, pair.made, earlier, pair.manner);
  const result = interviewed(chance, household, pair.manner);
  pair.earlier.set(household.list, [...earlier, result]);
  return result;
};

const villageOfField = ({ code, latitude, longitude }: SimulatedVillage): VillageOfField => ({
  code,
  centre: { latitude, longitude, withinMetres: 500 },
  assignedAtRandom: true,
});

interface Moment {
  readonly day: number;
  readonly place: number;
}

const asInterview = (
  chance: Chance,
  pair: Working,
  household: Household,
  { day, place }: Moment,
  from: number,
): Interview => {
  const number = day * A_DAY + place;
  const result = resultOf(chance, pair, household, number);
  const seconds = Object.values(result.itemSeconds).reduce((sum, value) => sum + value, 0);
  // Greeting, consent, tea, and a phone whose clock is a little off even after correction.
  const startedAt = from + normal(chance, 0, 0.3) * MINUTE;
  const endedAt = startedAt + seconds * 1000 + (4 + 8 * chance()) * MINUTE;
  const { village } = household;
  return {
    id: `${pair.name}/${String(number).padStart(2, '0')}`,
    interviewers: pair.people,
    device: `device of ${pair.name}`,
    village: village.code,
    list: household.list,
    startedAt,
    endedAt,
    receivedAt: endedAt + 60 * MINUTE,
    place: {
      latitude: Math.round((village.latitude + normal(chance, 0, 0.008)) * 100) / 100,
      longitude: Math.round((village.longitude + normal(chance, 0, 0.008)) * 100) / 100,
      withinMetres: 800 + oneOf(chance, [10, 30, 100, 500]),
    },
    answers: result.answers,
    asked: result.asked,
    dontKnow: result.dontKnow,
    refused: 0,
    officialPresent: whether(chance, village.coached ? 0.1 : 0.01),
    coachingReported: whether(chance, village.coached ? 0.2 : 0.005),
    itemSeconds: result.itemSeconds,
  };
};

/** One day of one pair: five households after each other. */
const dayOfPair = (
  chance: Chance,
  pair: Working,
  village: SimulatedVillage,
  day: number,
): readonly Interview[] => {
  let clock = FIRST_DAY + day * 24 * 60 * MINUTE + (30 + 40 * chance()) * MINUTE;
  return Array.from({ length: A_DAY }, (_, place) => {
    const interview = asInterview(chance, pair, simulatedHousehold(chance, village), { day, place }, clock);
    clock = interview.endedAt + (10 + 50 * chance()) * MINUTE;
    return interview;
  });
};

/** A county team's week: five groups of six pairs, each group in one village a day, households dealt by ticket. */
export const simulatedWeek = (seed: number, planned: PlannedTeam): SimulatedWeek => {
  const chance = chanceFrom(seed);
  const pairs = workingPairs(chance, planned);
  const villages = Array.from({ length: DAYS * GROUPS }, (_, at) =>
    simulatedVillage(
      chance,
      `village ${String(at + 1).padStart(2, '0')}`,
      at >= planned.coachedVillages && whether(chance, 0.15),
      at < planned.coachedVillages,
    ),
  );
  const visited = shuffled(chance, villages);
  const interviews = Array.from({ length: DAYS }, (_, day) =>
    pairs.flatMap((pair) => {
      const village = visited[day * GROUPS + pair.group];
      return village === undefined ? [] : dayOfPair(chance, pair, village, day);
    }),
  );
  const items = QUESTIONS.map(({ code, kind }) => ({ code, kind }));
  return {
    pairs,
    coachedVillages: villages.filter(({ coached }) => coached).map(({ code }) => code),
    days: interviews.map((_, day) => ({
      items,
      villages: villages.map(villageOfField),
      interviews: interviews.slice(0, day + 1).flat(),
      minutesAheadOfUtc: 480,
    })),
  };
};
