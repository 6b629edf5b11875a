/**
 * A week of fieldwork as the daily checks see it: who asked whom, when, about where, and what was answered. Names and addresses
 * are not part of it, and nothing here changes an answer.
 */

/** A place on the earth in degrees (WGS 84), known to within so many metres; rounding of the coordinates is part of that. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly withinMetres: number;
}

/** `opinion`: a scale whose order means something; `choice`: one or several options; `amount`: a number that was said, as yuan. */
export type ItemKind = 'opinion' | 'choice' | 'amount';

export interface ItemOfForm {
  readonly code: string;
  readonly kind: ItemKind;
}

/** Several options of one answer stand as one text, in the order of the form. */
export type GivenAnswer = number | string;

export interface Interview {
  readonly id: string;
  /** One person or the two of a pair. */
  readonly interviewers: readonly string[];
  readonly device: string;
  readonly village: string;
  readonly list: string;
  /** Milliseconds since 1970 by the device's clock, corrected by how far it was off when it was last in touch. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** By the service's clock. */
  readonly receivedAt: number;
  readonly place?: Place;
  /** By code of the item. An item that was not asked, not known or refused is absent. */
  readonly answers: Readonly<Record<string, GivenAnswer>>;
  /** Items asked, and how many of them were not known or refused. */
  readonly asked: number;
  readonly dontKnow: number;
  readonly refused: number;
  readonly officialPresent: boolean;
  readonly coachingReported: boolean;
  /** Seconds an item was on the screen, where the device measured it: without pauses, they tell the pace better than the clock. */
  readonly itemSeconds?: Readonly<Record<string, number>>;
}

export interface VillageOfField {
  readonly code: string;
  readonly centre?: Place;
  /** Households went to pairs by ticket, so that pairs may differ by chance alone. */
  readonly assignedAtRandom: boolean;
}

export interface Fieldwork {
  readonly items: readonly ItemOfForm[];
  readonly villages: readonly VillageOfField[];
  /** Of the cumulative window: all since the first day, in any order. */
  readonly interviews: readonly Interview[];
  /** Minutes that the campaign's local time is ahead of UTC: 480 in China. */
  readonly minutesAheadOfUtc: number;
}
