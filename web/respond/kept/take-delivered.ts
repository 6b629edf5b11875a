import type { Outcome, Receipt } from '../operations.ts';
import { forgetUnsent, unsentOf } from './unsent.ts';

/** Takes what the service said to these answers off the phone, if it has said something. */
export const takeDelivered = async (responseId: string): Promise<Outcome<Receipt> | undefined> => {
  const unsent = await unsentOf(responseId);
  if (unsent?.receipt) {
    await forgetUnsent(unsent.id);
    return { ok: true, value: unsent.receipt };
  }
  if (unsent?.refusal) {
    await forgetUnsent(unsent.id);
    return { ok: false, refusal: unsent.refusal };
  }
  return undefined;
};
