import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { villagePlace } from '../estimates/node.ts';
import { type Problem, refusalWith } from '../refusals.ts';
import type { SampledVillage } from '../samples/sample.ts';
import type { Campaign } from './campaign.ts';
import { mustBeIn } from './campaign-rules.ts';

/**
 * Ends fieldwork: no answer is taken from now on. Every issued case must have an outcome. A new epoch begins, and every
 * figure is computed again from the records.
 */
export const closeCampaign = async (context: Context, campaignId: string): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'close the campaign');
  mustBeIn(campaign, 'fieldwork');
  const { samples, campaigns } = context.stores;
  const villages = (await samples.villages(permit, campaignId)).filter(({ role }) => role !== 'ladder');
  const open = (await Promise.all(villages.map((village) => stillOpen(context, village)))).flat();
  if (open.length > 0) {
    throw refusalWith('villages-open', open);
  }
  const event = auditEvent(permit, campaignId, context.now, context.newId(), 'closed');
  const change = { state: 'closed', epoch: campaign.epoch + 1 } as const;
  const closed = await campaigns.change(permit, campaign, change, event);
  // Each village's facts are written anew: the stream then brings the roll-up to every village in the new epoch.
  for (const village of villages) {
    await samples.touchVillage(permit, village);
  }
  return closed;
};

const stillOpen = async (context: Context, village: SampledVillage): Promise<readonly Problem[]> => {
  const { campaignId, code, name, stratum } = village;
  const node = await context.stores.nodes.stored(villagePlace(campaignId, code, stratum));
  if (node?.counts.villagesClosed === 1) {
    return [];
  }
  const counts = node?.counts;
  const left = counts === undefined ? '?' : counts.cases - counts.answered - counts.otherOutcomes;
  return [
    {
      field: code,
      reason: { en: `${name}: ${left} cases without an outcome`, zh: `${name}：${left}户没有访问结果` },
    },
  ];
};
