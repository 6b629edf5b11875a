import type { Language } from '../../page/language.ts';
import { sendFiles } from '../media/send-files.ts';
import { submitSealed } from '../sending-operations.ts';
import { allUnsent, keepUnsent, type Unsent } from './unsent.ts';

const isWaiting = ({ refusal, receipt }: Unsent): boolean => refusal === null && receipt === null;

/** Two pages of one phone need not send the same at the same time; where the browser has no locks, the service sorts it out. */
const alone = (act: () => Promise<void>): Promise<void> =>
  'locks' in navigator && navigator.locks ? navigator.locks.request('zhenping-unsent', act) : act();

/**
 * Tries to send the answers that wait, one after another, and keeps what came of it.
 * @returns how many still wait, because the service could not be reached
 */
export const sendUnsentAnswers = async (language: Language): Promise<number> => {
  let left = 0;
  await alone(async () => {
    for (const unsent of (await allUnsent()).filter(isWaiting)) {
      try {
        const outcome = await submitSealed(unsent.sealed, language);
        // An interviewer's answers wait until the interviewer has signed in on this phone.
        if (!outcome.ok && outcome.refusal.rule === 'NOT_SIGNED_IN') {
          left += 1;
          continue;
        }
        const answered = outcome.ok ? { receipt: outcome.value } : { refusal: outcome.refusal };
        await keepUnsent({ ...unsent, ...answered });
      } catch {
        left += 1;
      }
    }
  });
  return left;
};

/**
 * Tries to send all that waits: the answers first, which are small, then the pictures and recordings of those that arrived.
 * @returns how many of both still wait
 */
export const sendUnsent = async (language: Language): Promise<number> =>
  (await sendUnsentAnswers(language)) + (await sendFiles(language));
