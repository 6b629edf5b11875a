/** What a design's figures must stand on: measures, groups and items that are there, and an item of the table that holds their sums. */

import { blocksOf } from '../estimates/block-set.ts';
import { breakdownsOf, everyone } from '../estimates/breakdown.ts';
import { basisOf, type Indicator, isShare, measuresOf } from '../estimates/indicator.ts';
import { largestNodeBytes } from '../estimates/moments-bytes.ts';
import type { DesignedRule } from '../estimates/verdict-rule.ts';
import type { Design } from './design.ts';
import { impossible } from './impossible.ts';
import { mustKnowMargins } from './margin-rules.ts';
import { groupsOf } from './named-groups.ts';

/** Throws unless every key is unique, and every figure, weight and line is built on something that is there. */
export const mustStand = (design: Design): void => {
  mustBeUnique(design);
  mustStandOnMeasures(design);
  for (const { key, by } of [...measuresOf(design.indicators), ...design.weighting.quantiles]) {
    for (const breakdown of by) {
      groupsOf(design, key, breakdown);
    }
  }
  mustCompareGroups(design);
  mustKnowMargins(design);
  for (const rule of design.verdict?.rules ?? []) {
    mustJudgeFigure(design, rule);
  }
  mustCollapseStrata(design);
  mustFitItems(design);
};

const mustBeUnique = (design: Design): void => {
  const breakdowns = breakdownsOf(design.breakdowns);
  const groups = [everyone, ...breakdowns.flatMap((each) => each.groups.map(({ key }) => key))];
  const figures = [...design.indicators, ...design.weighting.quantiles, ...design.weighting.associations];
  const named: readonly (readonly [string, string, readonly string[]])[] = [
    ['figure', '指标', figures.map(({ key }) => key)],
    ['breakdown', '分组', breakdowns.map(({ key }) => key)],
    ['group', '组', groups],
    ['rule', '标准', (design.verdict?.rules ?? []).map(({ key }) => key)],
  ];
  for (const [en, zh, keys] of named) {
    const twice = keys.find((key, place) => keys.indexOf(key) < place);
    if (twice !== undefined) {
      throw impossible(`the ${en} ${twice} is there twice.`, `${zh} ${twice} 重复。`);
    }
  }
};

const mustStandOnMeasures = ({ indicators }: Design): void => {
  const known = new Set(measuresOf(indicators).map(({ key }) => key));
  for (const indicator of indicators) {
    const missing = basisOf(indicator).find((part) => !known.has(part));
    if (missing !== undefined) {
      throw missingBasis(indicator.key, missing);
    }
    mustBeShares(indicator, indicators);
  }
};

/** Neither a mean of shares nor a part of an amount means anything of yuan. */
const mustBeShares = (indicator: Indicator, indicators: readonly Indicator[]): void => {
  const parts = indicator.kind === 'mean-of-shares' ? basisOf(indicator) : [indicator.key];
  const amounts = measuresOf(indicators).filter(({ key }) => parts.includes(key));
  const wrong = amounts.find(
    (measure) => !isShare(measure) && (indicator.kind === 'mean-of-shares' || measure.portion !== undefined),
  );
  if (wrong !== undefined) {
    throw impossible(
      `indicator ${indicator.key} is made of shares, and ${wrong.key} adds up amounts.`,
      `指标 ${indicator.key} 须由比例构成，而 ${wrong.key} 为数额。`,
    );
  }
};

const missingBasis = (key: string, part: string) =>
  impossible(
    `indicator ${key} is built on ${part}, which is not there.`,
    `指标 ${key} 所依据的 ${part} 不存在。`,
  );

const mustCompareGroups = (design: Design): void => {
  for (const indicator of design.indicators) {
    if (indicator.kind === 'contrast') {
      const { key, measure, breakdown, group, reference } = indicator;
      const groups = groupsOf(design, key, breakdown);
      const compared = measuresOf(design.indicators).find((each) => each.key === measure);
      const shown = compared?.by.includes(breakdown) === true;
      if (!(shown && groups.includes(group) && groups.includes(reference) && group !== reference)) {
        throw impossible(
          `contrast ${key} compares ${group} with ${reference}; both must be groups of ${breakdown}, and ${measure} shown by it.`,
          `差异 ${key} 比较 ${group} 与 ${reference}：两者须为 ${breakdown} 的组，且 ${measure} 按其分组。`,
        );
      }
    }
  }
  for (const { key, rows, columns } of design.weighting.associations) {
    groupsOf(design, key, rows);
    groupsOf(design, key, columns);
    if (rows === columns) {
      throw impossible(`${key} compares ${rows} with itself.`, `${key} 将 ${rows} 与自身比较。`);
    }
  }
};

/** Shares and headcounts have verdicts; a mean has no binomial evidence. */
const mustJudgeFigure = (design: Design, { key, indicator, group, lines }: DesignedRule): void => {
  const judged = design.indicators.find((each) => each.key === indicator);
  const groups = judged?.kind === 'measure' ? judged.by.flatMap((by) => groupsOf(design, indicator, by)) : [];
  const share = judged?.kind === 'measure' && isShare(judged);
  if (!(share || judged?.kind === 'poverty-headcount') || !(group === everyone || groups.includes(group))) {
    throw impossible(
      `rule ${key} judges ${indicator} of ${group}; it must be a share or a headcount that the design has.`,
      `标准 ${key} 针对 ${group} 的 ${indicator}：须为设计中的比例或发生率。`,
    );
  }
  const divisions = lines.map(({ division }) => division);
  const twice = divisions.find((division, place) => divisions.indexOf(division) < place);
  if (twice !== undefined) {
    throw impossible(`rule ${key} has two lines for ${twice}.`, `标准 ${key} 对 ${twice} 有两条线。`);
  }
};

const mustCollapseStrata = ({ lonely, strata }: Design): void => {
  const known = new Set(strata.map(({ code }) => code));
  const wrong = lonely.collapse.find(([a, b]) => !(known.has(a) && known.has(b)) || a === b);
  if (wrong !== undefined) {
    throw impossible(
      `strata ${wrong.join(' and ')} cannot count as one.`,
      `层 ${wrong.join(' 与 ')} 无法合并。`,
    );
  }
};

/** Packed to a third at worst, a text of this length fits an item. */
const longestDesign = 1_000_000;

/** An item of the table holds 400 KB; beyond 350 KB a node would have no room left for its counts and keys. */
const largestItemBytes = 350_000;

const mustFitItems = (design: Design): void => {
  const { length } = JSON.stringify(design);
  if (length > longestDesign) {
    throw impossible(
      `as text it has ${length} characters; at most ${longestDesign} fit.`,
      `设计全文 ${length} 字符，最多 ${longestDesign} 字符。`,
    );
  }
  const blocks = blocksOf(design);
  const bytes = largestNodeBytes(blocks);
  if (bytes > largestItemBytes) {
    const columns = blocks.map(({ measures, groups }) => 2 * measures.length * groups.length);
    const arithmetic = `${columns.map((k) => `${k} × ${k + 1} / 2`).join(' + ')}, × 8 B → ${bytes} B > ${largestItemBytes} B`;
    throw impossible(
      `it has too many measures to keep together: ${arithmetic}. Leave some out.`,
      `指标过多，无法同时保存：${arithmetic}。请减少指标。`,
    );
  }
};
