import type { Stores } from '../context.ts';
import { fieldRulesOf, type WithFieldRules } from './field-rules.ts';

/** Who has a case to interview; of a pair only one signs in to send it. Nobody is known where the campaign has no field rules. */
export const crewOf = async (
  { assignments }: Pick<Stores, 'assignments'>,
  campaign: WithFieldRules & { readonly campaignId: string },
  { village, number }: { readonly village: string; readonly number: number },
): Promise<readonly string[]> => {
  if (fieldRulesOf(campaign) === undefined) {
    return [];
  }
  const cases = await assignments.casesIn(campaign.campaignId, village);
  return cases.find((each) => each.number === number)?.persons ?? [];
};
