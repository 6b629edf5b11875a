/** What a design's figures must stand on: measures, groups and items that are there, and an item of the table that holds their sums. */

import type { Form, Rule } from '../../methods/questionnaire/form.ts';
import { readRule } from '../../methods/questionnaire/rule.ts';
import { blocksOf, breakdownOf } from '../estimates/block-set.ts';
import { breakdownsOf, everyone } from '../estimates/breakdown.ts';
import { basisOf, isShare, type Measure, measuresOf } from '../estimates/indicator.ts';
import { largestNodeBytes } from '../estimates/moments-bytes.ts';
import type { DesignedRule } from '../estimates/verdict-rule.ts';
import type { Calibration } from '../estimates/weighting.ts';
import type { Design } from './design.ts';
import { impossible } from './impossible.ts';

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
  }
};

const missingBasis = (key: string, part: string) =>
  impossible(
    `indicator ${key} is built on ${part}, which is not there.`,
    `指标 ${key} 所依据的 ${part} 不存在。`,
  );

/** The groups of a breakdown that a figure names. */
const groupsOf = (design: Design, figure: string, key: string): readonly string[] => {
  const breakdown = breakdownOf(design, key);
  if (breakdown === undefined) {
    throw impossible(
      `${figure} is shown by ${key}, which is no breakdown.`,
      `${figure} 所用分组 ${key} 不存在。`,
    );
  }
  return breakdown.groups.map((group) => group.key);
};

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

const mustKnowMargins = (design: Design): void => {
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

/** An item of the table holds 400 KB; beyond 350 KB a node would have no room left for its counts and keys. */
const largestItemBytes = 350_000;

const mustFitItems = (design: Design): void => {
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

/** What rules may speak of beside the items of the form. */
const facts = ['list', 'village', 'stratum'];

const rulesOf = ({ denominator, numerator, undecided = true }: Measure): readonly Rule[] => [
  denominator,
  numerator,
  undecided,
];

/** Throws unless every rule and number of the design speaks of items that the questionnaire has. */
export const mustFitForm = (design: Design, { items }: Form): void => {
  const known = new Set([...items.map(({ code }) => code), ...facts]);
  const integers = new Set(items.flatMap(({ code, type }) => (type === 'integer' ? [code] : [])));
  const measures = measuresOf(design.indicators);
  const rules = [
    ...measures.flatMap((measure) => rulesOf(measure).map((rule) => [measure.key, rule] as const)),
    ...design.breakdowns.flatMap(({ groups }) =>
      groups.map(({ key, households }) => [key, households] as const),
    ),
  ];
  for (const [key, rule] of rules) {
    try {
      readRule(rule, known);
    } catch (error) {
      const detail = error instanceof Error ? error.message : '';
      throw impossible(`${key}: ${detail}`, `${key}：规则引用了问卷中没有的题目（${detail}）`);
    }
  }
  const numbers = [
    ...measures.flatMap(({ key, amount, value }) => [amount, value].map((item) => [key, item] as const)),
    ...design.weighting.quantiles.map(({ key, value }) => [key, value] as const),
  ];
  for (const [key, item] of numbers) {
    if (item !== undefined && !integers.has(item)) {
      throw impossible(
        `${key} adds up ${item}, which is no number of the questionnaire.`,
        `${key} 所用的 ${item} 不是问卷中的数字题。`,
      );
    }
  }
};
