import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import { campaignDay } from './campaign-day.ts';
import { decideSnapshot } from './campaign-snapshot.ts';
import { settledAreas } from './settled-areas.ts';
import type { TakenSnapshot } from './snapshot-store.ts';

type Reading = Permit<'see daily results'>;

/** Midnight may pass between two who ask at once. */
const mostTries = 3;

/** Pictures that are written side by side. */
const picturesAtOnce = 50;

/**
 * The campaign's snapshot of this day, taken now if nobody asked before: of two at once one is taken, and the other reads it. Where
 * the areas do not add up just now it is still the one before; nothing where there was none.
 */
export const snapshotOfDay = async (
  context: Context,
  permit: Reading,
  campaign: Campaign,
): Promise<TakenSnapshot | undefined> => {
  const { snapshots } = context.stores;
  const day = campaignDay(context.now, campaign.timeZone);
  for (let tried = 0; tried < mostTries; tried++) {
    const latest = await snapshots.latest(permit, campaign.campaignId);
    if (latest !== undefined && latest.day >= day) {
      return latest;
    }
    const areas = await settledAreas(context, campaign.campaignId);
    if (areas === undefined) {
      return latest;
    }
    const taken = await take(context, permit, campaign, day, areas, latest);
    if (taken !== undefined) {
      return taken;
    }
  }
  return snapshots.latest(permit, campaign.campaignId);
};

type Areas = NonNullable<Awaited<ReturnType<typeof settledAreas>>>;

const take = async (
  { stores, now, newId }: Context,
  permit: Reading,
  { campaignId }: Campaign,
  day: string,
  areas: Areas,
  latest: TakenSnapshot | undefined,
): Promise<TakenSnapshot | undefined> => {
  const [design, before] = await Promise.all([
    stores.samples.design(campaignId),
    latest && stores.snapshots.contentOf(permit, latest),
  ]);
  if (design === undefined) {
    return undefined;
  }
  const decided = decideSnapshot(design, areas, before);
  const snapshot = {
    campaignId,
    number: (latest?.number ?? 0) + 1,
    day,
    takenAt: now.toISOString(),
    contentId: newId(),
  };
  const taken = await stores.snapshots.take(permit, snapshot, decided);
  if (taken === undefined) {
    return undefined;
  }
  const pictures = [...decided.pictures];
  for (let first = 0; first < pictures.length; first += picturesAtOnce) {
    const some = pictures.slice(first, first + picturesAtOnce);
    await Promise.all(some.map(([area, picture]) => stores.pictures.keep(permit, taken, area, picture)));
  }
  return taken;
};
