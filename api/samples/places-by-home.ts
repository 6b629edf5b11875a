import type { Stores } from '../context.ts';
import { refusal } from '../refusals.ts';
import { homesByStratum } from './home-of.ts';
import type { Ceremony } from './open-ceremony.ts';
import type { SamplePlaces } from './sample-places.ts';

/** The places that are asked for, or all of the sample, by the division in which their stratum lies: whoever asks needs a right there. */
export const placesByHome = async (
  { samples }: Stores,
  { campaign, draw }: Ceremony,
  places: readonly SamplePlaces[] | undefined,
): Promise<ReadonlyMap<string, readonly SamplePlaces[]>> => {
  const frozen = await samples.frozenDesign(campaign.campaignId);
  if (draw.done === undefined || frozen === undefined) {
    throw refusal('villages-undrawn');
  }
  const wanted = places ?? frozen.design.strata.map(({ code }) => ({ stratum: code }));
  const homes = homesByStratum(frozen);
  return Map.groupBy(wanted, ({ stratum }) => {
    const home = homes.get(stratum);
    if (home === undefined) {
      throw refusal('stratum-unknown', { stratum });
    }
    return home;
  });
};
