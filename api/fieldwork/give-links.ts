import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { householdRun } from '../samples/sample.ts';
import { groupsToScreen } from '../screening/groups-to-screen.ts';
import { ownNumbersIn } from '../teams/own-villages.ts';
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
  const cases = await casesIn(context, permit, campaignId, village);
  await context.stores.audit.record(auditEvent(permit, campaignId, context.now, context.newId(), village));
  return cases.map((each) => withLink(context, each, 'r'));
};

/** An interviewer's cases of one village, each with the link that opens the interview; with field rules, those that are assigned. */
export const takeCases = async (
  context: Context,
  campaignId: string,
  village: string,
): Promise<readonly CaseWithLink[]> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'take cases', village);
  const own = await ownNumbersIn(context, campaign, permit.personId, village);
  const households = await casesIn(context, permit, campaignId, village);
  const groups = await groupsToScreen(context.stores, permit, campaignId, village);
  await context.stores.audit.record(auditEvent(permit, campaignId, context.now, context.newId(), village));
  return [...households, ...groups]
    .filter(({ number }) => own?.has(number) ?? true)
    .map((each) => withLink(context, each, 'i'));
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

/** Those of the draw, unless the village was lost, then those that were added by hand; in a village without either there is nothing to give. */
export const casesIn = async (
  { stores }: Context,
  permit: Permit<'give out links' | 'take cases' | 'assign cases'>,
  campaignId: string,
  village: string,
): Promise<readonly Case[]> => {
  const { samples, cases, addedCases } = stores;
  const [facts, added] = await Promise.all([
    samples.villageFacts(campaignId, village),
    addedCases.village(permit, campaignId, village),
  ]);
  const drawn = facts?.lost === undefined ? facts : undefined;
  if (facts !== undefined && drawn === undefined && added === undefined) {
    throw refusal('village-lost');
  }
  if (drawn === undefined && added === undefined) {
    throw refusal('case-unknown');
  }
  const found = await Promise.all([
    drawn === undefined ? [] : cases.ofRun(permit, householdRun(drawn)),
    added === undefined ? [] : cases.added(permit, added),
  ]);
  return found.flat();
};
