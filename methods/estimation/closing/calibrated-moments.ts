import { type AreaMoments, emptyArea, sumAreas } from '../area.ts';
import type { Sample } from '../flat/sample.ts';
import { stratumFromVillages } from '../stratum-from-villages.ts';
import { reweightVillage, type VillageMoments } from '../village.ts';
import { calibratedArea } from '../weights/calibrated-area.ts';
import { type CalibratedOptions, type CalibratedVillage, calibratedVillages } from './calibrated-villages.ts';
import type { CampaignSample } from './campaign-sample.ts';
import { type CampaignStratum, isCertain, standingOf } from './campaign-stratum.ts';
import { checkComplete } from './sampled-strata.ts';

type Vector = 'points' | 'residuals';

/** The villages of one stratum, those worked standing for all that were drawn. */
const standing = (
  stratum: CampaignStratum<unknown>,
  calibrated: ReadonlyMap<string, CalibratedVillage>,
  vector: Vector,
): readonly VillageMoments[] => {
  const { factor } = standingOf(stratum);
  return stratum.villages.flatMap((village) => {
    const moments = calibrated.get(village.code)?.[vector];
    if (moments === undefined) return [];
    return factor === 1 || isCertain(village, stratum.design) ? moments : reweightVillage(moments, factor);
  });
};

const areaOf = <Answer>(
  { design }: CampaignSample<Answer>,
  calibrated: ReadonlyMap<string, CalibratedVillage>,
  vector: Vector,
  { block, lonelyPolicy = 'adjust' }: CalibratedOptions<Answer>,
): AreaMoments => {
  const together = Map.groupBy(design, ({ code, countedWith = [code] }) =>
    JSON.stringify(countedWith.toSorted()),
  );
  const areas = [...together.values()].flatMap((strata) => {
    const [first] = strata;
    if (first === undefined) return [];
    const villages = strata.flatMap((stratum) => standing(stratum, calibrated, vector));
    return [stratumFromVillages(villages, first.design, block, { lonelyPolicy })];
  });
  return sumAreas(emptyArea(block, lonelyPolicy), areas);
};

/**
 * A calibrated area of whole strata from its two vectors, equal to `readFlatRatio` and its kin of the adjusted sample; it goes up the
 * tree like any other area. R: `svyratio(…, calibrate(design, …))`.
 * @param adjusted `adjustSample(campaign.sample, …)`
 * @throws WeightingError `average-of-lonely-strata`
 * @throws EstimationError `sample-incomplete` where a stratum is cut: take its villages from `calibratedVillages`; `negative-denominator`
 */
export const calibratedMoments = <Answer>(
  campaign: CampaignSample<Answer>,
  adjusted: Sample,
  options: CalibratedOptions<Answer>,
): AreaMoments => {
  checkComplete(campaign.strata);
  const calibrated = new Map(
    calibratedVillages(campaign, adjusted, options).map((village) => [village.village, village]),
  );
  return calibratedArea(
    areaOf(campaign, calibrated, 'points', options),
    areaOf(campaign, calibrated, 'residuals', options),
  );
};
