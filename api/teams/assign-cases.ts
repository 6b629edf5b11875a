import { mustBeUnderWay } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { Refusal, refusal } from '../refusals.ts';
import { assignVillage } from './assign-village.ts';
import type { AssignedVillage } from './assignment.ts';
import { villagesToAssign } from './cases-to-assign.ts';
import { fieldRulesOf } from './field-rules.ts';
import { eligibility } from './may-interview.ts';
import type { ProposedVillage } from './proposal.ts';

/** A proposal as it stands, or what somebody has put together by hand. */
export type AssignCasesInput =
  | { readonly proposalId: string }
  | { readonly villages: readonly ProposedVillage[] };

/** Villages share no item, so some are written side by side. */
const atOnce = 8;

/** What became of one village. */
export interface AssignmentOutcome {
  readonly village: string;
  readonly assigned?: AssignedVillage | undefined;
  /** Why it was not assigned; the others are. */
  readonly refusal?: Refusal | undefined;
}

/** Village by village, each whole or not at all: one that somebody else assigned meanwhile is left as it stands, and said. */
export const assignCases = async (
  context: Context,
  campaignId: string,
  input: AssignCasesInput,
): Promise<readonly AssignmentOutcome[]> => {
  const { stores } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'assign cases');
  mustBeUnderWay(campaign);
  const rules = fieldRulesOf(campaign);
  if (rules === undefined) {
    throw refusal('field-rules-missing');
  }
  const proposal =
    'proposalId' in input ? await stores.proposals.get(permit, campaignId, input.proposalId) : input;
  if (proposal === undefined) {
    throw refusal('proposal-unknown');
  }
  const [{ teams }, named] = await Promise.all([
    stores.teams.register(campaignId),
    villagesToAssign(context, permit, campaign),
  ]);
  const names = new Map(named.map(({ village, name }) => [village, name]));
  const fit = await eligibility(stores, permit, campaign, rules, teams, context.now);
  const assigned = (each: ProposedVillage): Promise<AssignmentOutcome> =>
    outcomeOf(each.village, async () => {
      const { permit: here } = await inCampaign(context, campaignId, 'assign cases', each.village);
      return assignVillage(context, { campaign, rules, permit: here, teams, names, fit }, each);
    });
  const outcomes: AssignmentOutcome[] = [];
  for (let first = 0; first < proposal.villages.length; first += atOnce) {
    const some = proposal.villages.slice(first, first + atOnce);
    outcomes.push(...(await Promise.all(some.map(assigned))));
  }
  return outcomes;
};

const outcomeOf = async (
  village: string,
  assign: () => Promise<AssignedVillage>,
): Promise<AssignmentOutcome> => {
  try {
    return { village, assigned: await assign() };
  } catch (error) {
    if (error instanceof Refusal) {
      return { village, refusal: error };
    }
    throw error;
  }
};
