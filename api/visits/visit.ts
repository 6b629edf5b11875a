/**
 * A visit (入户走访) is one attempt at a household: by whom, when, what came of it, and how the household was found. Visits are only
 * ever added; how a case stands follows from all of them, in whatever order they arrive.
 */
import { hashOf } from '../../methods/proof/hash-of.ts';
import { toHex } from '../../methods/proof/hex.ts';

export const visitModes = ['face', 'phone'] as const;
export type VisitMode = (typeof visitModes)[number];

/**
 * How the household was found. `split` (分户): the part in which the registered head lives now is interviewed, because the persons of
 * the roster are what is counted. `moved-within` (村内搬迁) is followed to its new house. `merged` (并户), `moved-away` (外迁) and
 * `vanished` (销户) are no longer there to be asked.
 */
export const findings = ['as-listed', 'split', 'merged', 'moved-within', 'moved-away', 'vanished'] as const;
export type Finding = (typeof findings)[number];

/** Who else was in the room: code X4 of the household form. */
export const presences = ['none', 'neighbour', 'official', 'other'] as const;
export type Presence = (typeof presences)[number];

/** What came of it: code A5 of the household form. 1 and 2 come with answers, 3 to 9 are a case's outcomes. */
export const visitOutcomes = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Rough on purpose: a hundredth of a degree is about a kilometre. */
export interface RoughPlace {
  readonly latitude: number;
  readonly longitude: number;
  /** Metres, as the device says it. */
  readonly accuracy: number;
}

/** An interviewer's own opinion of the same evening: codes of X6 in the household form, 1 alone where nothing is amiss. */
export interface FirstJudgement {
  readonly personId: string;
  readonly codes: readonly number[];
  /** Needed where something is amiss. */
  readonly reason: string;
}

/** The time that was agreed with the household, by the campaign's clock. */
export interface Appointment {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** HH:MM. */
  readonly time: string;
}

/** A visit as a device tells it. */
export interface SentVisit {
  /** 16 random bytes in base64url, made by the device. */
  readonly visitId: string;
  readonly village: string;
  readonly number: number;
  /** Who was there together with the one who sends it. */
  readonly second?: string | undefined;
  /** ISO 8601, by the device's clock. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly place?: RoughPlace | undefined;
  readonly mode: VisitMode;
  readonly outcome: number;
  /** Absent where nothing was found out about the household. */
  readonly found?: Finding | undefined;
  readonly appointment?: Appointment | undefined;
  readonly interpreter?: string | undefined;
  readonly othersPresent?: Presence | undefined;
  /** Somebody told the household what to answer. */
  readonly coaching?: boolean | undefined;
  /** Whoever had no business there left before the interview (清场). */
  readonly roomCleared: boolean;
  /** No telephone number of this household could be found, so it cannot be tried by telephone. */
  readonly noTelephone: boolean;
  readonly firstJudgements: readonly FirstJudgement[];
  readonly note: string;
}

/** As it is kept. */
export interface Visit extends Omit<SentVisit, 'second'> {
  readonly campaignId: string;
  /** Who sent it first. */
  readonly by: readonly string[];
  readonly deviceId: string;
  /** UTC moment of the server. */
  readonly receivedAt: string;
  /** Seconds by which the device's clock was ahead when it was sent. */
  readonly clockOffsetSeconds: number;
  readonly contentHash: string;
}

/** In one piece of sync. */
export const mostVisitsAtOnce = 50;

const roughly = (degrees: number): number => Math.round(degrees * 100) / 100;

/** UTC, so that the same moment is the same text. */
const utc = (moment: string): string => new Date(moment).toISOString();

/** The visit in the one form in which it is kept and compared. */
export const normalVisit = (sent: SentVisit): SentVisit => ({
  ...sent,
  startedAt: utc(sent.startedAt),
  endedAt: utc(sent.endedAt),
  place: sent.place && {
    latitude: roughly(sent.place.latitude),
    longitude: roughly(sent.place.longitude),
    accuracy: Math.round(sent.place.accuracy),
  },
  firstJudgements: sent.firstJudgements
    .map((each) => ({ ...each, codes: each.codes.toSorted((a, b) => a - b) }))
    .toSorted((a, b) => (a.personId < b.personId ? -1 : 1)),
});

/** Of all that the people there said; when and through what it came in is no part of it. */
export const visitHashOf = (
  campaignId: string,
  by: readonly string[],
  visit: Omit<SentVisit, 'second'>,
): string => {
  const { place, appointment } = visit;
  return toHex(
    hashOf(
      'zhenping/visit/v1',
      campaignId,
      visit.village,
      visit.number,
      [...by],
      visit.startedAt,
      visit.endedAt,
      place === undefined ? null : [String(place.latitude), String(place.longitude), place.accuracy],
      visit.mode,
      visit.outcome,
      visit.found ?? null,
      appointment === undefined ? null : [appointment.day, appointment.time],
      visit.interpreter ?? null,
      visit.othersPresent ?? null,
      visit.coaching === undefined ? null : Number(visit.coaching),
      Number(visit.roomCleared),
      Number(visit.noTelephone),
      visit.firstJudgements.map(({ personId, codes, reason }) => [personId, [...codes], reason]),
      visit.note,
    ),
  );
};

/**
 * When it was, by the server's clock: the device's time less its error. Nothing that has arrived is later than its arrival, so a
 * clock that was put forward between visit and sync wins no day.
 */
export const momentOf = ({
  startedAt,
  receivedAt,
  clockOffsetSeconds,
}: Pick<Visit, 'startedAt' | 'receivedAt' | 'clockOffsetSeconds'>): string => {
  const corrected = new Date(new Date(startedAt).getTime() - clockOffsetSeconds * 1000).toISOString();
  return corrected < receivedAt ? corrected : receivedAt;
};

type Placed = Pick<Visit, 'visitId' | 'startedAt' | 'receivedAt' | 'clockOffsetSeconds'>;

/** By when they were; ids settle the rest, so that the order is the same everywhere. */
export const inOrder = (a: Placed, b: Placed): number => {
  const [first, second] = [momentOf(a), momentOf(b)];
  return first === second ? (a.visitId < b.visitId ? -1 : 1) : first < second ? -1 : 1;
};

/** Seconds within which two good clocks agree. */
const clockTolerance = 300;

/** Whether its end, by the server's clock, lies after its arrival: the device's clock was changed in between. */
export const endsLate = ({
  endedAt,
  clockOffsetSeconds,
  receivedAt,
}: Pick<Visit, 'endedAt' | 'clockOffsetSeconds' | 'receivedAt'>): boolean =>
  secondsBetween(receivedAt, endedAt) - clockOffsetSeconds > clockTolerance;

export const minutesOf = ({ startedAt, endedAt }: Pick<Visit, 'startedAt' | 'endedAt'>): number =>
  Math.round(secondsBetween(startedAt, endedAt) / 60);

const secondsBetween = (earlier: string, later: string): number =>
  (new Date(later).getTime() - new Date(earlier).getTime()) / 1000;
