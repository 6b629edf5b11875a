import { hashOf } from '../../methods/proof/hash-of.ts';
import { toHex } from '../../methods/proof/hex.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { levelOf } from '../divisions/division.ts';
import { homesOf } from '../estimates/strata.ts';
import type { FrameVillage } from '../frames/frame.ts';
import type { Design } from './design.ts';
import { mustStand } from './figure-rules.ts';
import { impossible } from './impossible.ts';

/** Throws unless the strata of design and frame are the same, none is asked for more than it has, and every figure stands on something. */
export const mustFitFrame = (design: Design, villages: readonly FrameVillage[]): void => {
  const available = Map.groupBy(villages, (village) => village.stratum);
  mustNameEveryStratum(design, [...available.keys()]);
  for (const { code, villages: wanted } of design.strata) {
    const found = available.get(code)?.length ?? 0;
    if (found < wanted) {
      throw impossible(
        `stratum ${code} has ${found} villages, but ${wanted} are to be drawn.`,
        `层 ${code} 只有 ${found} 个村，不足抽取 ${wanted} 个。`,
      );
    }
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

/**
 * J["zhenping/design/v1", campaign, drawNumber, frameRoot, keyCommit, commissioner, evaluator, form, version, design]: what the
 * commissioner signs. The design enters as JSON with sorted keys, so that the same design has one text.
 */
export const designHashOf = (
  campaign: Campaign,
  frameRoot: string,
  keyCommit: string,
  design: Design,
): string =>
  toHex(
    hashOf(
      'zhenping/design/v1',
      campaign.campaignId,
      campaign.drawNumber,
      frameRoot,
      keyCommit,
      campaign.commissionerId,
      campaign.evaluatorId,
      campaign.formCode,
      campaign.formVersion,
      sortedJson(design),
    ),
  );

/** JSON with the keys of every object in code-unit order. */
const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
