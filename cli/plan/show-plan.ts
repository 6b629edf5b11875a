import type { Plan } from '../../methods/sampling/planner/plan.ts';
import { count, money, percent } from '../../methods/sampling/planner/plan-figures.ts';
import type { PlanRequest } from '../../methods/sampling/planner/plan-request.ts';
import { suggestionSentence } from '../../methods/sampling/planner/suggestion-sentence.ts';
import type { ReadPlan } from './read-plan.ts';
import { quotasText, verdictTexts } from './show-design.ts';
import { figuresText, tradeOffText } from './show-trade-off.ts';
import { whatIfText } from './show-what-if.ts';

const frameText = ({ strata }: PlanRequest): string => {
  if (strata === null) return 'a frame of unknown size';
  const villages = strata.reduce((sum, stratum) => sum + stratum.villages, 0);
  const households = strata.reduce((sum, stratum) => sum + stratum.households, 0);
  const parts = strata.length === 1 ? '' : ` in ${strata.length} strata`;
  return `${count(villages)} villages with ${count(households)} households${parts}`;
};

const assumptionsText = ({ request, assumed }: ReadPlan): string => {
  const { responseRate, costs, level, indicators, weightVariation, villageRate } = request;
  const mark = (name: ReadPlan['assumed'][number]): string => (assumed.includes(name) ? ' (assumed)' : '');
  const iccs = [...new Set(indicators.map(({ icc }) => icc))].join(', ');
  return [
    frameText(request),
    `${percent(level)} % intervals`,
    `ICC ${iccs}${mark('icc')}`,
    `${percent(responseRate)} % answer${mark('response')}`,
    ...(villageRate === 1 ? [] : [`${percent(villageRate)} % of villages can be worked`]),
    ...(weightVariation === 0 ? [] : [`cv of weights ${weightVariation}`]),
    `a village costs ${money(costs.village)}, a visited household ${money(costs.household)}${mark('costs')}`,
  ].join(' · ');
};

/** All tables for people. */
export const planText = (plan: Plan, read: ReadPlan): string => {
  const { request } = read;
  const { en, zh } = suggestionSentence(plan, request);
  const design = plan.suggestion?.design;
  const parts = [assumptionsText(read), tradeOffText(plan), `${en}\n${zh}`];
  if (design === undefined) return parts.join('\n\n');
  return [
    ...parts,
    figuresText(plan, design, request.level),
    ...verdictTexts(request, design),
    quotasText(request, design),
    whatIfText(plan, request),
  ].join('\n\n');
};

/** One JSON object, nothing rounded: what was planned from, the plan, and its sentence. */
export const planJson = (plan: Plan, { request, assumed }: ReadPlan): string =>
  JSON.stringify({ request, assumed, ...plan, sentence: suggestionSentence(plan, request) });
