import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { mustFitForm } from '../samples/form-rules.ts';
import { mustBeGiven } from './form-rules.ts';
import { standardOwner } from './form-version.ts';
import { type FormId, questionsOf, seeVersion } from './see-form.ts';

/**
 * While the campaign is a draft its lead chooses what is asked: a version of the own organisation, or one that came with the system.
 * A design that was saved must fit it. The freeze then holds it, by its content too.
 */
export const chooseForm = async (context: Context, campaignId: string, id: FormId): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'choose the questionnaire');
  mustBeIn(campaign, 'draft');
  const { stores } = context;
  const { organisationId, code, version, contentHash } = mustBeGiven(await seeVersion(context, id));
  const design = await stores.samples.design(campaignId);
  if (design !== undefined) {
    mustFitForm(design, (await questionsOf(context, id)).form);
  }
  const subject = `${code} ${version} ${contentHash}`;
  const event = auditEvent(permit, campaignId, context.now, context.newId(), subject);
  const own = organisationId !== standardOwner;
  return stores.campaigns.change(
    permit,
    campaign,
    {
      formCode: code,
      formVersion: version,
      formOwner: own ? organisationId : undefined,
      formHash: contentHash,
    },
    event,
    own ? [stores.forms.stillGiven(organisationId, code, version)] : [],
  );
};
