import { type Disposition, dispositionOf } from '../../methods/estimation/response-rates/disposition.ts';
import type { Case } from '../fieldwork/case.ts';
import type { RecordedResponse } from '../responses/records-store.ts';
import { campaignDay } from '../results/campaign-day.ts';
import type { ReviewState } from '../reviews/review.ts';
import { endsLate, inOrder, minutesOf, momentOf, type Visit } from '../visits/visit.ts';
import { noProgress, type PersonProgress, type Progress, type ReportKind } from './progress.ts';

/** All that is recorded of one case. */
export interface CaseRecords {
  readonly case: Case;
  readonly responses: readonly RecordedResponse[];
  readonly visits: readonly Visit[];
  /** Of a case that was reviewed. */
  readonly review: ReviewState | undefined;
}

/** How a case stands: with an answer, without one for good, or neither. */
interface Standing {
  readonly answer: RecordedResponse | undefined;
  readonly takenBack: boolean;
  readonly outcome: number | undefined;
  /** The outcome code of the last visit. */
  readonly lastCode: number | undefined;
}

/** Seconds by which a clock may be wrong before somebody should set it. */
const clockTolerance = 600;

const resultOf = (code: number | undefined): Disposition => {
  switch (code) {
    case undefined:
      return dispositionOf(undefined);
    case 4:
    case 5:
      // Who moved away for good has code 6.
      return dispositionOf({ code, movedForGood: false });
    case 3:
    case 6:
    case 7:
    case 8:
    case 9:
      return dispositionOf({ code });
    default:
      // Somebody was met and interviewed, and there is no interview yet.
      return 'O';
  }
};

/** An answer is an interview; one that was taken back is a refusal, whatever came of the visits. */
const dispositionIn = ({ answer, takenBack, outcome, lastCode }: Standing): Disposition => {
  if (answer !== undefined) {
    return 'I';
  }
  return takenBack ? 'R' : resultOf(outcome ?? lastCode);
};

const isInterview = ({ outcome }: Visit): boolean => outcome < 3;

const reportsOf = (visits: readonly Visit[], timeZone: string): Progress['reports'] => {
  const reported: Record<ReportKind, readonly Visit[]> = {
    'official-present': visits.filter(({ othersPresent }) => othersPresent === 'official'),
    coaching: visits.filter(({ coaching }) => coaching === true),
    'room-not-cleared': visits.filter(
      (visit) => isInterview(visit) && visit.mode === 'face' && !visit.roomCleared,
    ),
    'wrong-clock': visits.filter(
      (visit) => endsLate(visit) || Math.abs(visit.clockOffsetSeconds) > clockTolerance,
    ),
  };
  return Object.fromEntries(
    Object.entries(reported).flatMap(([kind, found]) => {
      const last = found.map(momentOf).toSorted().at(-1);
      return last === undefined
        ? []
        : [[kind, { count: found.length, lastDay: campaignDay(new Date(last), timeZone) }]];
    }),
  );
};

const peopleOf = (visits: readonly Visit[], answer: RecordedResponse | undefined): Progress['people'] => {
  const interviews = visits.filter(isInterview);
  const interviewers = new Set(answer === undefined ? [] : interviews.flatMap(({ by }) => by));
  if (answer?.personId !== undefined) {
    interviewers.add(answer.personId);
  }
  const all = new Set([...visits.flatMap(({ by }) => by), ...interviewers]);
  return Object.fromEntries(
    [...all].map((personId): readonly [string, PersonProgress] => [
      personId,
      {
        interviews: interviewers.has(personId) ? 1 : 0,
        attempts: visits.filter(({ by }) => by.includes(personId)).length,
        minutes: interviews
          .filter(({ by }) => by.includes(personId))
          .reduce((sum, visit) => sum + minutesOf(visit), 0),
      },
    ]),
  );
};

/** The progress of one case; days are of the campaign's time zone. */
export const caseProgress = (
  { case: each, responses, visits, review }: CaseRecords,
  timeZone: string,
): Progress => {
  const answer = responses.find(({ kind }) => kind === 'answer' || kind === 'used');
  const takenBack = responses.some(({ kind }) => kind === 'taken-back');
  const outcome = answer === undefined ? each.outcome : undefined;
  const lastCode = visits.toSorted(inOrder).at(-1)?.outcome;
  const ended = answer !== undefined || takenBack || outcome !== undefined;
  const endedAt = answer === undefined ? each.outcomeAt : answer.receivedAt;
  const disposition = { [dispositionIn({ answer, takenBack, outcome, lastCode })]: 1 };
  const reserve = each.standsInFor !== undefined;
  const moments = [...visits.map(momentOf), answer?.receivedAt, each.outcomeAt];
  const lastAt = moments
    .flatMap((moment) => moment ?? [])
    .toSorted()
    .at(-1);
  const one = (holds: boolean): number => (holds ? 1 : 0);
  return {
    ...noProgress,
    cases: 1,
    answered: one(answer !== undefined),
    open: one(!ended),
    untried: one(!ended && visits.length === 0),
    awaited: one(!ended && lastCode !== undefined && lastCode < 3),
    outcomes: outcome === undefined || takenBack ? {} : { [outcome]: 1 },
    takenBack: one(takenBack),
    conflicts: one(responses.some(({ kind }) => kind === 'conflict')),
    attempts: visits.length,
    phoneAttempts: visits.filter(({ mode }) => mode === 'phone').length,
    lists: {
      [each.list]: { original: reserve ? {} : disposition, reserves: reserve ? disposition : {} },
    },
    days: ended && endedAt !== undefined ? { [campaignDay(new Date(endedAt), timeZone)]: 1 } : {},
    people: peopleOf(visits, answer),
    reviews: answer === undefined ? {} : { [review ?? 'received']: 1 },
    reports: reportsOf(visits, timeZone),
    ...(lastAt === undefined ? {} : { lastAt }),
  };
};
