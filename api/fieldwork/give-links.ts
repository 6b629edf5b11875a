import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import { issuedIn, type SampledVillage } from '../samples/sample.ts';
import { type Case, caseCode } from './case.ts';
import { signLink } from './link.ts';

export interface CaseWithLink {
  readonly case: Case;
  readonly code: string;
  readonly token: string;
}

/** Links for the households of a village, to be printed on cards. Tokens are made anew each time and are kept nowhere. */
export const giveLinks = async (
  context: Context,
  campaignId: string,
  village: string,
): Promise<readonly CaseWithLink[]> => {
  const { permit } = await inCampaign(context, campaignId, 'give out links');
  const facts = await drawnVillage(context, campaignId, village);
  const cases = await context.stores.cases.ofVillage(permit, campaignId, village, issuedIn(facts));
  await context.stores.audit.record(auditEvent(permit, campaignId, context.now, context.newId(), village));
  return cases.map((each) => withLink(context, each, 'r'));
};

/** An interviewer's cases of one village, each with the link that opens the interview. */
export const takeCases = async (
  context: Context,
  campaignId: string,
  village: string,
): Promise<readonly CaseWithLink[]> => {
  const { permit } = await inCampaign(context, campaignId, 'take cases', village);
  const facts = await drawnVillage(context, campaignId, village);
  const cases = await context.stores.cases.ofVillage(permit, campaignId, village, issuedIn(facts));
  await context.stores.audit.record(auditEvent(permit, campaignId, context.now, context.newId(), village));
  return cases.map((each) => withLink(context, each, 'i'));
};

export const withLink = (context: Context, each: Case, audience: 'r' | 'i'): CaseWithLink => ({
  case: each,
  code: caseCode(each.village, each.number),
  token: signLink(context.linkKey, {
    campaignId: each.campaignId,
    village: each.village,
    number: each.number,
    generation: each.generation,
    audience,
    chance: Buffer.from(context.random(16)).toString('base64url'),
  }),
});

const drawnVillage = async (
  context: Context,
  campaignId: string,
  village: string,
): Promise<SampledVillage> => {
  const facts = await context.stores.samples.villageFacts(campaignId, village);
  if (facts === undefined || facts.role === 'ladder') {
    throw refusal('case-unknown');
  }
  return facts;
};
