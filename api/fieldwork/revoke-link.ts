import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import { isScreening, parseCaseCode } from './case.ts';
import { type CaseWithLink, withLink } from './give-links.ts';

/** A lost or stolen card: its link stops working at once, and a new one is given for the same case. */
export const revokeLink = async (
  context: Context,
  campaignId: string,
  code: string,
): Promise<CaseWithLink> => {
  const { permit } = await inCampaign(context, campaignId, 'give out links');
  const named = parseCaseCode(code);
  const found = named && (await context.stores.cases.get(permit, campaignId, named.village, named.number));
  if (found === undefined) {
    throw refusal('case-unknown');
  }
  const event = auditEvent(permit, campaignId, context.now, context.newId(), code);
  const recorded = context.stores.audit.recorded(event);
  const after = await context.stores.cases.revokeLinks(permit, found, recorded);
  // Nobody answers for a group alone.
  return withLink(context, after, isScreening(after.number) ? 'i' : 'r');
};
