/**
 * When a case has ended, from all visits to it. A refusal, a household that is gone or an address that nobody finds ends it at once.
 * An empty house does not: it is tried again, on other days, and by telephone (访问不遇须在不同日期回访). Nothing here depends on the order in
 * which visits arrive, and a visit more never opens a case again.
 */
import { campaignDay } from '../results/campaign-day.ts';
import type { FieldRules } from '../teams/field-rules.ts';
import { inOrder, momentOf, type Visit } from './visit.ts';

/** Two rings at a door within the same hour are one attempt. */
const leastHoursBetween = 2;

/** What is still to be done before an empty house is a result. */
export interface DueCallBacks {
  readonly attempts: number;
  /** On so many days on which nobody has tried yet. */
  readonly days: number;
  readonly phone: boolean;
  /** The first day (YYYY-MM-DD, of the campaign) on which another attempt helps; absent: any. */
  readonly notBefore: string | undefined;
}

export type Standing =
  | { readonly state: 'untried' }
  | { readonly state: 'open'; readonly due: DueCallBacks }
  /** Somebody was interviewed, and the answers are still on a device. */
  | { readonly state: 'answers-awaited' }
  /** `decided`: the visit from which the outcome follows. */
  | { readonly state: 'ended'; readonly outcome: number; readonly decided: Visit };

const endsAtOnce: readonly number[] = [3, 6, 7, 8, 9];
/** Somebody of the household was met: AAPOR lets a later empty house say nothing against that. */
const met: readonly number[] = [3, 9];

type CallBacks = FieldRules['callBacks'];

interface Tried {
  readonly attempts: number;
  readonly days: ReadonlySet<string>;
  readonly lastDay: string | undefined;
  readonly phone: boolean;
}

/** What was tried up to the last of these visits, which are in order. */
const triedIn = (visits: readonly Visit[], timeZone: string): Tried => {
  const moments = visits.filter(({ mode }) => mode === 'face').map(momentOf);
  const counted = moments.reduce<readonly string[]>((kept, moment) => {
    const last = kept.at(-1);
    return last === undefined || hoursBetween(last, moment) >= leastHoursBetween ? kept.concat(moment) : kept;
  }, []);
  const days = moments.map((moment) => campaignDay(new Date(moment), timeZone));
  return {
    attempts: counted.length,
    days: new Set(days),
    lastDay: days.at(-1),
    phone: visits.some(({ mode, noTelephone }) => mode === 'phone' || noTelephone),
  };
};

const hoursBetween = (earlier: string, later: string): number =>
  (new Date(later).getTime() - new Date(earlier).getTime()) / 3_600_000;

const dueAfter = ({ attempts, days, lastDay, phone }: Tried, rule: CallBacks): DueCallBacks => {
  const attemptsDue = Math.max(0, rule.attempts - attempts);
  const daysDue = Math.max(0, rule.days - days.size);
  const notBefore = attemptsDue + daysDue === 0 || lastDay === undefined ? undefined : lastDay;
  return {
    attempts: Math.max(attemptsDue, daysDue),
    days: daysDue,
    phone: rule.phone && !phone,
    notBefore:
      daysDue > 0 && daysDue >= attemptsDue && notBefore !== undefined ? dayAfter(notBefore) : notBefore,
  };
};

const dayAfter = (day: string): string =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10);

const isMet = ({ attempts, days, phone }: DueCallBacks): boolean => attempts === 0 && days === 0 && !phone;

/** How a case stands that has no answer. `timeZone` is the campaign's, by which days are counted. */
export const standingOf = (
  visits: readonly Visit[],
  { callBacks }: Pick<FieldRules, 'callBacks'>,
  timeZone: string,
): Standing => {
  const ordered = visits.toSorted(inOrder);
  const ending = ordered.filter(
    ({ outcome }, index) =>
      endsAtOnce.includes(outcome) ||
      (outcome > 3 && isMet(dueAfter(triedIn(ordered.slice(0, index + 1), timeZone), callBacks))),
  );
  const contacts = ending.some(({ outcome }) => met.includes(outcome));
  const decided = ending.findLast(({ outcome }) => !contacts || (outcome !== 4 && outcome !== 5));
  if (decided !== undefined) {
    return { state: 'ended', outcome: decided.outcome, decided };
  }
  const last = ordered.at(-1);
  if (last === undefined) {
    return { state: 'untried' };
  }
  return last.outcome < 3
    ? { state: 'answers-awaited' }
    : { state: 'open', due: dueAfter(triedIn(ordered, timeZone), callBacks) };
};

/** The appointment of the latest visit; it lapses with the next one. */
export const appointmentOf = (visits: readonly Visit[]): Visit['appointment'] =>
  visits.toSorted(inOrder).at(-1)?.appointment;
