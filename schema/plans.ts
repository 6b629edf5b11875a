import { type AnsweredPlan, planSample } from '../api/samples/plan-sample.ts';
import type {
  ExpectedFigure,
  OutcomeChances,
  PlannedDesign,
  StratumQuota,
  TradeOffRow,
  WhatIfLine,
} from '../methods/sampling/planner/plan.ts';
import { builder } from './builder.ts';
import { planInput } from './plan-input.ts';

/** A plan is made from what is asked, and of nobody's data. */
const read = { authScopes: { signedIn: true } } as const;

const chancesRef = builder.objectRef<OutcomeChances>('VerdictChances').implement({
  description: 'How likely each verdict is where the true share is `truth`.',
  fields: (t) => ({
    truth: t.exposeFloat('truth', { description: 'The true share.', ...read }),
    meets: t.exposeFloat('meets', { description: 'Chance of “meets”.', ...read }),
    fails: t.exposeFloat('fails', { description: 'Chance of “fails”.', ...read }),
    cannotTell: t.exposeFloat('cannotTell', { description: 'Chance that it cannot tell.', ...read }),
  }),
});

const figureRef = builder.objectRef<ExpectedFigure>('ExpectedFigure').implement({
  description: 'What the finished survey is expected to print for an indicator.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Of the indicator.', ...read }),
    answers: t.exposeFloat('answers', { description: 'In the whole sample.', ...read }),
    deff: t.exposeFloat('deff', { description: 'Design effect, everything included.', ...read }),
    deffPlanned: t.exposeFloat('deffPlanned', {
      description: '1 + (m − 1)·ICC: what the design keeps for its verdict.',
      ...read,
    }),
    effectiveN: t.exposeFloat('effectiveN', { description: 'Effective sample size.', ...read }),
    degreesOfFreedom: t.exposeFloat('degreesOfFreedom', { description: 'Villages less strata.', ...read }),
    lower: t.exposeFloat('lower', { description: 'Korn–Graubard at the expected share.', ...read }),
    upper: t.exposeFloat('upper', { description: 'Korn–Graubard at the expected share.', ...read }),
    halfWidth: t.exposeFloat('halfWidth', { description: '(upper − lower)/2.', ...read }),
    meetsMargin: t.exposeBoolean('meetsMargin', {
      nullable: true,
      description: 'Null: no margin was wanted.',
      ...read,
    }),
    meetsPower: t.exposeBoolean('meetsPower', {
      nullable: true,
      description: 'Null: no power was wanted.',
      ...read,
    }),
    chances: t.field({
      type: [chancesRef],
      description: 'At the expected share first, then along the line; empty without a line.',
      ...read,
      resolve: ({ verdict }) => [...(verdict?.chances ?? [])],
    }),
  }),
});

const quotaRef = builder.objectRef<StratumQuota>('StratumQuota').implement({
  description: 'What is drawn of a stratum.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Of the stratum.', ...read }),
    villages: t.exposeInt('villages', { description: 'Villages to draw.', ...read }),
    reserveVillages: t.exposeInt('reserveVillages', { description: 'Reserve villages.', ...read }),
    interviews: t.exposeFloat('interviews', { description: 'Answers expected.', ...read }),
  }),
});

const designRef = builder.objectRef<PlannedDesign>('PlannedDesign').implement({
  description: 'Quotas with what they cost and give.',
  fields: (t) => ({
    villages: t.exposeInt('villages', { description: 'Villages to draw.', ...read }),
    perVillage: t.exposeFloat('perVillage', { description: 'Answers wanted a village.', ...read }),
    issuedPerVillage: t.exposeFloat('issuedPerVillage', {
      description: 'Households drawn a village.',
      ...read,
    }),
    reservePerVillage: t.exposeFloat('reservePerVillage', { description: 'Reserves a village.', ...read }),
    interviews: t.exposeFloat('interviews', { description: 'Answers in all.', ...read }),
    issued: t.exposeFloat('issued', { description: 'Households visited in all.', ...read }),
    cost: t.exposeFloat('cost', { description: 'In the unit of the costs.', ...read }),
    strata: t.field({
      type: [quotaRef],
      description: 'Stratum by stratum.',
      ...read,
      resolve: ({ strata }) => [...strata],
    }),
    figures: t.field({
      type: [figureRef],
      description: 'Indicator by indicator.',
      ...read,
      resolve: ({ figures }) => [...figures],
    }),
  }),
});

const rowRef = builder.objectRef<TradeOffRow>('TradeOffRow').implement({
  description: 'A line of the trade-off between villages and households a village.',
  fields: (t) => ({
    perVillage: t.exposeFloat('perVillage', { description: 'Answers wanted a village.', ...read }),
    design: t.field({
      type: designRef,
      nullable: true,
      description: 'Null where it is impossible.',
      ...read,
      resolve: ({ design }) => design,
    }),
    impossible: t.string({
      nullable: true,
      description: 'not-enough-villages, village-too-small or budget-too-small.',
      ...read,
      resolve: ({ impossible }) => impossible?.reason ?? null,
    }),
  }),
});

const whatIfRef = builder.objectRef<WhatIfLine>('WhatIfLine').implement({
  description: 'The suggestion where one assumption is wrong.',
  fields: (t) => ({
    vary: t.exposeString('vary', { description: 'icc, expected or response-rate.', ...read }),
    indicator: t.exposeString('indicator', {
      nullable: true,
      description: 'Null: it concerns all.',
      ...read,
    }),
    value: t.exposeFloat('value', { description: 'What it might be.', ...read }),
    planned: t.exposeBoolean('planned', { description: 'The value that was planned with.', ...read }),
    figures: t.field({
      type: [figureRef],
      description: 'What the suggested quotas would then give.',
      ...read,
      resolve: ({ figures }) => [...figures],
    }),
    villagesNeeded: t.int({
      nullable: true,
      description: 'Villages that would be needed instead; null: nothing does, or nothing was demanded.',
      ...read,
      resolve: ({ needed }) => needed?.villages ?? null,
    }),
  }),
});

const planRef = builder.objectRef<AnsweredPlan>('SamplePlan').implement({
  description: 'A plan of a sample (方案测算): the trade-off, one suggestion with its reason, and what if.',
  fields: (t) => ({
    sentence: t.string({
      description: 'The suggestion in a sentence, in the reader’s language.',
      ...read,
      resolve: ({ sentence }, _args, { language }) => sentence[language],
    }),
    suggestion: t.field({
      type: designRef,
      nullable: true,
      description: 'Null: no line is possible.',
      ...read,
      resolve: ({ suggestion }) => suggestion?.design ?? null,
    }),
    because: t.string({
      nullable: true,
      description: 'least-cost, most-precise, only-one or nearest-optimum.',
      ...read,
      resolve: ({ suggestion }) => suggestion?.because ?? null,
    }),
    rows: t.field({
      type: [rowRef],
      description: 'The trade-off.',
      ...read,
      resolve: ({ rows }) => [...rows],
    }),
    whatIf: t.field({
      type: [whatIfRef],
      description: 'What becomes of the suggestion.',
      ...read,
      resolve: ({ whatIf }) => [...whatIf],
    }),
  }),
});

builder.queryField('planSample', (t) =>
  t.field({
    type: planRef,
    description:
      'Plans a sample: size, allocation, villages against households, width, power and cost. Nothing is kept.',
    authScopes: { signedIn: true },
    errors: {},
    complexity: 200,
    args: { input: t.arg({ type: planInput, description: 'What is wanted and believed.' }) },
    resolve: (_root, { input }) => planSample(input),
  }),
);
