import type { ExpectedFigure, PlannedDesign } from '../../methods/sampling/planner/plan.ts';
import { chance, count, percent, points } from '../../methods/sampling/planner/plan-figures.ts';
import type { PlannedTest, PlanRequest } from '../../methods/sampling/planner/plan-request.ts';
import { textTable } from './text-table.ts';

const ruleText = ({ rule }: PlannedTest): string =>
  `${rule.direction === 'below' ? 'below' : 'at least'} ${percent(rule.threshold)} %`;

const criticalText = ({ rule }: PlannedTest, { verdict }: ExpectedFigure): string => {
  if (verdict === null) return '';
  const { households, effectiveN, critical } = verdict;
  const { meetsUpTo, failsFrom } = critical;
  const bad = rule.direction === 'below' ? 'cases' : 'that do not';
  const meets =
    meetsUpTo < 0
      ? 'none of so few households can meet'
      : `meets with up to ${count(meetsUpTo)} ${bad} of ${count(households)}`;
  const fails = failsFrom > households ? 'cannot fail' : `fails from ${count(failsFrom)}`;
  return `${meets}, ${fails} (effective n ${count(effectiveN)})`;
};

const verdictText = (test: PlannedTest, figure: ExpectedFigure): string => {
  const lines = (figure.verdict?.chances ?? []).map(({ truth, meets, cannotTell, fails }, place) => ({
    cells: [
      `${percent(truth)}${truth === test.rule.threshold ? ' (the line)' : place === 0 ? ' (expected)' : ''}`,
      chance(meets),
      chance(cannotTell),
      chance(fails),
    ],
  }));
  return [
    `Verdict on “${figure.key}”, ${ruleText(test)}: ${criticalText(test, figure)}`,
    textTable(['true %', 'meets', 'cannot tell', 'fails'], lines, 1),
  ].join('\n');
};

/** How likely each verdict is, an indicator with a line a table. */
export const verdictTexts = (request: PlanRequest, { figures }: PlannedDesign): readonly string[] =>
  figures.flatMap((figure, place) => {
    const test = request.indicators[place]?.test ?? null;
    return test === null ? [] : [verdictText(test, figure)];
  });

/** Villages and reserves of each stratum, and households in a village. */
export const quotasText = (request: PlanRequest, design: PlannedDesign): string => {
  const { strata, figures, issuedPerVillage, perVillage, reservePerVillage } = design;
  const heads = [
    'stratum',
    'of villages',
    'of households',
    'villages',
    'reserve',
    'answers',
    ...figures.map(({ key }) => `${key} ±`),
  ];
  const lines = strata.map((stratum) => ({
    cells: [
      stratum.name === '' ? 'all' : stratum.name,
      stratum.frameVillages === null ? '' : count(stratum.frameVillages),
      stratum.frameHouseholds === null ? '' : count(stratum.frameHouseholds),
      count(stratum.villages),
      count(stratum.reserveVillages),
      count(stratum.interviews),
      ...stratum.halfWidths.map(points),
    ],
  }));
  const rule = request.goal.kind === 'quotas' ? 'given' : request.allocation;
  const sure = percent(request.reserveAssurance);
  const reserve =
    reservePerVillage === 0 ? '' : `, ${count(reservePerVillage)} in reserve, which suffice with ${sure} %`;
  return [
    `Strata (${rule})`,
    textTable(heads, lines, 1),
    `A village: ${count(issuedPerVillage)} households drawn for ${count(perVillage)} answers${reserve}`,
  ].join('\n');
};
