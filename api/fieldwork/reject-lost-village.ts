import { createHash } from 'node:crypto';
import { auditEvent } from '../audit/audit-event.ts';
import { mustBeUnderWay } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import { refusal } from '../refusals.ts';
import type { RejectedLoss } from './lost-village.ts';
import { mustBeSecondPerson, mustBeUnconfirmed } from './lost-village-rules.ts';
import { mustBeEvidence } from './reserve-rules.ts';

/**
 * Somebody else has found that a village can be worked after all: it is as if nothing had been recorded, and the wrong record stays
 * in public. Only while nobody has confirmed it, so a village that two people gave up cannot be taken back by what it says.
 */
export const rejectLostVillage = async (
  context: Context,
  campaignId: string,
  { village, evidence: found }: { readonly village: string; readonly evidence: string },
): Promise<RejectedLoss> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'reject a lost village', village);
  const evidence = found.trim().normalize('NFC');
  mustBeEvidence(evidence);
  const { audit, campaigns, lostVillages, samples } = context.stores;
  const [loss, facts] = await Promise.all([
    lostVillages.of(permit, campaignId, village),
    samples.villageFacts(campaignId, village),
  ]);
  if (loss === undefined || facts === undefined) {
    throw refusal('village-not-lost');
  }
  mustBeUnderWay(campaign);
  mustBeUnconfirmed(loss);
  const place = { campaign, division: village };
  const interviewsThere = grantFor(context.grants, 'take cases', place, context.now) !== undefined;
  mustBeSecondPerson(loss, { personId: permit.personId, interviewsThere });
  const rejected = { evidence, rejectedAt: context.now.toISOString(), rejectedBy: permit.personId };
  const entry = { ...loss, rejected };
  const { lost: _, ...worked } = facts;
  const subject = [village, loss.reason, createHash('sha256').update(evidence).digest('hex')].join(' ');
  const done = await lostVillages.reject(permit, entry, [
    samples.changedVillage(permit, facts, { ...worked, version: facts.version + 1 }),
    campaigns.withVillagesChanged(permit, campaignId),
    audit.recorded(auditEvent(permit, campaignId, context.now, context.newId(), subject)),
  ]);
  if (!done) {
    throw refusal('try-again');
  }
  return entry;
};
