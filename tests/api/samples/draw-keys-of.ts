import { type SealedKeys, unsealKeys } from '../../../api/samples/sealed-keys.ts';
import { contextOf } from '../context-of.ts';
import type { Evaluation } from '../evaluation.ts';

/** What nobody sees before closing: the keys of a campaign's first draw, opened as the draw function opens them. */
export const drawKeysOf = async (evaluation: Evaluation, campaign: string): Promise<SealedKeys> => {
  const { context, client } = await contextOf(evaluation, undefined);
  const draw = { campaignId: campaign.slice('Campaign:'.length), drawNumber: 1 };
  const sealed = await context.stores.samples.sealedKeys('draw job', draw.campaignId, draw.drawNumber);
  client.destroy();
  return unsealKeys(context.unseal, draw, sealed ?? new Uint8Array());
};
