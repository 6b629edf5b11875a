/** The villages in which an interviewer works now, where the campaign has field rules. */
import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import { refusal } from '../refusals.ts';
import { assignedTo } from './assigned-to.ts';
import type { OwnCases } from './assignment.ts';
import { conflictCode, conflictsOf } from './conflict-rules.ts';
import { type FieldRules, fieldRulesOf } from './field-rules.ts';

type Asking = Pick<Context, 'grants' | 'now'> & {
  readonly stores: Pick<Context['stores'], 'assignments' | 'staff'>;
};

/**
 * Those that are assigned and for which the team has departed, within the division of a grant. One in which the person has a
 * conflict by now, because of a newer declaration, is left out; where that leaves none, the rule is named.
 */
export const ownVillages = async (
  { stores, grants, now }: Asking,
  campaign: Campaign,
  rules: FieldRules,
  personId: string,
): Promise<readonly OwnCases[]> => {
  const { campaignId } = campaign;
  const [own, record] = await Promise.all([
    stores.assignments.ownOf(campaignId, personId),
    stores.staff.get(campaignId, personId),
  ]);
  const departed = own.filter(
    ({ departedAt, numbers, village }) =>
      departedAt !== undefined &&
      numbers.length > 0 &&
      grantFor(grants, 'take cases', { campaign, division: village }, now) !== undefined,
  );
  const broken = departed.flatMap(({ village }) => conflictsOf(record, village, rules).slice(0, 1));
  const free = departed.filter(({ village }) => conflictsOf(record, village, rules).length === 0);
  const [first] = broken;
  if (free.length === 0 && first !== undefined) {
    throw refusal(conflictCode(first));
  }
  return free;
};

/**
 * The numbers of one person's cases in a village; nothing where the campaign has no field rules, so that all are.
 *
 * @throws Refusal `case-not-assigned`, or the rule of a conflict
 */
export const ownNumbersIn = async (
  { stores }: Pick<Asking, 'stores'>,
  campaign: Campaign,
  personId: string,
  village: string,
): Promise<ReadonlySet<number> | undefined> => {
  const rules = fieldRulesOf(campaign);
  if (rules === undefined) {
    return undefined;
  }
  const [assigned, record] = await Promise.all([
    assignedTo(stores, campaign, personId, village),
    stores.staff.get(campaign.campaignId, personId),
  ]);
  if (assigned?.departedAt === undefined || assigned.numbers.length === 0) {
    throw refusal('case-not-assigned');
  }
  const [broken] = conflictsOf(record, village, rules);
  if (broken !== undefined) {
    throw refusal(conflictCode(broken));
  }
  return new Set(assigned.numbers);
};
