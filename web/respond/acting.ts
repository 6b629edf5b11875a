import type { Language } from '../page/language.ts';
import type { Outcome, Receipt } from './operations.ts';
import type { Submission } from './submission.ts';

/**
 * Who sends from this page. A villager's page sends as nobody; an interviewer's says who is signed in and from which device, which only
 * lives as long as the page.
 */
export interface Acting {
  readonly accessToken?: string;
  readonly deviceId?: string;
  /** Sends answers in another way than as those of a card. */
  readonly send?: (submission: Submission, language: Language) => Promise<Outcome<Receipt>>;
}

let now: Acting = {};

export const acting = (): Acting => now;

export const actAs = (next: Acting): void => {
  now = next;
};
