/**
 * A change (更正、撤回) to an answer that was accepted: other answers in its place, or none. The one who answered asks for it with link and
 * second secret. It takes effect seven days later, so that somebody who was pressed to ask can be heard first; what was
 * answered before is kept. From closing on nothing takes effect any more.
 */
import type { Answers } from '../../methods/questionnaire/form.ts';

export type ChangeKind = 'revision' | 'withdrawal';

export interface AnswerChange {
  readonly campaignId: string;
  readonly village: string;
  readonly number: number;
  /** From 1, in the order of asking. */
  readonly place: number;
  readonly kind: ChangeKind;
  /** Made by the device; the same on every retry. */
  readonly changeId: string;
  /** UTC moments. */
  readonly requestedAt: string;
  readonly effectiveAt: string;
  readonly tookEffect: boolean;
  /** Who interviewed, where the answer came from an interviewer. */
  readonly personId?: string | undefined;
  readonly formCode?: string | undefined;
  readonly formVersion?: number | undefined;
  readonly language?: string | undefined;
  readonly contentHash?: string | undefined;
  readonly answers?: Answers | undefined;
  readonly calculated?: Answers | undefined;
  readonly flags?: readonly string[] | undefined;
}

export const changeDelayDays = 7;

/** More is no second thought; whoever needs more calls the number on the card. */
export const mostChanges = 5;

/** So many changed answers in one village raise an alert: cards are carried by the people who are judged. */
export const alertingCases = 3;

const dayMilliseconds = 86_400_000;

export const daysAfter = (moment: string, days: number): string =>
  new Date(Date.parse(moment) + days * dayMilliseconds).toISOString();

/** Which of the changes counts: the last one that took effect. */
export const lastEffective = <Change extends Pick<AnswerChange, 'place' | 'tookEffect'>>(
  changes: readonly Change[],
): Change | undefined =>
  changes
    .filter(({ tookEffect }) => tookEffect)
    .toSorted((a, b) => a.place - b.place)
    .at(-1);
