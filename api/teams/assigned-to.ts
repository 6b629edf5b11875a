import type { Stores } from '../context.ts';
import type { OwnCases } from './assignment.ts';
import { fieldRulesOf, type WithFieldRules } from './field-rules.ts';

type Assignments = Pick<Stores, 'assignments'>;
type AssigningCampaign = WithFieldRules & { readonly campaignId: string };

/** What an interviewer has in a village. */
export type Assigned = Pick<OwnCases, 'numbers' | 'earlier' | 'departedAt'>;

/**
 * The cases of one person in one village: one read. Nothing where the campaign has no field rules, so that whoever may work in a
 * village may work on every case of it.
 */
export const assignedTo = async (
  { assignments }: Assignments,
  campaign: AssigningCampaign,
  personId: string,
  village: string,
): Promise<Assigned | undefined> => {
  if (fieldRulesOf(campaign) === undefined) {
    return undefined;
  }
  const own = await assignments.ownIn(campaign.campaignId, personId, village);
  return own ?? { numbers: [], earlier: [] };
};

/** Whether what this person brings of a case is taken: also of one that was given to somebody else while the device had no network. */
export const mayBring = (assigned: Assigned | undefined, number: number): boolean =>
  assigned === undefined ||
  (assigned.departedAt !== undefined && [...assigned.numbers, ...assigned.earlier].includes(number));
