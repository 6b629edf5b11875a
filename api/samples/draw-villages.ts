import { toHex } from '../../methods/proof/hex.ts';
import type { CertifiedPulse } from '../../methods/sampling/certificate/certificate.ts';
import { sealedSample } from '../../methods/sampling/certificate/sealed-sample.ts';
import { villageStage } from '../../methods/sampling/seed.ts';
import { type AuditEvent, auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { orWhatStands } from '../campaigns/or-what-stands.ts';
import { type DrawContext, inCampaign, type Stores } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import type { PulseOf } from '../platform/beacon.ts';
import { sha256 } from '../platform/sha256.ts';
import { refusal } from '../refusals.ts';
import { dueAtOf } from './chance-rules.ts';
import type { FrozenDraw } from './draw-record.ts';
import { latestMoment, lotteryOf, resultOf } from './lottery-rules.ts';
import { mustBeFrozenFrame, seedCommitOf } from './must-stand-as-frozen.ts';
import { type Ceremony, openCeremony } from './open-ceremony.ts';
import { drawsOf, openSealedDraw } from './sealed-draw.ts';

/**
 * Either side may have the draw run once it is due; it runs by itself too, so neither can withhold it. Frame, design, keys and
 * chance are fixed by then, so there is no second sample: whoever asks again, or at the same moment, gets the one that stands.
 */
export const drawVillages = async (context: DrawContext, campaignId: string): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'run the draw');
  if (isDrawn(campaign)) {
    return campaign;
  }
  mustBeIn(campaign, 'frame-frozen');
  return runDraw(context, permit, await openCeremony(context.stores, campaignId), (sampleRoot) =>
    auditEvent(permit, campaignId, context.now, context.newId(), sampleRoot),
  );
};

/** Draws, and keeps of the sample nothing but its root. */
export const runDraw = async (
  { stores, now, pulseOf, unseal }: Pick<DrawContext, 'stores' | 'now' | 'pulseOf' | 'unseal'>,
  permit: Permit<'run the draw'> | 'draw job',
  { campaign, draw }: Pick<Ceremony, 'campaign' | 'draw'>,
  eventOf: (sampleRoot: string) => AuditEvent,
): Promise<Campaign> => {
  const { campaignId } = campaign;
  if (campaign.signedAt === undefined) {
    throw refusal('design-unsigned');
  }
  const { pulse, knownAt } = await decidingPulse(stores, draw, now, pulseOf);
  await stores.ceremonies.endReveals(permit, draw);
  const parties = await stores.ceremonies.partiesOf(campaignId, draw.drawNumber);
  const sealed = await openSealedDraw({ stores, unseal }, permit, draw, parties, pulse);
  const villages = await stores.frames.villages(permit, draw.frame.id);
  mustBeFrozenFrame(sealed.inputs, villages);
  const draws = drawsOf(sealed, villages);
  const { root, leaves } = sealedSample(
    { stage: villageStage, draws, saltKey: toHex(sealed.keys.sampleSaltKey), disclosed: [], opened: false },
    sha256,
  );
  const drawnAt = latestMoment([now.toISOString(), knownAt]);
  return orWhatStands({ stores }, campaignId, isDrawn, () =>
    stores.campaigns.change(permit, campaign, { state: 'drawn', sampleRoot: root, drawnAt }, eventOf(root), [
      stores.ceremonies.drawDone(permit, draw, {
        pulse,
        sampleRoot: root,
        seedCommit: seedCommitOf(sealed.seed),
        leaves,
        drawnAt,
      }),
    ]),
  );
};

export const isDrawn = ({ sampleRoot }: Campaign): boolean => sampleRoot !== undefined;

/** The pulse that the design names, or null where none takes part, and since when it is known; the refusal while the draw is not due. */
const decidingPulse = async (
  { ceremonies }: Stores,
  draw: FrozenDraw,
  now: Date,
  pulseOf: PulseOf,
): Promise<{ readonly pulse: CertifiedPulse | null; readonly knownAt: string }> => {
  const dueAt = dueAtOf(draw);
  if (now.toISOString() < dueAt) {
    throw refusal('draw-not-due', { at: dueAt });
  }
  const { beacon } = draw.design;
  if (beacon === null) {
    return { pulse: null, knownAt: dueAt };
  }
  const lottery = lotteryOf(draw);
  if (lottery !== undefined) {
    const entries = await ceremonies.lotteryEntries(draw.campaignId, draw.drawNumber);
    const pulse = { number: beacon.number, value: resultOf(lottery, entries), at: beacon.at };
    return { pulse, knownAt: latestMoment(entries.map(({ at }) => at)) };
  }
  const value = await pulseOf(beacon.name, beacon.number);
  if (value === undefined) {
    throw refusal('pulse-not-yet', { at: beacon.at });
  }
  return { pulse: { number: beacon.number, value, at: beacon.at }, knownAt: dueAt };
};
