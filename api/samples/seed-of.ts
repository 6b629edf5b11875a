import { fromHex } from '../../methods/proof/hex.ts';
import { drawSeed } from '../../methods/sampling/seed.ts';
import type { Campaign } from '../campaigns/campaign.ts';

/** The seed of the campaign's draw. Parties and a public beacon enter here when they take part; without them only K does. */
export const seedOf = (campaign: Campaign, key: Uint8Array): Uint8Array =>
  drawSeed({
    campaign: campaign.campaignId,
    drawNumber: campaign.drawNumber,
    frameRoot: fromHex(campaign.frameRoot ?? ''),
    designHash: fromHex(campaign.designHash ?? ''),
    key,
    reveals: [],
    beacon: null,
  });
