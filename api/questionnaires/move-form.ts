import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeUnderWay } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { versionInUse } from './form-in-use.ts';
import { mustBeGiven } from './form-rules.ts';
import { standardOwner } from './form-version.ts';
import { mostMoves, problemsOfMove } from './move-rules.ts';
import { questionsOf, seeVersion } from './see-form.ts';

export interface MoveFormInput {
  readonly version: number;
  readonly reason: string;
  /** Whether answers are still taken that were begun with an older version. */
  readonly olderTaken: boolean;
}

/**
 * A campaign that is under way goes on with a newer version of its questionnaire: cases without an answer get it from now on, answers
 * keep the version that they were made with, and the figures of the design can be read from both. A move after which nothing
 * older is taken is the way to stop a version that turned out wrong; whoever has begun it carries the answers over.
 */
export const moveForm = async (
  context: Context,
  campaignId: string,
  { version, reason, olderTaken }: MoveFormInput,
): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'choose the questionnaire');
  mustBeUnderWay(campaign);
  const { stores, now } = context;
  const { formCode: code, formOwner, formMoves = [] } = campaign;
  const inUse = versionInUse(campaign);
  if (version <= inUse) {
    throw refusal('form-not-newer', { code, version: inUse });
  }
  if (formMoves.length >= mostMoves) {
    throw refusal('form-moved-often', { most: mostMoves });
  }
  const organisationId = formOwner ?? standardOwner;
  const newer = mustBeGiven(await seeVersion(context, { organisationId, code, version }));
  await mustKeepFigures(context, campaign, version);
  const subject = `${code} ${version} ${newer.contentHash}`;
  const event = auditEvent(permit, campaignId, now, context.newId(), subject);
  const move = { version, reason, movedAt: now.toISOString(), movedBy: permit.personId, olderTaken };
  return stores.campaigns.change(
    permit,
    campaign,
    { formMoves: [...formMoves, move] },
    event,
    formOwner === undefined ? [] : [stores.forms.stillGiven(formOwner, code, version)],
  );
};

/** The design was made for the version that was agreed to with it; every later one has to carry its figures. */
const mustKeepFigures = async (context: Context, campaign: Campaign, version: number): Promise<void> => {
  const { campaignId, formCode: code, formVersion, formOwner: organisationId = standardOwner } = campaign;
  const [design, agreed, newer] = await Promise.all([
    context.stores.samples.design(campaignId),
    questionsOf(context, { organisationId, code, version: formVersion }),
    questionsOf(context, { organisationId, code, version }),
  ]);
  if (design === undefined) {
    throw refusal('design-missing');
  }
  const problems = problemsOfMove(design, agreed.form, newer.form);
  if (problems.length > 0) {
    throw refusalWith('form-unfit', problems);
  }
};
