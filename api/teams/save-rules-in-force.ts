import { createHash } from 'node:crypto';
import { auditEvent } from '../audit/audit-event.ts';
import { type Campaign, campaignStates } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { Refusal, refusal } from '../refusals.ts';
import type { FieldRules, SavedFieldRules } from './field-rules.ts';

/** How often the campaign may have been changed by something else meanwhile. */
const mostRounds = 4;

/** A new version of the field rules, in force from now on. `seenVersion` is that of the rules which the lead saw; 0: none. */
export const saveFieldRules = async (
  context: Context,
  campaignId: string,
  rules: FieldRules,
  seenVersion: number,
): Promise<SavedFieldRules> => {
  for (let round = 0; round < mostRounds; round += 1) {
    const saved = await saveOnce(context, campaignId, rules, seenVersion);
    if (saved !== undefined) {
      return saved;
    }
  }
  throw refusal('campaign-changed');
};

/** Nothing where the campaign was changed at the same moment. */
const saveOnce = async (
  { stores, now, newId, ...asking }: Context,
  campaignId: string,
  rules: FieldRules,
  seenVersion: number,
): Promise<SavedFieldRules | undefined> => {
  const context = { ...asking, stores, now };
  const { campaign, permit } = await inCampaign(context, campaignId, 'save the field rules');
  mustNotBeOver(campaign);
  if ((campaign.fieldRules?.version ?? 0) !== seenVersion) {
    throw refusal('field-rules-changed');
  }
  const version = seenVersion + 1;
  const saved = { campaignId, version, rules, savedAt: now.toISOString(), savedBy: permit.personId };
  const hash = createHash('sha256').update(JSON.stringify(rules)).digest('hex');
  const event = auditEvent(permit, campaignId, now, newId(), `${version} ${hash}`);
  try {
    await stores.campaigns.change(permit, campaign, { fieldRules: { version, rules } }, event, [
      stores.fieldRules.kept(permit, saved),
    ]);
    return saved;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'campaign-changed') {
      return undefined;
    }
    throw error;
  }
};

const mustNotBeOver = (campaign: Campaign): void => {
  if (campaignStates.indexOf(campaign.state) > campaignStates.indexOf('fieldwork')) {
    mustBeIn(campaign, 'fieldwork');
  }
};
