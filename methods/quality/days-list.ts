import { adjustedPValues } from '../estimation/comparisons/benjamini-hochberg.ts';
import type { RandomSource } from '../estimation/replication/random-index.ts';
import { compareText } from '../sampling/compare-text.ts';
import type { UnitStatistic } from './checks/statistic.ts';
import { scoreVillages, type VillageScore } from './checks/uniform-villages.ts';
import { factFlags } from './facts/fact-flags.ts';
import { type Flag, flagKey } from './flag.ts';
import type { Fieldwork } from './interview.ts';
import { type FieldReading, readFieldwork } from './read-fieldwork.ts';
import { scoreUnits } from './score-units.ts';
import { type CheckInUse, type CheckSettings, checksInUse, rateOf } from './settings.ts';
import { SIGNS } from './several-signs.ts';
import type { UnitScore } from './unit-score.ts';

/** One list a day over everything since the first day. */
export interface DaysList {
  /** The most urgent first. */
  readonly flags: readonly Flag[];
  /** How many units × checks and villages were compared; the expected share of false ones among scored flags is at most the rate. */
  readonly compared: number;
  readonly falseDiscoveryRate: number;
}

/** So many interviews of a flag are named; whoever looks at these has seen what it is about. */
const MOST_NAMED = 10;

const named = ({ interviews }: FieldReading, rows: readonly number[]): readonly string[] =>
  rows.slice(0, MOST_NAMED).flatMap((row) => interviews[row]?.id ?? []);

const figuresOf = (score: UnitScore, statistic: UnitStatistic | undefined) =>
  statistic === undefined
    ? { effect: score.z, own: score.z, others: 0, signs: SIGNS.length }
    : statistic.figures(score.unit);

const unitFlag = (
  reading: FieldReading,
  score: UnitScore,
  q: number,
  statistic: UnitStatistic | undefined,
): Flag => {
  const { interviewers = [], rows = [] } = reading.units[score.unit] ?? {};
  return {
    key: flagKey(score.check, interviewers),
    check: score.check,
    kind: 'score',
    interviewers,
    score: score.score,
    n: score.n,
    p: score.p,
    q,
    figures: figuresOf(score, statistic),
    interviews: named(reading, statistic?.rows(score.unit) ?? rows),
  };
};

const villageFlag = (reading: FieldReading, found: VillageScore, q: number): Flag => {
  const { village, rows, n, own, others, score, p } = found;
  return {
    key: flagKey('uniform-village', [village]),
    check: 'uniform-village',
    kind: 'village',
    interviewers: [],
    village,
    score,
    n,
    p,
    q,
    figures: { effect: own - others, own, others },
    interviews: named(reading, rows),
  };
};

/** Unusual for an honest unit, and by enough to be worth a visit. */
const stands = (flag: Flag, rate: number, limits: ReadonlyMap<string, CheckInUse>): boolean => {
  const limit = limits.get(flag.check)?.limit;
  return limit !== undefined && (flag.q ?? 1) <= rate && (flag.figures['effect'] ?? 0) >= limit;
};

/**
 * The checks of a day: scores over interviewers and villages under one false discovery rate (Benjamini and Hochberg 1995), and facts of single
 * interviews, in one order. `random` deals households anew; the same source gives the same list.
 * @throws QualityRefusal for input that cannot be read and thresholds out of range
 */
export const daysList = (fieldwork: Fieldwork, settings: CheckSettings, random: RandomSource): DaysList => {
  const reading = readFieldwork(fieldwork);
  const rate = rateOf(settings);
  const checks = checksInUse(settings);
  const limits = new Map(checks.map((check) => [check.id, check]));
  const { scores, statistics } = scoreUnits(reading, random);
  const units = scores.filter(({ check }) => limits.has(check));
  const villages = limits.has('uniform-village') ? scoreVillages(reading) : [];
  const q = adjustedPValues([...units, ...villages].map(({ p }) => p));
  const byId = new Map(statistics.map((statistic) => [statistic.check, statistic]));
  const scored = [
    ...units.flatMap((score, at) =>
      (q[at] ?? 1) <= rate ? [unitFlag(reading, score, q[at] ?? 1, byId.get(score.check))] : [],
    ),
    ...villages.map((found, at) => villageFlag(reading, found, q[units.length + at] ?? 1)),
  ].filter((flag) => stands(flag, rate, limits));
  const facts = factFlags(
    reading,
    checks.filter(({ kind }) => kind === 'fact'),
  );
  const flags = [...scored, ...facts].sort((a, b) => b.score - a.score || compareText(a.key, b.key));
  return { flags, compared: units.length + villages.length, falseDiscoveryRate: rate };
};
