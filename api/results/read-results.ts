import type { Campaign, CampaignState } from '../campaigns/campaign.ts';
import { type Context, inCampaign } from '../context.ts';
import { parentOf } from '../divisions/division.ts';
import { areaPlace } from '../estimates/node.ts';
import { grantFor } from '../people/authority-rules.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import type { AreaResults, AreaSummary } from './area-results.ts';
import { campaignDay } from './campaign-day.ts';
import type { DatedPicture } from './picture-store.ts';
import { snapshotOfDay } from './take-snapshot.ts';

/**
 * An area's results. The lead sees them live: one head, however many answers lie under it. Leadership and commissioner see, where the
 * campaign allows it before publication, the picture of a snapshot that is taken at most once a day, for all areas together.
 */
export const readResults = async (
  context: Context,
  campaignId: string,
  division: string,
): Promise<AreaResults> => {
  const right = await rightToResults(context, campaignId, division);
  const design = await context.stores.samples.design(campaignId);
  const seen = right.live
    ? await liveResults(context, right.campaign, division)
    : await publicResults(context, right.permit, right.campaign, division);
  if (design === undefined || seen === undefined) {
    throw refusal('results-none');
  }
  return { campaign: right.campaign, division, design, ...seen };
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
  const nodes = await context.stores.nodes.headsUnder(campaignId, division);
  return nodes
    .filter(({ key }) => parentOf(key) === division)
    .map(({ key, counts }) => ({ division: key, counts }));
};

type Right =
  | { readonly live: true; readonly campaign: Campaign }
  | { readonly live: false; readonly campaign: Campaign; readonly permit: Permit<'see daily results'> };

const rightToResults = async (context: Context, campaignId: string, division: string): Promise<Right> => {
  const campaign = context.person && (await context.stores.campaigns.get(campaignId));
  if (
    campaign !== undefined &&
    grantFor(context.grants, 'see live results', { campaign, division }, context.now) !== undefined
  ) {
    return { live: true, campaign };
  }
  const right = await inCampaign(context, campaignId, 'see daily results', division);
  if (right.campaign.state !== 'published' && !right.campaign.provisionalForLeaders) {
    throw refusal('results-not-open');
  }
  return { live: false, ...right };
};

/** What is read of an area; the rest of its results is known of the campaign. */
type Seen = Omit<AreaResults, 'campaign' | 'division' | 'design'>;

const liveResults = async (
  { stores }: Context,
  { campaignId, epoch }: Campaign,
  division: string,
): Promise<Seen | undefined> => {
  const place = areaPlace(campaignId, division);
  const head = place && (await stores.nodes.head(place));
  return (
    head && {
      provisional: !(head.settled && head.epoch === epoch),
      asOf: head.computedAt,
      counts: head.counts,
      figures: head.figures,
      ...(head.verdict === undefined ? {} : { verdict: head.verdict }),
      ...(head.closing === undefined ? {} : { closing: head.closing }),
    }
  );
};

/** Before the draw there is nothing to take a snapshot of. */
const beforeTheDraw: readonly CampaignState[] = ['draft', 'frame-frozen'];

const publicResults = async (
  context: Context,
  permit: Permit<'see daily results'>,
  campaign: Campaign,
  division: string,
): Promise<Seen | undefined> => {
  const nowhere = areaPlace(campaign.campaignId, division) === undefined;
  const picture =
    nowhere || beforeTheDraw.includes(campaign.state)
      ? undefined
      : await pictureOf(context, permit, campaign, division);
  if (picture === undefined) {
    return undefined;
  }
  const { takenAt, ...seen } = picture;
  const { counts } = seen;
  // That a village was disclosed would tell where a team is about to go: an area is there once somebody was visited in it.
  if (seen.provisional && counts.answered + counts.otherOutcomes === 0) {
    return;
  }
  const villages = seen.provisional ? counts.villagesClosed : counts.villages;
  return { asOf: takenAt, ...seen, counts: { ...counts, villages } };
};

const pictureOf = async (
  context: Context,
  permit: Permit<'see daily results'>,
  campaign: Campaign,
  division: string,
): Promise<DatedPicture | undefined> => {
  const { pictures, snapshots } = context.stores;
  const { campaignId, timeZone } = campaign;
  const kept = await pictures.ofDay(permit, campaignId, division, campaignDay(context.now, timeZone));
  if (kept !== undefined) {
    return kept;
  }
  const taken = await snapshotOfDay(context, permit, campaign);
  if (taken === undefined) {
    return undefined;
  }
  const ofSnapshot = await pictures.ofDay(permit, campaignId, division, taken.day);
  if (ofSnapshot !== undefined) {
    return ofSnapshot;
  }
  // Whoever took it is still writing its pictures, or broke off.
  const picture = (await snapshots.contentOf(permit, taken)).pictures.get(division);
  return picture && pictures.keep(permit, taken, division, picture);
};
