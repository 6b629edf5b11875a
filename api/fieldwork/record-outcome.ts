import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { fieldRulesOf } from '../teams/field-rules.ts';
import { type Case, isOutcome, outcomes, parseCaseCode } from './case.ts';

/**
 * What came of a visit where nobody answered. Every issued case needs an outcome before its village is closed. With field rules it
 * follows from recorded visits instead.
 */
export const recordOutcome = async (
  context: Context,
  campaignId: string,
  code: string,
  outcome: number,
): Promise<Case> => {
  const named = parseCaseCode(code);
  if (named === undefined) {
    throw refusal('case-unknown');
  }
  const { campaign, permit } = await inCampaign(context, campaignId, 'record an outcome', named.village);
  mustBeIn(campaign, 'fieldwork');
  if (fieldRulesOf(campaign) !== undefined) {
    throw refusal('outcome-by-visits');
  }
  if (!isOutcome(outcome)) {
    const known = Object.entries(outcomes);
    throw refusalWith('input-invalid', [
      {
        field: 'outcome',
        reason: {
          en: `one of ${known.map(([key, { en }]) => `${key} ${en}`).join(', ')}`,
          zh: `须为 ${known.map(([key, { zh }]) => `${key} ${zh}`).join('、')}`,
        },
      },
    ]);
  }
  const found = await context.stores.cases.get(permit, campaignId, named.village, named.number);
  if (found === undefined) {
    throw refusal('case-unknown');
  }
  return context.stores.cases.recordOutcome(
    permit,
    found,
    outcome,
    context.now.toISOString(),
    permit.personId,
  );
};
