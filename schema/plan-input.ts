import { z } from 'zod';
import { builder } from './builder.ts';

const allocationEnum = builder.enumType('AllocationRule', {
  description: 'How villages are divided among strata (层间分配).',
  values: {
    PROPORTIONAL: {
      value: 'proportional',
      description: 'To households: every household has the same weight.',
    },
    NEYMAN: {
      value: 'neyman',
      description: 'To households times the standard deviation of the first indicator.',
    },
    POWER: { value: 'power', description: 'To the square root of households.' },
    EQUAL: { value: 'equal', description: 'The same for all.' },
  } as const,
});

const stratumInput = builder.inputType('PlanStratumInput', {
  description: 'A stratum of the frame (层).',
  fields: (t) => ({
    name: t.string({ description: 'Its name.', validate: z.string().min(1).max(80) }),
    villages: t.int({ description: 'Villages in it.' }),
    households: t.int({ description: 'Households in all of them together.' }),
  }),
});

const indicatorInput = builder.inputType('PlanIndicatorInput', {
  description: 'A share to be estimated, with what one believes of it before the survey.',
  fields: (t) => ({
    key: t.string({ description: 'Its name.', validate: z.string().min(1).max(80) }),
    expected: t.float({ description: 'Between 0 and 1.' }),
    icc: t.float({
      required: false,
      description: 'How alike households of a village are (组内相关), 0.05 where nothing is said.',
    }),
    share: t.float({
      required: false,
      description: 'Share of a village’s answers that it rests on; default 1.',
    }),
    margin: t.float({ required: false, description: 'Wanted half-width of the interval, a share.' }),
    below: t.float({ required: false, description: 'The line that it should be below.' }),
    atLeast: t.float({ required: false, description: 'The line that it should reach.' }),
    power: t.float({ required: false, description: 'Wanted chance that the verdict tells the truth.' }),
    verdictLevel: t.float({ required: false, description: 'One-sided, default 0.95.' }),
  }),
});

export const planInput = builder.inputType('PlanSampleInput', {
  description: 'What a plan is made from. Without budget and villages as few as meet every margin and power.',
  fields: (t) => ({
    strata: t.field({
      type: [stratumInput],
      required: false,
      description: 'Absent: one population of unknown size.',
      validate: z.array(z.unknown()).max(5000),
    }),
    indicators: t.field({
      type: [indicatorInput],
      description: 'The first leads.',
      validate: z.array(z.unknown()).min(1).max(20),
    }),
    budget: t.float({ required: false, description: 'In the unit of the costs.' }),
    villages: t.int({ required: false, description: 'Villages to draw.' }),
    allocation: t.field({ type: allocationEnum, required: false, description: 'Default proportional.' }),
    perVillage: t.intList({
      required: false,
      description: 'Answers a village to try; default 5, 8, 10, 12, 15, 20, 30 and the optimum.',
      validate: z.array(z.int()).max(40),
    }),
    responseRate: t.float({
      required: false,
      description: 'Share of visited households that answer; default 1.',
    }),
    villageRate: t.float({
      required: false,
      description: 'Share of drawn villages that can be worked; default 1.',
    }),
    weightVariation: t.float({ required: false, description: 'cv of the weights within strata; default 0.' }),
    villageCost: t.float({ required: false, description: 'Of reaching a village; default 10.' }),
    householdCost: t.float({ required: false, description: 'Of a household visited; default 1.' }),
    level: t.float({ required: false, description: 'Of the intervals; default 0.95.' }),
    reserveAssurance: t.float({ required: false, description: 'How surely reserves suffice; default 0.95.' }),
  }),
});
