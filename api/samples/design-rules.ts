import { levelOf } from '../divisions/division.ts';
import { homesOf } from '../estimates/strata.ts';
import type { FrameVillage } from '../frames/frame.ts';
import type { Design } from './design.ts';
import { mustStand } from './figure-rules.ts';
import { impossible } from './impossible.ts';
import { mustBeDrawable, mustHaveOrderColumn } from './method-rules.ts';
import { mustSayWhatStays } from './rotation.ts';

/** Throws unless the strata of design and frame are the same, none is asked for more than it has, and every figure stands on something. */
export const mustFitFrame = (design: Design, villages: readonly FrameVillage[]): void => {
  const available = Map.groupBy(villages, (village) => village.stratum);
  mustNameEveryStratum(design, [...available.keys()]);
  mustHaveOrderColumn(design, villages);
  mustSayWhatStays(design);
  for (const stratum of design.strata) {
    mustBeDrawable(design, stratum, available.get(stratum.code) ?? []);
  }
  mustStand(design);
  mustNestForCalibration(design, villages);
};

/** Known totals are a county's, and calibrated weights belong to whole strata. */
const mustNestForCalibration = (design: Design, villages: readonly FrameVillage[]): void => {
  if (design.weighting.calibration === undefined) {
    return;
  }
  for (const [stratum, home] of homesOf(villages, design.lonely.collapse)) {
    if (levelOf(home) !== 'county') {
      throw impossible(
        `it calibrates by county, but stratum ${stratum} has villages in several.`,
        `设计按县校准，但层 ${stratum} 跨越多个县。`,
      );
    }
  }
};

const mustNameEveryStratum = (design: Design, inFrame: readonly string[]): void => {
  const designed = new Set(design.strata.map((stratum) => stratum.code));
  if (designed.size !== design.strata.length) {
    throw impossible('a stratum is named twice.', '有重复的层。');
  }
  const left = inFrame.find((code) => !designed.has(code));
  if (left !== undefined) {
    throw impossible(
      `stratum ${left} of the frame has no villages to draw; name it or leave its villages out of the frame.`,
      `抽样框中的层 ${left} 未安排样本，请列入设计或从抽样框删除。`,
    );
  }
};
