import type { AssociationFigure, QuantileFigure } from '../api/estimates/closing/closing-figure.ts';
import type { AreaResults } from '../api/results/area-results.ts';
import { groupWords, notEstimableText } from '../api/results/figure-words.ts';
import { builder } from './builder.ts';
import { areaRef } from './results.ts';

/** Who may see a result at all was decided when the area was read; its parts carry no right of their own. */
const read = { authScopes: { signedIn: true } } as const;

/** A figure from the flat pass, with the area that it is of: its names are in the design. */
interface Of<Kept> {
  readonly area: AreaResults;
  readonly kept: Kept;
}

const figuresOf = <Kept>(area: AreaResults, kept: readonly Kept[] = []): Of<Kept>[] =>
  kept.map((each) => ({ area, kept: each }));

const nameIn = (
  named: readonly { readonly key: string; readonly name: { en: string; zh: string } }[],
  key: string,
) => named.find((each) => each.key === key)?.name ?? { en: key, zh: key };

const quantileRef = builder.objectRef<Of<QuantileFigure>>('QuantileEstimate').implement({
  description: 'A quantile (分位数) with Woodruff’s interval, computed from the records at closing.',
  fields: (t) => ({
    key: t.string({ description: 'Key in the design.', ...read, resolve: ({ kept }) => kept.key }),
    name: t.string({
      description: 'Name in the reader’s language.',
      ...read,
      resolve: ({ area, kept }, _args, { language }) =>
        nameIn(area.design.weighting.quantiles, kept.key)[language],
    }),
    group: t.string({
      description: 'all, or a group of a breakdown.',
      ...read,
      resolve: ({ kept }) => kept.group,
    }),
    groupName: t.string({
      description: 'Its name in the reader’s language.',
      ...read,
      resolve: ({ area, kept }, _args, { language }) => groupWords(area.design, kept.group).name[language],
    }),
    share: t.float({ description: '0.5 is the median.', ...read, resolve: ({ kept }) => kept.share }),
    n: t.int({ description: 'Households that gave the number.', ...read, resolve: ({ kept }) => kept.n }),
    estimate: t.float({
      nullable: true,
      description: 'In the units of the question.',
      ...read,
      resolve: ({ kept }) => kept.estimate ?? null,
    }),
    standardError: t.float({
      nullable: true,
      description: 'Half the interval’s width over t.',
      ...read,
      resolve: ({ kept }) => kept.standardError ?? null,
    }),
    lower: t.float({
      nullable: true,
      description: 'Lower end; null where the sample does not reach so far.',
      ...read,
      resolve: ({ kept }) => kept.lower ?? null,
    }),
    upper: t.float({
      nullable: true,
      description: 'Upper end; null where the sample does not reach so far.',
      ...read,
      resolve: ({ kept }) => kept.upper ?? null,
    }),
    level: t.float({
      nullable: true,
      description: 'Such as 0.95.',
      ...read,
      resolve: ({ kept }) => kept.level ?? null,
    }),
    notEstimable: t.string({
      nullable: true,
      description: 'Why there is none, in the reader’s language.',
      ...read,
      resolve: ({ kept: { notEstimable } }, _args, { language }) =>
        notEstimable === undefined ? null : notEstimableText(notEstimable)[language],
    }),
  }),
});

const associationRef = builder.objectRef<Of<AssociationFigure>>('IndependenceTest').implement({
  description: 'Are two breakdowns independent? Rao and Scott’s χ² test, second order, against F.',
  fields: (t) => ({
    key: t.string({ description: 'Key in the design.', ...read, resolve: ({ kept }) => kept.key }),
    name: t.string({
      description: 'Name in the reader’s language.',
      ...read,
      resolve: ({ area, kept }, _args, { language }) =>
        nameIn(area.design.weighting.associations, kept.key)[language],
    }),
    n: t.int({ description: 'Households of the table.', ...read, resolve: ({ kept }) => kept.n }),
    statistic: t.float({
      nullable: true,
      description: 'F.',
      ...read,
      resolve: ({ kept }) => kept.statistic ?? null,
    }),
    degreesOfFreedom: t.float({
      nullable: true,
      description: 'Of the numerator.',
      ...read,
      resolve: ({ kept }) => kept.degreesOfFreedom ?? null,
    }),
    denominatorDegreesOfFreedom: t.float({
      nullable: true,
      description: 'Of the denominator.',
      ...read,
      resolve: ({ kept }) => kept.denominatorDegreesOfFreedom ?? null,
    }),
    pValue: t.float({
      nullable: true,
      description: 'How often independence would give a statistic as large.',
      ...read,
      resolve: ({ kept }) => kept.pValue ?? null,
    }),
    notTestable: t.string({
      nullable: true,
      description: 'Why there is no test, in the reader’s language.',
      ...read,
      resolve: ({ kept: { notTestable } }, _args, { language }) =>
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
    resolve: (area) => figuresOf(area, area.closing?.quantiles),
  }),
  independenceTests: t.field({
    type: [associationRef],
    description: 'Tests of the design, from closing on; before publication for the lead alone.',
    ...read,
    resolve: (area) => figuresOf(area, area.closing?.associations),
  }),
  calibration: t.field({
    type: calibrationRef,
    nullable: true,
    description: 'Of a county whose totals the design knows, from closing on.',
    ...read,
    resolve: ({ closing }) => closing?.calibration ?? null,
  }),
}));
