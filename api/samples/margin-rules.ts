import type { Calibration } from '../estimates/weighting.ts';
import type { Design } from './design.ts';
import { impossible } from './impossible.ts';
import { groupsOf } from './named-groups.ts';

/** Throws unless the totals that weights are to meet name groups that are there, and can be met together. */
export const mustKnowMargins = (design: Design): void => {
  const { calibration } = design.weighting;
  const seen = new Set<string>();
  for (const { county, breakdown, households } of calibration?.margins ?? []) {
    const groups = groupsOf(design, 'the calibration', breakdown);
    const unknown = Object.keys(households).find((group) => !groups.includes(group));
    const margin = `${county} ${breakdown}`;
    if (unknown !== undefined || seen.has(margin)) {
      throw impossible(
        unknown === undefined
          ? `the margin of ${county} by ${breakdown} is there twice.`
          : `the margin of ${county} names ${unknown}, which is no group of ${breakdown}.`,
        unknown === undefined
          ? `${county} 的 ${breakdown} 边际重复。`
          : `${county} 的边际含 ${unknown}，不是 ${breakdown} 的组。`,
      );
    }
    seen.add(margin);
  }
  if (calibration !== undefined) {
    mustMeetTogether(calibration);
    if (design.lonely.policy === 'average') {
      throw impossible(
        'calibrated variances cannot average over lonely strata; use adjust or certainty.',
        '校准后的方差不能对单村层取平均，请改用 adjust 或 certainty。',
      );
    }
  }
};

/** Margins of one county count the same households; post-stratification knows one margin, and logit needs bounds. */
const mustMeetTogether = ({ method, bounds, margins }: Calibration): void => {
  if (method === 'logit' && bounds === undefined) {
    throw impossible('calibration by logit needs bounds.', 'logit 校准须给出上下限。');
  }
  for (const [county, ofCounty] of Map.groupBy(margins, (margin) => margin.county)) {
    if (method === 'post-stratification' && ofCounty.length > 1) {
      throw impossible(
        `post-stratification of ${county} takes one margin; rake where there are several.`,
        `${county} 事后分层只能有一个边际，多个边际请用迭代比例。`,
      );
    }
    const totals = ofCounty.map(({ households }) =>
      Object.values(households).reduce((sum, count) => sum + count, 0),
    );
    const [first = 0] = totals;
    if (totals.some((total) => Math.abs(total - first) > 1e-9 * first)) {
      throw impossible(
        `the margins of ${county} count ${totals.join(' and ')} households; they must count the same.`,
        `${county} 各边际的总户数不一致：${totals.join('、')}。`,
      );
    }
  }
};
