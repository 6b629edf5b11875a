import type { Campaign } from '../campaigns/campaign.ts';
import { type Context, inCampaign } from '../context.ts';
import { type Case, caseCode } from '../fieldwork/case.ts';
import { fieldVillages } from '../fieldwork/field-villages.ts';
import { type CaseWithLink, takeCases } from '../fieldwork/give-links.ts';
import type { Permit } from '../people/permit.ts';
import { formOfCase } from '../questionnaires/form-of-case.ts';
import { type ReviewEvent, reviewOf } from '../reviews/review.ts';
import { type DeviceNamed, deviceSeen } from './device-seen.ts';
import { type Partner, partnersIn } from './partners.ts';

/** `open`: to be visited; `returned`: to be visited again, see why; `done`: it has an answer or an outcome. */
export const fieldCaseStates = ['open', 'returned', 'done'] as const;

/** A case as the device of its interviewer keeps it for the day. */
export interface FieldCase {
  readonly case: Case;
  readonly code: string;
  /** Opens the interview. */
  readonly token: string;
  readonly state: (typeof fieldCaseStates)[number];
  /** Why it was returned. */
  readonly comment: string | undefined;
  readonly formCode: string;
  readonly formVersion: number;
  /** Who interviews too. */
  readonly partners: readonly Partner[];
}

export interface FieldCasesVillage {
  readonly code: string;
  readonly name: string;
  readonly cases: readonly FieldCase[];
}

export interface FieldCases {
  /** UTC moment: by how much the device's clock is wrong. */
  readonly serverTime: string;
  readonly clockOffsetSeconds: number | undefined;
  readonly villages: readonly FieldCasesVillage[];
}

/** All that a device takes along: the asker's own cases, and nothing of anybody else. */
export const fieldCases = async (
  context: Context,
  campaignId: string,
  named: DeviceNamed,
): Promise<FieldCases> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'take cases');
  const { clockOffsetSeconds } = await deviceSeen(context, campaign, named);
  const own = await fieldVillages(context, campaignId);
  const villages = await Promise.all(
    own.map(async ({ code, name }) => {
      const [taken, partners] = await Promise.all([
        takeCases(context, campaignId, code),
        partnersIn(context, campaign, code, permit.personId),
      ]);
      const cases = await Promise.all(
        taken.map((each) => asFieldCase(context, campaign, each, partners.get(each.case.number) ?? [])),
      );
      return { code, name, cases };
    }),
  );
  return { serverTime: context.now.toISOString(), clockOffsetSeconds, villages };
};

const asFieldCase = async (
  context: Context,
  campaign: Campaign,
  { case: each, token }: CaseWithLink,
  partners: readonly Partner[],
): Promise<FieldCase> => {
  const { campaignId, village, number } = each;
  const { permit } = await inCampaign(context, campaignId, 'send an interview', village);
  const [held, form] = await Promise.all([
    context.stores.responses.held(campaignId, village, number),
    formOfCase(context.stores, campaign, number),
  ]);
  const answered = held?.kind === 'answer' || held?.kind === 'used';
  const returned = held?.kind === 'answer' ? await returnOf(context, permit, each) : undefined;
  const done = answered || each.outcome !== undefined;
  return {
    case: each,
    code: caseCode(village, number),
    token,
    state: returned !== undefined ? 'returned' : done ? 'done' : 'open',
    comment: returned?.comment,
    formCode: form?.code ?? campaign.formCode,
    formVersion: form?.version ?? campaign.formVersion,
    partners,
  };
};

/** The step by which a case was returned and since which nothing was taken. */
const returnOf = async (
  { stores }: Context,
  permit: Permit<'send an interview'>,
  each: Case,
): Promise<ReviewEvent | undefined> => {
  const steps = await stores.reviews.steps(permit, each);
  return reviewOf(steps).state === 'returned' ? steps.at(-1) : undefined;
};
