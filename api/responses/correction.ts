/**
 * A correction (补正): what an interviewer wrote down on visiting again, after a review returned the case. Both versions are kept; it counts
 * from the moment when a reviewer accepts it, and never after closing. What the respondent withdrew stays withdrawn.
 */
import type { Answers } from '../../methods/questionnaire/form.ts';

export interface Correction {
  readonly campaignId: string;
  readonly village: string;
  readonly number: number;
  /** From 1, in the order in which they came. */
  readonly place: number;
  /** Made by the device; the same on every retry. */
  readonly correctionId: string;
  /** UTC moment. */
  readonly receivedAt: string;
  /** Who visited again. */
  readonly personId: string;
  readonly accepted: boolean;
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  readonly contentHash: string;
  readonly answers: Answers;
  readonly calculated?: Answers | undefined;
  readonly flags?: readonly string[] | undefined;
}

/** The one that counts: the last that was accepted. */
export const lastAccepted = <Each extends Pick<Correction, 'place' | 'accepted'>>(
  corrections: readonly Each[],
): Each | undefined =>
  corrections
    .filter(({ accepted }) => accepted)
    .toSorted((a, b) => a.place - b.place)
    .at(-1);
