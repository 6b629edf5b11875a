import { daysList } from '../../methods/quality/days-list.ts';
import type { Flag } from '../../methods/quality/flag.ts';
import { chanceFrom } from '../estimate/chance.ts';
import type { Figure } from '../runner/figure.ts';
import { WAYS } from './fabricators.ts';
import { type PlannedTeam, type SimulatedPair, type SimulatedWeek, simulatedWeek } from './team-week.ts';

export interface SimulationPlan {
  /** Half of them are honest throughout. */
  readonly teams: number;
  readonly seed: number;
}

const HONEST_TEAM: PlannedTeam = { fabricators: 0, speeders: 0, coachedVillages: 0 };

/** Three of thirty pairs invent 10 to 17 of their 25 interviews; two more pairs than usual are quick in any team. */
const TEAM_WITH_CHEATS: PlannedTeam = { fabricators: 3, speeders: 1, coachedVillages: 1 };

/** What an interviewer reports of others present is no alarm about anybody: it has happened. */
const REPORTED = new Set(['official-present', 'coaching']);

/** The flags of a week: five lists, what stands on several is one flag. */
const flagsOfWeek = ({ days }: SimulatedWeek, seed: number): readonly Flag[] => {
  const flags = days.flatMap((fieldwork, day) => daysList(fieldwork, {}, chanceFrom(seed * 10 + day)).flags);
  return [
    ...new Map(flags.filter(({ check }) => !REPORTED.has(check)).map((flag) => [flag.key, flag])).values(),
  ];
};

export interface TeamOutcome {
  readonly pairs: readonly { readonly pair: SimulatedPair; readonly checks: readonly string[] }[];
  readonly villages: readonly { readonly coached: boolean; readonly flagged: boolean }[];
  /** Flags on pairs that did nothing wrong, and on villages where nobody was prepared. */
  readonly falseAlarms: readonly string[];
}

const isHonest = ({ conduct }: SimulatedPair): boolean => conduct.startsWith('honest');

/** A simulated week and what the checks made of it. */
const outcomeOf = (seed: number, planned: PlannedTeam): TeamOutcome => {
  const week = simulatedWeek(seed, planned);
  const flags = flagsOfWeek(week, seed);
  const pairs = week.pairs.map((pair) => ({
    pair,
    checks: flags
      .filter(({ interviewers }) => interviewers.includes(pair.people[0]))
      .map(({ check }) => check),
  }));
  const flagged = new Set(flags.flatMap(({ village }) => village ?? []));
  const villages = (week.days.at(-1)?.villages ?? []).map(({ code }) => ({
    coached: week.coachedVillages.includes(code),
    flagged: flagged.has(code),
  }));
  return {
    pairs,
    villages,
    falseAlarms: [
      ...pairs.filter(({ pair }) => isHonest(pair)).flatMap(({ checks }) => checks),
      ...villages.filter((village) => village.flagged && !village.coached).map(() => 'uniform-village'),
    ],
  };
};

const shareFound = (outcomes: readonly TeamOutcome[], conduct: (pair: SimulatedPair) => boolean): number => {
  const them = outcomes.flatMap(({ pairs }) => pairs.filter(({ pair }) => conduct(pair)));
  return (100 * them.filter(({ checks }) => checks.length > 0).length) / Math.max(1, them.length);
};

const meanAlarms = (outcomes: readonly TeamOutcome[]): number =>
  outcomes.reduce((sum, { falseAlarms }) => sum + falseAlarms.length, 0) / Math.max(1, outcomes.length);

const MOST_ALARMS = 1;
const LEAST_FOUND = 80;

const WRONG = new Set<string>(WAYS);
const invents = ({ conduct }: SimulatedPair): boolean => WRONG.has(conduct);

/** How many false alarms an honest team-week has, and which share of those who invent is found. */
export const simulatedTeams = (
  { teams, seed }: SimulationPlan = { teams: 200, seed: 1 },
): readonly Figure[] => {
  const half = Math.ceil(teams / 2);
  const outcomes = (from: number, planned: PlannedTeam) =>
    Array.from({ length: half }, (_, at) => outcomeOf(seed + from + at, planned));
  const honest = outcomes(0, HONEST_TEAM);
  const mixed = outcomes(half, TEAM_WITH_CHEATS);
  const alarms = meanAlarms(honest);
  const found = shareFound(mixed, invents);
  const coached = mixed.flatMap(({ villages }) => villages.filter((village) => village.coached));
  return [
    {
      name: 'false alarms in an honest team-week',
      value: alarms,
      unit: 'flags',
      target: MOST_ALARMS,
      holds: alarms <= MOST_ALARMS,
    },
    {
      name: 'fabricators of 10 or more of 25 interviews found',
      value: found,
      unit: '%',
      target: LEAST_FOUND,
      holds: found >= LEAST_FOUND,
    },
    ...WAYS.map((way) => ({
      name: `found of those whose way is: ${way}`,
      value: shareFound(mixed, ({ conduct }) => conduct === way),
      unit: '%',
    })),
    { name: 'speeders found', value: shareFound(mixed, ({ conduct }) => conduct === 'speeder'), unit: '%' },
    {
      name: 'fast honest pairs flagged in honest teams',
      value: shareFound(honest, ({ conduct }) => conduct === 'honest and fast'),
      unit: '%',
    },
    {
      name: 'coached villages found',
      value: (100 * coached.filter(({ flagged }) => flagged).length) / Math.max(1, coached.length),
      unit: '%',
    },
    { name: 'false alarms in a team-week with cheats', value: meanAlarms(mixed), unit: 'flags' },
  ];
};
