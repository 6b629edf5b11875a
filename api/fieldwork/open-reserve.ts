import { createHash } from 'node:crypto';
import { auditEvent } from '../audit/audit-event.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import type { TransactedWrite } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import { type SampledVillage, withReserve } from '../samples/sample.ts';
import { reserveToTeam } from '../teams/reserve-to-team.ts';
import { type Case, caseCode, parseCaseCode } from './case.ts';
import type { ReserveOpening, ReserveReason } from './reserve.ts';
import { finalNonAnswer, mustBeEvidence, mustBeSameReason, nextReserve } from './reserve-rules.ts';

export interface ReserveRequest {
  /** The case that gave no answer, by village and number. */
  readonly code: string;
  readonly reason: ReserveReason;
  readonly evidence: string;
}

/** How often somebody may have been faster in the same village before one is told to try again. */
const mostRounds = 6;

/**
 * Opens the next reserve of a case's list, for that case, once. Nobody chooses the household: the ladder was drawn and kept with
 * the sample. Whoever asks again for the same reason, also at the same moment, gets the reserve that stands.
 */
export const openReserve = async (
  context: Context,
  campaignId: string,
  { code, reason, evidence }: ReserveRequest,
): Promise<ReserveOpening> => {
  const asked = { code, reason, evidence: evidence.trim().normalize('NFC') };
  for (let round = 0; round < mostRounds; round += 1) {
    const opening = await openNext(context, campaignId, asked);
    if (opening !== undefined) {
      return opening;
    }
  }
  throw refusal('try-again');
};

/** Nothing where somebody else changed what this was decided from. */
const openNext = async (
  context: Context,
  campaignId: string,
  { code, reason, evidence }: ReserveRequest,
): Promise<ReserveOpening | undefined> => {
  const named = parseCaseCode(code);
  if (named === undefined) {
    throw refusal('case-unknown');
  }
  const { campaign, permit } = await inCampaign(context, campaignId, 'open a reserve', named.village);
  mustBeEvidence(evidence);
  const { cases, reserves, responses, samples } = context.stores;
  const [village, missed, before, held] = await Promise.all([
    samples.villageFacts(campaignId, named.village),
    cases.get(permit, campaignId, named.village, named.number),
    reserves.openingFor(permit, campaignId, named.village, named.number),
    responses.held(campaignId, named.village, named.number),
  ]);
  if (before !== undefined) {
    mustBeSameReason(before, reason);
    return before;
  }
  mustBeIn(campaign, 'fieldwork');
  if (held?.kind === 'withdrawn') {
    throw refusal('case-withdrawn');
  }
  if (missed === undefined) {
    throw refusal('case-unknown');
  }
  const { outcome, outcomeBy } = finalNonAnswer(missed, held?.kind === 'answer', reason, permit.personId);
  if (village === undefined) {
    throw refusal('case-unknown');
  }
  if (village.lost !== undefined) {
    throw refusal('village-lost');
  }
  const roster = { campaignId, village: village.code, version: village.roster?.version ?? 1 };
  const ladder = await reserves.ladder(permit, roster, missed.list);
  const { reserve, rank } = nextReserve(village, ladder, missed);
  const opening: ReserveOpening = {
    campaignId,
    village: village.code,
    number: missed.number,
    reserve: reserve.number,
    list: missed.list,
    rank,
    reason,
    evidence,
    outcome,
    outcomeBy,
    openedAt: context.now.toISOString(),
    openedBy: permit.personId,
  };
  const toTeam = await reserveToTeam(context, campaign, permit, missed, reserve.number);
  return (await save(context, permit, opening, village, missed, reserve, toTeam)) ? opening : undefined;
};

/** Opening, reserve, the case that gives way, the village's count and the audit event: all or nothing, while answers are taken. */
const save = (
  { stores, now, newId }: Context,
  permit: Permit<'open a reserve'>,
  opening: ReserveOpening,
  village: SampledVillage,
  missed: Case,
  reserve: Case,
  toTeam: readonly TransactedWrite[],
): Promise<boolean> => {
  const { campaignId } = opening;
  const { samples, campaigns, cases, reserves, audit } = stores;
  const listed = village.lists[missed.list];
  if (listed === undefined) {
    throw refusal('reserve-none-left');
  }
  return reserves.open(permit, opening, [
    samples.changedVillage(permit, village, withReserve(village, missed.list, listed)),
    ...cases.replaced(permit, missed, reserve),
    campaigns.withAnotherCase(permit, campaignId),
    audit.recorded(auditEvent(permit, campaignId, now, newId(), subjectOf(opening))),
    ...toTeam,
  ]);
};

/** The case, its reserve, the reason, and a hash that binds the evidence without repeating it. */
const subjectOf = ({ village, number, reserve, reason, evidence }: ReserveOpening): string =>
  [
    caseCode(village, number),
    caseCode(village, reserve),
    reason,
    createHash('sha256').update(evidence).digest('hex'),
  ].join(' ');
