import {
  type NamedQuantile,
  type NamedTest,
  quantileResults,
  testResults,
} from '../api/results/closing-results.ts';
import { notEstimableText } from '../api/results/figure-words.ts';
import { builder } from './builder.ts';
import { areaRef } from './results.ts';

/** Who may see a result at all was decided when the area was read; its parts carry no right of their own. */
const read = { authScopes: { signedIn: true } } as const;

const quantileRef = builder.objectRef<NamedQuantile>('QuantileEstimate').implement({
  description: 'A quantile (分位数) with Woodruff’s interval, computed from the records at closing.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key in the design.', ...read }),
    name: t.string({
      description: 'Name in the reader’s language.',
      ...read,
      resolve: ({ name }, _args, { language }) => name[language],
    }),
    group: t.exposeString('group', { description: 'all, or a group of a breakdown.', ...read }),
    groupName: t.string({
      description: 'Its name in the reader’s language.',
      ...read,
      resolve: ({ groupName }, _args, { language }) => groupName[language],
    }),
    share: t.exposeFloat('share', { description: '0.5 is the median.', ...read }),
    n: t.exposeInt('n', { description: 'Households that gave the number.', ...read }),
    estimate: t.exposeFloat('estimate', {
      nullable: true,
      description: 'In the units of the question.',
      ...read,
    }),
    standardError: t.exposeFloat('standardError', {
      nullable: true,
      description: 'Half the interval’s width over t.',
      ...read,
    }),
    lower: t.exposeFloat('lower', {
      nullable: true,
      description: 'Lower end; null where the sample does not reach so far.',
      ...read,
    }),
    upper: t.exposeFloat('upper', {
      nullable: true,
      description: 'Upper end; null where the sample does not reach so far.',
      ...read,
    }),
    level: t.exposeFloat('level', { nullable: true, description: 'Such as 0.95.', ...read }),
    notEstimable: t.string({
      nullable: true,
      description: 'Why there is none, in the reader’s language.',
      ...read,
      resolve: ({ notEstimable }, _args, { language }) =>
        notEstimable === undefined ? null : notEstimableText(notEstimable)[language],
    }),
  }),
});

const associationRef = builder.objectRef<NamedTest>('IndependenceTest').implement({
  description: 'Are two breakdowns independent? Rao and Scott’s χ² test, second order, against F.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key in the design.', ...read }),
    name: t.string({
      description: 'Name in the reader’s language.',
      ...read,
      resolve: ({ name }, _args, { language }) => name[language],
    }),
    n: t.exposeInt('n', { description: 'Households of the table.', ...read }),
    statistic: t.exposeFloat('statistic', { nullable: true, description: 'F.', ...read }),
    degreesOfFreedom: t.exposeFloat('degreesOfFreedom', {
      nullable: true,
      description: 'Of the numerator.',
      ...read,
    }),
    denominatorDegreesOfFreedom: t.exposeFloat('denominatorDegreesOfFreedom', {
      nullable: true,
      description: 'Of the denominator.',
      ...read,
    }),
    pValue: t.exposeFloat('pValue', {
      nullable: true,
      description: 'How often independence would give a statistic as large.',
      ...read,
    }),
    notTestable: t.string({
      nullable: true,
      description: 'Why there is no test, in the reader’s language.',
      ...read,
      resolve: ({ notTestable }, _args, { language }) =>
        notTestable === undefined ? null : notEstimableText(notTestable)[language],
    }),
  }),
});

interface CalibrationState {
  readonly calibrated: boolean;
  readonly because?: string | undefined;
}

const calibrationRef = builder.objectRef<CalibrationState>('CalibrationState').implement({
  description: 'Whether a county’s weights meet the totals known of it (校准).',
  fields: (t) => ({
    calibrated: t.exposeBoolean('calibrated', {
      description: 'They do; every variance is that of residuals.',
      ...read,
    }),
    because: t.string({
      nullable: true,
      description: 'Why not, such as totals-out-of-reach: the uncalibrated figures stand.',
      ...read,
      resolve: ({ because }) => because ?? null,
    }),
  }),
});

builder.objectFields(areaRef, (t) => ({
  quantiles: t.field({
    type: [quantileRef],
    description: 'Quantiles of the design, from closing on; before publication for the lead alone.',
    ...read,
    resolve: quantileResults,
  }),
  independenceTests: t.field({
    type: [associationRef],
    description: 'Tests of the design, from closing on; before publication for the lead alone.',
    ...read,
    resolve: testResults,
  }),
  calibration: t.field({
    type: calibrationRef,
    nullable: true,
    description: 'Of a county whose totals the design knows, from closing on.',
    ...read,
    resolve: ({ closing }) => closing?.calibration ?? null,
  }),
}));
