import { randomId } from '../../page/random-id.ts';

export type Finding = 'AS_LISTED' | 'SPLIT' | 'MERGED' | 'MOVED_WITHIN' | 'MOVED_AWAY' | 'VANISHED';
export type Presence = 'NONE' | 'NEIGHBOUR' | 'OFFICIAL' | 'OTHER';

/** An attempt at a household, as the service takes it (`VisitInput`). */
export interface Visit {
  readonly visitId: string;
  readonly case: string;
  readonly second: string | null;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly place: { readonly latitude: number; readonly longitude: number; readonly accuracy: number } | null;
  readonly mode: 'FACE' | 'PHONE';
  readonly outcome: number;
  readonly found: Finding | null;
  readonly appointment: { readonly day: string; readonly time: string } | null;
  readonly othersPresent: Presence | null;
  readonly coaching: boolean | null;
  readonly roomCleared: boolean;
  readonly noTelephone: boolean;
  readonly firstJudgements: readonly {
    readonly personId: string;
    readonly codes: readonly number[];
    readonly reason: string;
  }[];
  readonly note: string;
}

/** A visit that waits on this phone, and why the service did not take it. */
export interface WaitingVisit {
  readonly visit: Visit;
  readonly refused: string | null;
}

/** What the interviewer has said so far; nothing is chosen beforehand but how it was tried. */
export interface VisitDraft {
  readonly mode: 'FACE' | 'PHONE';
  readonly outcome: number | null;
  readonly found: Finding | null;
  readonly day: string;
  readonly time: string;
  readonly othersPresent: Presence | null;
  readonly coaching: boolean;
  readonly roomCleared: boolean;
  readonly noTelephone: boolean;
  readonly judgements: Readonly<Record<string, { readonly code: number | null; readonly reason: string }>>;
  readonly note: string;
}

export const newDraft = (outcome: number | null): VisitDraft => ({
  mode: 'FACE',
  outcome,
  found: outcome === null ? null : 'AS_LISTED',
  day: '',
  time: '',
  othersPresent: null,
  coaching: false,
  roomCleared: false,
  noTelephone: false,
  judgements: {},
  note: '',
});

/** What a household that is no longer there leads to. */
const outcomeOf: Readonly<Partial<Record<Finding, number>>> = { MERGED: 6, MOVED_AWAY: 6, VANISHED: 7 };

export const wasInterview = (draft: VisitDraft): boolean => draft.outcome === 1 || draft.outcome === 2;

/** Which findings can go with an outcome; none where nothing was found out. */
export const findingsFor = (outcome: number | null): readonly Finding[] => {
  if (outcome === null || outcome === 8) return [];
  if (outcome === 6) return ['MOVED_AWAY', 'MERGED'];
  if (outcome === 7) return ['VANISHED'];
  return ['AS_LISTED', 'SPLIT', 'MOVED_WITHIN'];
};

export type Missing = 'outcome' | 'found' | 'note' | 'judgement' | 'reason' | 'room';

/** What is still to be said before a visit can be kept, the first of it. */
export const missingIn = (draft: VisitDraft, people: readonly string[]): Missing | undefined => {
  if (draft.outcome === null) return 'outcome';
  const needed = draft.found && outcomeOf[draft.found];
  if ((draft.outcome === 6 || draft.outcome === 7) && needed !== draft.outcome) return 'found';
  if (draft.note.trim() === '' && (draft.outcome === 9 || draft.found === 'MERGED')) return 'note';
  if (!wasInterview(draft)) return undefined;
  if (draft.mode === 'FACE' && !draft.roomCleared && draft.othersPresent === null) return 'room';
  const [self] = people;
  if (self === undefined || !draft.judgements[self]?.code) return 'judgement';
  const unreasoned = Object.values(draft.judgements).some(
    ({ code, reason }) => code !== null && code !== 1 && reason.trim() === '',
  );
  return unreasoned ? 'reason' : undefined;
};

/**
 * The draft as a visit of these people, the first of whom holds the phone.
 * @param when ISO 8601, by the phone's clock
 */
export const visitOf = (
  draft: VisitDraft,
  code: string,
  people: readonly string[],
  when: { readonly startedAt: string; readonly endedAt: string },
  place: Visit['place'],
): Visit => ({
  visitId: randomId(),
  case: code,
  second: people[1] ?? null,
  ...when,
  place,
  mode: draft.mode,
  outcome: draft.outcome ?? 9,
  found: draft.found,
  appointment: draft.day !== '' && draft.time !== '' ? { day: draft.day, time: draft.time } : null,
  othersPresent: draft.othersPresent,
  coaching: wasInterview(draft) ? draft.coaching : null,
  roomCleared: draft.roomCleared,
  noTelephone: draft.mode === 'FACE' && draft.noTelephone,
  firstJudgements: people.flatMap((personId) => {
    const { code: said = null, reason = '' } = draft.judgements[personId] ?? {};
    return said === null || !wasInterview(draft) ? [] : [{ personId, codes: [said], reason: reason.trim() }];
  }),
  note: draft.note.trim(),
});

/** A hundredth of a degree, about a kilometre: the phone itself tells no more. */
const roughly = (degrees: number): number => Math.round(degrees * 100) / 100;

/** Roughly where the phone is, if it may know and says so soon. */
export const roughPlace = (): Promise<Visit['place']> =>
  new Promise((done) => {
    if (!('geolocation' in navigator)) return done(null);
    const giveUp = setTimeout(() => done(null), 5000);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        clearTimeout(giveUp);
        done({ latitude: roughly(latitude), longitude: roughly(longitude), accuracy: Math.round(accuracy) });
      },
      () => {
        clearTimeout(giveUp);
        done(null);
      },
      { maximumAge: 600_000, timeout: 4000 },
    );
  });
