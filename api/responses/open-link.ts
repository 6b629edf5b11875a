import type { Form, Privacy } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { takesAnswers } from '../campaigns/campaign-rules.ts';
import type { Context } from '../context.ts';
import type { Link } from '../fieldwork/link.ts';
import type { KeptDraft } from './draft-store.ts';
import { privacyOf } from './privacy-of.ts';
import { type Receipt, receiptOf } from './response.ts';
import { audienceOf, openedBy } from './submit-response.ts';

export interface OpenLink {
  readonly campaign: Campaign;
  readonly form: Form;
  readonly link: Link;
  readonly privacy: Privacy;
  readonly audience: 'interviewer' | 'respondent';
  readonly state: 'OPEN' | 'ANSWERED' | 'REVOKED' | 'CLOSED';
  readonly receipt?: Receipt;
  /** What another device kept through this link, while it is open. */
  readonly draft?: KeptDraft | undefined;
}

/** What the holder of a link sees first: the form and whether it can still be answered. Never the answers. */
export const openLink = async (context: Context, token: string): Promise<OpenLink> => {
  const { link, campaign, form } = await openedBy(context, token);
  const privacy = privacyOf(campaign, link.number);
  const opened = { campaign, form, link, audience: audienceOf(link), privacy } as const;
  const held = await context.stores.responses.held(link.campaignId, link.village, link.number);
  if (held !== undefined && held.generation > link.generation) {
    return { ...opened, state: 'REVOKED' };
  }
  if (held?.kind === 'used') {
    // Nothing leads from here to the answer, so there is no receipt to show.
    return { ...opened, state: 'ANSWERED' };
  }
  const { responseId, contentHash, receivedAt } = held ?? {};
  if (
    held?.kind === 'answer' &&
    responseId !== undefined &&
    contentHash !== undefined &&
    receivedAt !== undefined
  ) {
    const answer = { ...link, responseId, contentHash, receivedAt };
    return { ...opened, state: 'ANSWERED', receipt: receiptOf(answer, 'REPEATED', campaign) };
  }
  if (!takesAnswers(campaign) || held?.kind === 'closed') {
    return { ...opened, state: 'CLOSED' };
  }
  const mayResume = privacy === 'confidential' && link.audience === 'r';
  const draft = mayResume ? await context.stores.drafts.keptThrough(link, context.now) : undefined;
  return { ...opened, state: 'OPEN', draft };
};
