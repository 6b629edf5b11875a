import { createHash } from 'node:crypto';
import { auditEvent } from '../audit/audit-event.ts';
import { mustBeUnderWay } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import { refusal } from '../refusals.ts';
import type { VillageLoss } from './lost-village.ts';
import { mustBeSecondPerson, mustConfirmSame } from './lost-village-rules.ts';
import type { LossRequest } from './record-lost-village.ts';
import { mustBeEvidence } from './reserve-rules.ts';

/**
 * Somebody else has found that a village cannot be worked, for the same reason. Before that no reserve is opened for it and the
 * campaign is not closed, so nobody drops a village by the own word. Whoever asks again gets the confirmation that stands.
 */
export const confirmLostVillage = async (
  context: Context,
  campaignId: string,
  { village, reason, evidence: found }: LossRequest,
): Promise<VillageLoss> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'confirm a lost village', village);
  const evidence = found.trim().normalize('NFC');
  mustBeEvidence(evidence);
  const { audit, campaigns, lostVillages } = context.stores;
  const loss = await lostVillages.of(permit, campaignId, village);
  if (loss === undefined) {
    throw refusal('village-not-lost');
  }
  mustConfirmSame(loss, reason);
  if (loss.confirmed !== undefined) {
    return loss;
  }
  mustBeUnderWay(campaign);
  const place = { campaign, division: village };
  const interviewsThere = grantFor(context.grants, 'take cases', place, context.now) !== undefined;
  mustBeSecondPerson(loss, { personId: permit.personId, interviewsThere });
  const confirmed = {
    evidence,
    // The clocks of two machines differ; nobody confirms what was not recorded.
    confirmedAt: [context.now.toISOString(), loss.recordedAt].toSorted().at(-1) ?? '',
    confirmedBy: permit.personId,
  };
  const subject = [village, reason, createHash('sha256').update(evidence).digest('hex')].join(' ');
  const done = await lostVillages.confirm(permit, loss, confirmed, [
    campaigns.withVillagesChanged(permit, campaignId),
    audit.recorded(auditEvent(permit, campaignId, context.now, context.newId(), subject)),
  ]);
  // Somebody was faster, or the campaign was closed meanwhile.
  const standing = done ? { ...loss, confirmed } : await lostVillages.of(permit, campaignId, village);
  if (standing?.confirmed === undefined) {
    throw refusal('try-again');
  }
  return standing;
};
