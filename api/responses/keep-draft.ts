import { takesAnswers } from '../campaigns/campaign-rules.ts';
import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { KeptDraft } from './draft-store.ts';
import { privacyOf } from './privacy-of.ts';
import { openedBy } from './submit-response.ts';

export interface KeepingDraft {
  readonly token: string;
  /** Encrypted in the browser; the service cannot read what it keeps. */
  readonly draft: string;
  /** The version that was seen last; 0: none. */
  readonly after: number;
}

/**
 * Keeps what somebody has answered so far, so that another device with the same card can go on. A household's own card only: an
 * interviewer's link is another one each time, and in an anonymous campaign nothing of a household is kept.
 */
export const keepDraft = async (
  context: Context,
  { token, draft, after }: KeepingDraft,
): Promise<KeptDraft> => {
  const { link, campaign } = await openedBy(context, token);
  if (link.audience === 'i' || privacyOf(campaign, link.number) === 'anonymous') {
    throw refusal('draft-not-kept');
  }
  const { responses, drafts } = context.stores;
  const held = await responses.held(link.campaignId, link.village, link.number);
  if (held !== undefined && (held.generation > link.generation || held.kind === 'withdrawn')) {
    throw refusal('link-revoked');
  }
  if (held?.kind === 'answer') {
    throw refusal('draft-answered');
  }
  if (held?.kind === 'closed' || !takesAnswers(campaign)) {
    throw refusal('fieldwork-not-open');
  }
  const kept = await drafts.keep(link, draft, after, context.now);
  if (kept === undefined) {
    throw refusal('draft-changed');
  }
  return kept;
};
