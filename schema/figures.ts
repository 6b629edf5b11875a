import { notEstimableText } from '../api/results/figure-words.ts';
import type { GroupFigure } from '../api/results/indicator-results.ts';
import type { ShownFigure } from '../api/results/shown-figure.ts';
import { builder } from './builder.ts';

interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly method: string;
}

/** Who may see a result at all was decided when the area was read; its parts carry no right of their own. */
const read = { authScopes: { signedIn: true } } as const;

const intervalRef = builder.objectRef<Interval>('Interval').implement({
  description: 'A confidence interval (置信区间).',
  fields: (t) => ({
    lower: t.exposeFloat('lower', { description: 'Lower end.', ...read }),
    upper: t.exposeFloat('upper', { description: 'Upper end.', ...read }),
    level: t.exposeFloat('level', { description: 'Such as 0.95.', ...read }),
    method: t.exposeString('method', { description: 'korn-graubard, or mover for a composite.', ...read }),
  }),
});

const intervalOf = ({ lower, upper, level, method }: ShownFigure): Interval | null =>
  lower === undefined || upper === undefined || level === undefined || method === undefined
    ? null
    : { lower, upper, level, method };

const designEffectRef = builder
  .objectRef<NonNullable<ShownFigure['designEffect']>>('DesignEffect')
  .implement({
    description: 'A variance against that of a simple random sample of as many households (设计效应).',
    fields: (t) => ({
      withReplacement: t.exposeFloat('withReplacement', { description: 'Drawn with replacement.', ...read }),
      withoutReplacement: t.exposeFloat('withoutReplacement', {
        nullable: true,
        description: 'Drawn without replacement.',
        ...read,
      }),
      kish: t.exposeFloat('kish', {
        description: 'From unequal weights alone, 1 + cv² (Kish).',
        ...read,
      }),
    }),
  });

const reliabilityRef = builder.objectRef<NonNullable<ShownFigure['reliability']>>('Reliability').implement({
  description: 'Data presentation standards for proportions (NCHS series 2, no. 175).',
  fields: (t) => ({
    unreliable: t.string({
      nullable: true,
      description: 'few-households, wide or relatively-wide: the figure says too little to be shown.',
      ...read,
      resolve: ({ unreliable }) => unreliable ?? null,
    }),
    review: t.stringList({
      description: 'few-degrees-of-freedom, zero-or-one: somebody looks at it before it is published.',
      ...read,
      resolve: ({ review }) => review,
    }),
    unreliableComplement: t.exposeBoolean('unreliableComplement', {
      description: 'The share is fit to be shown, its complement is not.',
      ...read,
    }),
  }),
});

export const estimateRef = builder.objectRef<GroupFigure>('GroupEstimate').implement({
  description: 'An estimate (估计值) for everybody or for one group.',
  fields: (t) => ({
    group: t.exposeString('group', { description: 'all, or a group of a breakdown.', ...read }),
    breakdown: t.exposeString('breakdown', {
      nullable: true,
      description: 'Key of the breakdown (分组) that the group is of; null for everybody.',
      ...read,
    }),
    groupName: t.string({
      description: 'Its name in the reader’s language.',
      ...read,
      resolve: ({ name }, _args, { language }) => name[language],
    }),
    estimate: t.exposeFloat('estimate', {
      nullable: true,
      description: 'A proportion from 0 to 1; a mean or total in the indicator’s unit.',
      ...read,
    }),
    standardError: t.exposeFloat('standardError', {
      nullable: true,
      description: 'Design-based standard error.',
      ...read,
    }),
    interval: t.field({
      type: intervalRef,
      nullable: true,
      description: '95 % interval.',
      ...read,
      resolve: intervalOf,
    }),
    n: t.exposeInt('n', {
      nullable: true,
      description: 'Households in the denominator; null where the figure may not be shown.',
      ...read,
    }),
    effectiveN: t.exposeFloat('effectiveN', {
      nullable: true,
      description: 'Effective sample size, households.',
      ...read,
    }),
    degreesOfFreedom: t.exposeInt('degreesOfFreedom', {
      nullable: true,
      description: 'Of the interval.',
      ...read,
    }),
    designEffect: t.field({
      type: designEffectRef,
      nullable: true,
      description: 'What the design costs against a simple random sample (设计效应).',
      ...read,
      resolve: ({ designEffect }) => designEffect ?? null,
    }),
    reliability: t.field({
      type: reliabilityRef,
      nullable: true,
      description: 'Whether a share says enough to be shown (可靠性标注); all of it for the lead.',
      ...read,
      resolve: ({ reliability }) => reliability ?? null,
    }),
    lonelyStrata: t.int({
      description: 'Strata of which one village answered: their variance is set by the design’s policy.',
      ...read,
      resolve: ({ lonelyStrata }) => lonelyStrata ?? 0,
    }),
    notEstimable: t.string({
      nullable: true,
      description:
        'Why there is no interval, or no figure, in the reader’s language. What would disclose and what is not there are told alike.',
      ...read,
      resolve: ({ notEstimable }, _args, { language }) =>
        notEstimable === undefined ? null : notEstimableText(notEstimable)[language],
    }),
  }),
});
