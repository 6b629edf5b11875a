import { createHash } from 'node:crypto';
import { auditEvent } from '../audit/audit-event.ts';
import { mustBeUnderWay } from '../campaigns/campaign-rules.ts';
import { type DrawContext, inCampaign } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { homesByStratum } from '../samples/home-of.ts';
import { nextReserveVillage } from '../samples/next-reserve-village.ts';
import { type Ceremony, openCeremony } from '../samples/open-ceremony.ts';
import type { SampledVillage } from '../samples/sample.ts';
import { openingsOf, type VillageLoss, type VillageOpening } from './lost-village.ts';
import { mustAgree, mustBeConfirmed, mustBeOfSomebodyElse, mustNotBeCertain } from './lost-village-rules.ts';
import type { LossRequest } from './record-lost-village.ts';
import { mustBeEvidence } from './reserve-rules.ts';

type Opening = Permit<'open a reserve village'>;

/** How often somebody may have been faster in the same stratum before one is told to try again. */
const mostRounds = 6;

/**
 * Opens the next reserve village of a lost village’s stratum, for that village, once; in the draw function, which alone can. Nobody chooses it: the ladder was sealed with the
 * sample. Whoever asks again for the same reason, also at the same moment, gets the one that stands; two who open for two villages
 * of a stratum get the next two.
 */
export const openReserveVillage = async (
  context: DrawContext,
  campaignId: string,
  { village, reason, evidence }: LossRequest,
): Promise<VillageLoss> => {
  const asked = { village, reason, evidence: evidence.trim().normalize('NFC') };
  for (let round = 0; round < mostRounds; round += 1) {
    const loss = await openOnce(context, campaignId, asked);
    if (loss !== undefined) {
      return loss;
    }
  }
  throw refusal('try-again');
};

/** Nothing where somebody else changed what this was decided from. */
const openOnce = async (
  context: DrawContext,
  campaignId: string,
  { village, reason, evidence }: LossRequest,
): Promise<VillageLoss | undefined> => {
  const { permit: there } = await inCampaign(context, campaignId, 'open a reserve village', village);
  mustBeEvidence(evidence);
  const { lostVillages, samples } = context.stores;
  const [loss, lost, frozen] = await Promise.all([
    lostVillages.of(there, campaignId, village),
    samples.villageFacts(campaignId, village),
    samples.frozenDesign(campaignId),
  ]);
  if (loss === undefined || lost === undefined || frozen === undefined) {
    throw refusal('village-not-lost');
  }
  // The reserve may lie anywhere in its stratum, so the right must reach as far.
  const home = homesByStratum(frozen).get(loss.stratum);
  const { campaign, permit } = await inCampaign(context, campaignId, 'open a reserve village', home);
  mustAgree(loss, reason);
  if (loss.opened !== undefined) {
    return loss;
  }
  mustBeUnderWay(campaign);
  const place = { campaign, division: village };
  const interviewsThere = grantFor(context.grants, 'take cases', place, context.now) !== undefined;
  mustBeOfSomebodyElse(loss, { personId: permit.personId, interviewsThere });
  mustNotBeCertain(lost);
  mustBeConfirmed(loss);
  return openNext(
    context,
    permit,
    await openCeremony(context.stores, campaignId),
    home ?? '',
    loss,
    evidence,
  );
};

/** Loss, village, campaign and audit event: all or nothing, while fieldwork has not ended. */
const openNext = async (
  context: DrawContext,
  permit: Opening,
  ceremony: Ceremony,
  home: string,
  loss: VillageLoss,
  evidence: string,
): Promise<VillageLoss | undefined> => {
  const { stores, now, newId } = context;
  const { campaignId, stratum } = loss;
  const before = openingsOf(await stores.lostVillages.all(permit, campaignId), stratum);
  const ladder = { home, stratum, opened: before.length };
  const next = await nextReserveVillage(context, permit, ceremony, ladder);
  const opened: VillageOpening = {
    village: next.code,
    name: next.name,
    rank: next.rank,
    evidence,
    openedAt: latest(
      now.toISOString(),
      loss.confirmed?.confirmedAt,
      ...before.map(({ openedAt }) => openedAt),
    ),
    openedBy: permit.personId,
  };
  const done = await stores.lostVillages.open(permit, loss, opened, [
    ...stores.samples.openedVillage(permit, next),
    stores.campaigns.withVillagesChanged(permit, campaignId),
    stores.audit.recorded(auditEvent(permit, campaignId, now, newId(), subjectOf(loss, next, evidence))),
  ]);
  return done ? { ...loss, opened } : undefined;
};

/** The clocks of two machines differ; the order of the ladder does not, nor that a loss is confirmed before. */
const latest = (...moments: readonly (string | undefined)[]): string =>
  moments
    .filter((moment) => moment !== undefined)
    .toSorted()
    .at(-1) ?? '';

/** The lost village, place and code of its reserve, the reason, and a hash that binds the evidence without repeating it. */
const subjectOf = (loss: VillageLoss, next: SampledVillage, evidence: string): string =>
  [
    loss.village,
    next.stratum,
    next.rank,
    next.code,
    loss.reason,
    createHash('sha256').update(evidence).digest('hex'),
  ].join(' ');
