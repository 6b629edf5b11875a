import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import type { FrameVillage } from '../frames/frame.ts';
import type { Permit } from '../people/permit.ts';
import type { Design } from './design.ts';
import { earlierWave } from './earlier-wave.ts';
import { type PlannedRotation, plannedRotation } from './rotation-rules.ts';

/** From what a later wave goes on, or the refusal; nothing where no stratum is rotated. */
export const planRotation = async (
  stores: Stores,
  permit: Permit<'save the design' | 'freeze the frame'>,
  campaign: Campaign,
  design: Design,
  villages: readonly FrameVillage[],
): Promise<PlannedRotation | undefined> => {
  const { rotation } = design;
  if (rotation === undefined) {
    return undefined;
  }
  const wave = await earlierWave(stores, permit, campaign, { rotation });
  return plannedRotation({ ...design, rotation }, villages, wave);
};
