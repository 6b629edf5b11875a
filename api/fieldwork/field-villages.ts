import { type Context, inCampaign } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { OwnCases } from '../teams/assignment.ts';
import { fieldRulesOf } from '../teams/field-rules.ts';
import { ownVillages } from '../teams/own-villages.ts';
import { lastDrawnNumber } from './case.ts';

/** A village in which an interviewer has cases. Whether it was drawn is not told. */
export interface FieldVillage {
  readonly campaignId: string;
  readonly code: string;
  readonly name: string;
}

/**
 * The villages in which an interviewer works: drawn and not lost, or with added cases, within the division of any of their grants.
 * With field rules, those for which their team has departed and in which cases are assigned to them.
 */
export const fieldVillages = async (
  context: Context,
  campaignId: string,
): Promise<readonly FieldVillage[]> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'take cases');
  const rules = fieldRulesOf(campaign);
  if (rules !== undefined) {
    const own = await ownVillages(context, campaign, rules, permit.personId);
    const standing = await Promise.all(own.map((each) => stillWorked(context, each)));
    return own
      .filter((_each, index) => standing[index])
      .map(({ village, name }) => ({ campaignId, code: village, name }));
  }
  const { samples, addedCases } = context.stores;
  const [drawn, added] = await Promise.all([
    samples.villages(permit, campaignId),
    addedCases.villages(permit, campaignId),
  ]);
  const issued = drawn.filter(({ lost }) => lost === undefined);
  const known = new Set(issued.map(({ code }) => code));
  const others = added
    .filter(({ village }) => !known.has(village))
    .map(({ village, name }) => ({ campaignId, code: village, name }));
  const mayWorkIn = (division: string): boolean =>
    grantFor(context.grants, 'take cases', { campaign, division }, context.now) !== undefined;
  return [...issued, ...others].filter(({ code }) => mayWorkIn(code));
};

/** Of a lost village nothing is left to visit but what was added by hand. */
const stillWorked = async (
  { stores }: Context,
  { campaignId, village, numbers }: OwnCases,
): Promise<boolean> => {
  const facts = await stores.samples.villageFacts(campaignId, village);
  return facts?.lost === undefined || numbers.some((number) => number > lastDrawnNumber);
};
