import {
  type AdjustedOutcome,
  adjustSample,
  type WeightStep,
} from '../../../methods/estimation/closing/adjust-sample.ts';
import { calibratedMoments } from '../../../methods/estimation/closing/calibrated-moments.ts';
import type { CampaignSample } from '../../../methods/estimation/closing/campaign-sample.ts';
import type { CalibrationTarget } from '../../../methods/estimation/weights/calibration-system.ts';
import type { Margin } from '../../../methods/estimation/weights/margin.ts';
import type { Design } from '../../samples/design.ts';
import { type BlockSet, breakdownOf } from '../block-set.ts';
import type { AreaBlocks } from '../moments-bytes.ts';
import type { Calibration } from '../weighting.ts';
import type { ClosedAnswer } from './county-sample.ts';

/** Rows without a group; the known totals have no place for them, so such a county is not calibrated. */
const nowhere = 'none';

const groupIn = (design: Design, breakdown: string, { groups }: ClosedAnswer): string =>
  breakdownOf(design, breakdown)?.groups.find(({ key }) => groups.has(key))?.key ?? nowhere;

const marginsOf = (
  design: Design,
  { margins }: Calibration,
  county: string,
  answers: readonly ClosedAnswer[],
): readonly Margin[] =>
  margins
    .filter((margin) => margin.county === county)
    .map(({ breakdown, households }) => ({
      name: breakdown,
      categories: answers.map((answer) => groupIn(design, breakdown, answer)),
      population: Object.entries(households)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([category, count]) => ({ category, count })),
    }));

const targetsOf = (margins: readonly Margin[]): readonly CalibrationTarget[] =>
  margins.flatMap(({ name, categories, population }) =>
    population.map(({ category, count }) => ({
      name: `${name} ${category}`,
      values: categories.map((own) => (own === category ? 1 : 0)),
      total: count,
    })),
  );

const stepFor = ({ method, bounds }: Calibration, margins: readonly Margin[]): readonly WeightStep[] => {
  const [first] = margins;
  if (first === undefined) {
    return [];
  }
  const limits = bounds === undefined ? {} : { bounds };
  switch (method) {
    case 'post-stratification':
      return [{ step: 'post-stratify', margin: first }];
    case 'raking':
      return [{ step: 'rake', margins }];
    case 'linear':
    case 'logit':
      return [{ step: 'calibrate', targets: targetsOf(margins), method, ...limits }];
  }
};

const trimFor = ({ trim }: Calibration): readonly WeightStep[] => {
  if (trim === undefined) {
    return [];
  }
  const { lower, upper } = trim;
  return [
    {
      step: 'trim',
      strict: true,
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
    },
  ];
};

/** The county's weights after closing: the design's calibration to the numbers known of it, if there are any. */
export const calibrateCounty = (
  design: Design,
  county: string,
  { sample, answers }: CampaignSample<ClosedAnswer>,
): AdjustedOutcome | undefined => {
  const { calibration } = design.weighting;
  const margins = calibration === undefined ? [] : marginsOf(design, calibration, county, answers);
  if (calibration === undefined || margins.length === 0) {
    return undefined;
  }
  return adjustSample(sample, [...stepFor(calibration, margins), ...trimFor(calibration)]);
};

/** The county's moments from the two vectors, block by block; households with an event stay those that they are. */
export const calibratedBlocks = (
  design: Design,
  blocks: BlockSet,
  campaign: CampaignSample<ClosedAnswer>,
  { sample }: AdjustedOutcome,
  { events }: AreaBlocks,
): AreaBlocks => ({
  areas: blocks.map((block, index) =>
    calibratedMoments(campaign, sample, {
      block,
      vectorOf: ({ vectors }) => vectors[index] ?? new Float64Array(0),
      lonelyPolicy: design.lonely.policy,
    }),
  ),
  events,
});
