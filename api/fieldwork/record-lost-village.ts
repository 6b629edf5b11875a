import { createHash } from 'node:crypto';
import { auditEvent } from '../audit/audit-event.ts';
import { mustBeUnderWay } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import { householdRun, issuedIn } from '../samples/sample.ts';
import type { LossReason, VillageLoss } from './lost-village.ts';
import { mustBeSameLoss, mustBeWithoutAnswers } from './lost-village-rules.ts';
import { mustBeEvidence } from './reserve-rules.ts';

export interface LossRequest {
  readonly village: string;
  readonly reason: LossReason;
  readonly evidence: string;
}

/** How often somebody may have been faster in the same village before one is told to try again. */
const mostRounds = 6;

/**
 * A disclosed village cannot be worked: from now on closing does not wait for it, and it is no PSU in any figure. Its cases stay
 * issued; those without an outcome are never attempted. Somebody else has to confirm it. It is for good: an answer that comes after all is kept and shown beside the
 * loss, and enters no figure, so that nobody can take a village out and put it back by what it says.
 */
export const recordLostVillage = async (
  context: Context,
  campaignId: string,
  { village, reason, evidence }: LossRequest,
): Promise<VillageLoss> => {
  const asked = { village, reason, evidence: evidence.trim().normalize('NFC') };
  for (let round = 0; round < mostRounds; round += 1) {
    const loss = await recordOnce(context, campaignId, asked);
    if (loss !== undefined) {
      return loss;
    }
  }
  throw refusal('try-again');
};

/** Nothing where somebody else changed what this was decided from. */
const recordOnce = async (
  context: Context,
  campaignId: string,
  { village, reason, evidence }: LossRequest,
): Promise<VillageLoss | undefined> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'record a lost village', village);
  mustBeEvidence(evidence);
  const { audit, campaigns, cases, lostVillages, samples } = context.stores;
  const before = await lostVillages.of(permit, campaignId, village);
  if (before !== undefined) {
    mustBeSameLoss(before, reason);
    return before;
  }
  mustBeUnderWay(campaign);
  const facts = await samples.villageFacts(campaignId, village);
  if (facts === undefined) {
    throw refusal('village-undisclosed', { code: village });
  }
  const issued = issuedIn(facts);
  mustBeWithoutAnswers(await cases.answered(permit, householdRun(facts)));
  const loss: VillageLoss = {
    campaignId,
    village,
    name: facts.name,
    stratum: facts.stratum,
    reason,
    evidence,
    cases: issued,
    recordedAt: context.now.toISOString(),
    recordedBy: permit.personId,
  };
  // The hash binds the evidence without repeating it.
  const subject = [village, reason, createHash('sha256').update(evidence).digest('hex')].join(' ');
  const done = await lostVillages.record(permit, loss, [
    samples.changedVillage(permit, facts, { ...facts, lost: reason, version: facts.version + 1 }),
    campaigns.withVillagesChanged(permit, campaignId),
    audit.recorded(auditEvent(permit, campaignId, context.now, context.newId(), subject)),
  ]);
  return done ? loss : undefined;
};
