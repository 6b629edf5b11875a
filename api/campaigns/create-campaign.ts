import type { Privacy } from '../../methods/questionnaire/form.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Context } from '../context.ts';
import { levelOf } from '../divisions/division.ts';
import { Permit } from '../people/permit.ts';
import { publishedStandard } from '../questionnaires/standard-forms.ts';
import { refusal } from '../refusals.ts';
import type { Campaign } from './campaign.ts';

export interface CreateCampaignInput {
  readonly name: string;
  readonly programme: string;
  readonly division: string;
  readonly timeZone: string;
  readonly evaluatorId: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly privacy: Privacy;
  readonly revisionDays: number;
  readonly simulated: boolean;
  readonly provisionalForLeaders: boolean;
}

/** A commissioner engages an evaluator. The two organisations must differ; both see the campaign from then on. */
export const createCampaign = async (context: Context, input: CreateCampaignInput): Promise<Campaign> => {
  const permit = Permit.decide(context, 'create a campaign', { division: input.division });
  if (levelOf(input.division) === undefined) {
    throw refusal('division-unknown', { code: input.division });
  }
  // An evaluator's own questionnaire is chosen by its lead: nobody else knows what the evaluator has.
  const form = publishedStandard(input.formCode, input.formVersion);
  if (form === undefined) {
    throw refusal('form-unknown');
  }
  const commissionerId = context.person?.organisationId ?? '';
  if (input.evaluatorId === commissionerId) {
    throw refusal('same-organisation');
  }
  const [commissioner, evaluator] = await Promise.all([
    context.stores.people.organisation(commissionerId),
    context.stores.people.organisation(input.evaluatorId),
  ]);
  if (commissioner === undefined || evaluator === undefined) {
    throw refusal('organisation-unknown');
  }
  const campaign: Campaign = {
    ...input,
    formHash: form.contentHash,
    campaignId: context.newId(),
    commissionerId,
    commissionerName: commissioner.name,
    evaluatorName: evaluator.name,
    state: 'draft',
    version: 1,
    epoch: 1,
    drawNumber: 1,
    createdAt: context.now.toISOString(),
  };
  const event = auditEvent(permit, campaign.campaignId, context.now, context.newId(), input.evaluatorId);
  await context.stores.campaigns.create(permit, campaign, event);
  return campaign;
};
