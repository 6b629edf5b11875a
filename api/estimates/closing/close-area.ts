/**
 * What belongs to closing: calibration, quantiles, tests of independence. They need the records, so a county reads them once, when
 * everything in it is settled, and keeps an extract from which larger areas read.
 */
import { levelOf } from '../../divisions/division.ts';
import type { AreaBlocks } from '../moments-bytes.ts';
import { leaderOf } from '../node.ts';
import type { NodeMoments } from '../node-store.ts';
import type { Rollup } from '../recompute.ts';
import { calibrateCounty, calibratedBlocks } from './calibrate-county.ts';
import type { ClosingFigures } from './closing-figure.ts';
import { closingFigures, variableNames } from './closing-figures.ts';
import { countySample } from './county-sample.ts';
import { keepExtract } from './keep-extract.ts';

export interface ClosedArea {
  /** Calibrated where the design says so. */
  readonly moments: AreaBlocks;
  readonly closing: ClosingFigures;
}

const asksForRecords = ({ design: { weighting } }: Rollup): boolean =>
  weighting.calibration !== undefined || weighting.quantiles.length + weighting.associations.length > 0;

/** Undefined where the design asks for nothing of it. */
export const closeArea = async (
  rollup: Rollup,
  division: string,
  children: readonly NodeMoments[],
  moments: AreaBlocks,
): Promise<ClosedArea | undefined> => {
  if (!asksForRecords(rollup) || levelOf(division) === 'township') {
    return undefined;
  }
  if (levelOf(division) !== 'county') {
    return { moments, closing: await closingFigures(rollup, division) };
  }
  const leaders = children.flatMap(({ key }) => leaderOf(key) ?? []);
  const sample = await countySample(rollup, division, leaders);
  const adjusted = calibrateCounty(rollup.design, division, sample);
  await keepExtract(rollup, division, variableNames(rollup), sample, adjusted);
  const figures = await closingFigures(rollup, division);
  if (adjusted === undefined) {
    return { moments, closing: figures };
  }
  const because = adjusted.notCalibrated?.code;
  return because === undefined
    ? {
        moments: calibratedBlocks(rollup.design, rollup.blocks, sample, adjusted, moments),
        closing: { ...figures, calibration: { calibrated: true } },
      }
    : { moments, closing: { ...figures, calibration: { calibrated: false, because } } };
};
