import type { Campaign } from '../campaigns/campaign.ts';
import { type Context, inCampaign } from '../context.ts';
import { areaPlace } from '../estimates/node.ts';
import type { NodeHead } from '../estimates/node-store.ts';
import { grantFor } from '../people/authority-rules.ts';
import { refusal } from '../refusals.ts';
import type { AreaResults, AreaSummary } from './area-results.ts';
import { campaignDay } from './campaign-day.ts';

/**
 * An area's results: one head, however many answers lie under it. The lead sees them live; leadership and commissioner see,
 * where the campaign allows it before publication, a picture that moves at most once a day.
 */
export const readResults = async (
  context: Context,
  campaignId: string,
  division: string,
): Promise<AreaResults> => {
  const { campaign, live } = await rightToResults(context, campaignId, division);
  const design = await context.stores.samples.design(campaignId);
  const head = await headOf(context, campaign, division, live);
  if (design === undefined || head === undefined) {
    throw refusal('results-none');
  }
  return {
    campaign,
    division,
    provisional: campaign.state === 'fieldwork' || campaign.state === 'drawn',
    asOf: head.computedAt,
    counts: head.counts,
    design,
    figures: head.figures,
    ...(live && head.verdict !== undefined ? { verdict: head.verdict } : {}),
  };
};

/** The areas directly below, with their counts; for the lead. Leadership's pictures are made area by area. */
export const readChildren = async (
  context: Context,
  campaignId: string,
  division: string,
): Promise<readonly AreaSummary[]> => {
  const { live } = await rightToResults(context, campaignId, division);
  const place = areaPlace(campaignId, division);
  if (!live || place === undefined || place.level === 'county') {
    return [];
  }
  const heads = await context.stores.nodes.headsUnder(campaignId, division);
  return heads.map(({ key, counts }) => ({ division: key, counts }));
};

const rightToResults = async (
  context: Context,
  campaignId: string,
  division: string,
): Promise<{ readonly campaign: Campaign; readonly live: boolean }> => {
  const campaign = context.person && (await context.stores.campaigns.get(campaignId));
  if (
    campaign !== undefined &&
    grantFor(context.grants, 'see live results', { campaign, division }, context.now) !== undefined
  ) {
    return { campaign, live: true };
  }
  const right = await inCampaign(context, campaignId, 'see daily results', division);
  if (right.campaign.state !== 'published' && !right.campaign.provisionalForLeaders) {
    throw refusal('results-not-open');
  }
  return { campaign: right.campaign, live: false };
};

const headOf = async (
  context: Context,
  campaign: Campaign,
  division: string,
  live: boolean,
): Promise<NodeHead | undefined> => {
  const place = areaPlace(campaign.campaignId, division);
  if (place === undefined) {
    return undefined;
  }
  if (live) {
    return context.stores.nodes.head(place);
  }
  const day = campaignDay(context.now, campaign.timeZone);
  const kept = await context.stores.pictures.ofDay(place, day);
  if (kept !== undefined) {
    return kept;
  }
  const head = await context.stores.nodes.head(place);
  return head && context.stores.pictures.keep(head, day);
};
