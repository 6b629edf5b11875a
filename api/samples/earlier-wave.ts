/** The campaign from whose draw a rotation goes on, as far as anybody may know it without its keys. */
import { drawStrata } from '../../methods/sampling/certificate/draw-strata.ts';
import type { StratumDraw } from '../../methods/sampling/draw.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import { isFinal } from '../estimates/recompute.ts';
import type { FrameVillage } from '../frames/frame.ts';
import { frameRow } from '../frames/frame-row.ts';
import type { Permit } from '../people/permit.ts';
import { sha256 } from '../platform/sha256.ts';
import type { Design } from './design.ts';
import type { DoneDraw, FrozenDraw } from './draw-record.ts';
import { impossible } from './impossible.ts';
import { openCeremony } from './open-ceremony.ts';

type Planning = Permit<'save the design' | 'freeze the frame'>;

export interface EarlierWave {
  readonly draw: FrozenDraw & { readonly done: DoneDraw };
  /** Villages of the strata that are rotated, as they stood in its frame. */
  readonly villages: readonly FrameVillage[];
  /** Its draws of these strata with their numbers; which units they name means nothing. */
  readonly rehearsed: readonly StratumDraw[];
}

/** The earlier campaign, closed and of the same two sides, or the refusal. */
export const earlierWave = async (
  stores: Stores,
  permit: Planning,
  campaign: Campaign,
  { rotation }: { readonly rotation: NonNullable<Design['rotation']> },
): Promise<EarlierWave> => {
  const earlier = await stores.campaigns.get(rotation.campaign);
  const sameSides =
    earlier?.commissionerId === campaign.commissionerId && earlier.evaluatorId === campaign.evaluatorId;
  if (earlier === undefined || !sameSides) {
    throw impossible(
      `${rotation.campaign} is no earlier campaign of the same commissioner and evaluator.`,
      `${rotation.campaign} 不是同一委托方与评估方的先前评估任务。`,
    );
  }
  if (!isFinal(earlier)) {
    throw impossible(
      `the campaign ${rotation.campaign} is not closed: a later wave goes on from a draw whose key is open.`,
      `评估任务 ${rotation.campaign} 尚未结束：轮换须在其密钥公开之后。`,
    );
  }
  const { draw } = await openCeremony(stores, rotation.campaign);
  const { done } = draw;
  if (done === undefined) {
    throw new Error(`Campaign ${rotation.campaign} was closed without a draw`);
  }
  const strata = new Set(Object.keys(rotation.keep));
  return { draw: { ...draw, done }, ...(await rehearse(stores, permit, draw, strata)) };
};

/** Numbers, totals and sizes of a draw follow from frame and design alone, so any seed shows them. */
export const rehearsalSeed = '0'.repeat(64);

const rehearse = async (
  stores: Stores,
  permit: Planning,
  { campaignId, frame, design }: FrozenDraw,
  strata: ReadonlySet<string>,
): Promise<Omit<EarlierWave, 'draw'>> => {
  const villages = (await stores.frames.villages(permit, frame.id)).filter(({ stratum }) =>
    strata.has(stratum),
  );
  const wanted = design.strata.filter(({ code }) => strata.has(code));
  const rotated = new Set(wanted.filter(({ method }) => method === 'rotation').map(({ code }) => code));
  const { rotation } = design;
  const before =
    rotation === undefined || rotated.size === 0
      ? []
      : await rehearse(
          stores,
          permit,
          (await openCeremony(stores, rotation.previous.campaign)).draw,
          rotated,
        ).then(({ rehearsed }) => rehearsed);
  const rehearsed = drawStrata(
    {
      campaign: campaignId,
      seed: rehearsalSeed,
      design: { ...design, strata: wanted },
      rows: villages.map(frameRow),
      previous: before,
    },
    sha256,
  );
  return { villages, rehearsed };
};
