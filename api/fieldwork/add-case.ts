import { createHash } from 'node:crypto';
import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { countyOf, liesIn } from '../divisions/division.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { campaignDay } from '../results/campaign-day.ts';
import { type AddedCase, type AddedCaseRequest, type AddedVillage, roleOf } from './added-case.ts';
import { mustBeSame, mustBeUsable, nextAdded } from './added-case-rules.ts';
import { type Case, caseCode } from './case.ts';

/** How often somebody may have been faster in the same village before one is told to try again. */
const mostRounds = 6;

/**
 * Adds a case by hand, in any village of the campaign's division, drawn or not. Nothing of the sample is read and nothing of it
 * changes: who adds cases learns nothing about the draw and moves no figure. The same sent again gives the case that stands.
 */
export const addCase = async (
  context: Context,
  campaignId: string,
  request: AddedCaseRequest,
): Promise<AddedCase> => {
  const asked = {
    ...request,
    household: request.household.trim().normalize('NFC'),
    group: request.group.trim().normalize('NFC'),
    evidence: request.evidence.trim().normalize('NFC'),
  };
  for (let round = 0; round < mostRounds; round += 1) {
    const added = await addNext(context, campaignId, asked);
    if (added !== undefined) {
      return added;
    }
  }
  throw refusal('try-again');
};

/** Nothing where somebody else added a case in the same village meanwhile. */
const addNext = async (
  context: Context,
  campaignId: string,
  request: AddedCaseRequest,
): Promise<AddedCase | undefined> => {
  const { village, list, household } = request;
  const { campaign, permit } = await inCampaign(context, campaignId, 'add a case', village);
  mustBeUsable(request, campaignDay(context.now, campaign.timeZone));
  const { addedCases } = context.stores;
  const before = await addedCases.found(permit, { campaignId, village, list, household });
  if (before !== undefined) {
    mustBeSame(before, request);
    return before;
  }
  mustBeIn(campaign, 'fieldwork');
  mustNotInterview(context, campaign, village);
  const known = await addedCases.village(permit, campaignId, village);
  const seen = known ?? {
    campaignId,
    village,
    name: await villageName(context, permit, campaign, village),
    cases: 0,
  };
  const added = nextAdded(seen, request);
  const entry: AddedCase = {
    ...request,
    campaignId,
    number: added.number,
    addedAt: context.now.toISOString(),
    addedBy: permit.personId,
  };
  return (await save(context, permit, entry, seen, added)) ? entry : undefined;
};

/** Whoever interviews in the village, by whatever other role, does not choose whom to visit there. */
const mustNotInterview = ({ grants, now }: Context, campaign: Campaign, village: string): void => {
  if (grantFor(grants, 'take cases', { campaign, division: village }, now) !== undefined) {
    throw refusal('case-adder-interviews');
  }
};

/** Of a village of the frozen frame, or of one that the frame left out and an official list knows. */
const villageName = async (
  { stores }: Context,
  permit: Permit<'add a case'>,
  { division, frameImportId }: Campaign,
  village: string,
): Promise<string> => {
  if (!liesIn(village, division)) {
    throw refusal('village-unknown');
  }
  const { frames, divisions } = stores;
  const framed =
    frameImportId === undefined
      ? []
      : await frames.villagesOfCounty(permit, frameImportId, countyOf(village));
  const inFrame = framed.find(({ code }) => code === village)?.name;
  if (inFrame !== undefined) {
    return inFrame;
  }
  const [newest = ''] = await divisions.years();
  const listed = (await divisions.namesInAnyYear(newest, [village])).get(village);
  if (listed === undefined) {
    throw refusal('village-unknown');
  }
  return listed;
};

/** Case, how it came in, the village's count and the audit event: all or nothing, while answers are taken. */
const save = (
  { stores, now, newId }: Context,
  permit: Permit<'add a case'>,
  entry: AddedCase,
  seen: AddedVillage,
  added: Case,
): Promise<boolean> => {
  const { campaignId } = entry;
  const { addedCases, cases, campaigns, audit } = stores;
  return addedCases.add(permit, entry, seen, [
    cases.toBeAdded(permit, added),
    campaigns.withAnotherCase(permit, campaignId),
    audit.recorded(auditEvent(permit, campaignId, now, newId(), subjectOf(entry))),
  ]);
};

/** The case, its role, the reason, and a hash that binds the evidence without repeating it. */
const subjectOf = ({ village, number, reason, evidence }: AddedCase): string =>
  [
    caseCode(village, number),
    roleOf(reason),
    reason,
    createHash('sha256').update(evidence).digest('hex'),
  ].join(' ');
