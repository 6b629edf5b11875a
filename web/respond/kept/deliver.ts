import type { Language } from '../../page/language.ts';
import { acting } from '../acting.ts';
import { queueFiles } from '../media/queue-files.ts';
import type { Link, Outcome, Receipt } from '../operations.ts';
import { submitResponse } from '../sending-operations.ts';
import type { Submission } from '../submission.ts';
import { keepSending } from './keep-sending.ts';
import { sendUnsentAnswers } from './send-unsent.ts';
import { takeDelivered } from './take-delivered.ts';
import { entryOf, keepUnsent } from './unsent.ts';

type SealingLink = Pick<Link, 'campaignName' | 'sealingKey'>;

/** What became of sending: the service's answer, or that it waits on this phone. */
export type Delivery = Outcome<Receipt> | { readonly ok: 'waiting' };

const step = 1024;

/** As long as the next full step, so that a box's length tells little of what was answered. */
const padded = (text: string): string => {
  const { length } = new TextEncoder().encode(text);
  return text + ' '.repeat(step - (length % step));
};

const sealed = async (link: SealingLink, submission: Submission): Promise<string | undefined> => {
  try {
    const { sealTo } = await import('./seal.ts');
    const { deviceId } = acting();
    return await sealTo(link.sealingKey, padded(JSON.stringify({ ...submission, deviceId })));
  } catch {
    // A browser or an address that may not encrypt, or a part of the page that never came.
    return undefined;
  }
};

/**
 * Sends an answer set so that it is not lost from here on: it is sealed and kept first, then sent, and stays until the
 * service has answered. Where nothing can be kept, it is sent at once and the page still has it.
 * @throws Unreachable where it is neither kept nor sent
 */
export const deliver = async (
  link: SealingLink,
  submission: Submission,
  language: Language,
  now: Date,
): Promise<Delivery> => {
  const box = await sealed(link, submission);
  const entry = {
    campaign: link.campaignName,
    since: now.toISOString(),
    refusal: null,
    receipt: null,
  };
  const isKept =
    box !== undefined &&
    (await keepUnsent({ ...entry, id: await entryOf(submission.responseId), sealed: box }));
  // The answers wait for no file; without the service's key there is no way to seal one.
  const files = box === undefined ? 0 : await queueFiles(link, submission).catch(() => 0);
  if (!isKept) {
    const outcome = await submitResponse(submission, language);
    if (files > 0) keepSending();
    return outcome;
  }
  await sendUnsentAnswers(language);
  if (files > 0) keepSending();
  return (await takeDelivered(submission.responseId)) ?? { ok: 'waiting' };
};
