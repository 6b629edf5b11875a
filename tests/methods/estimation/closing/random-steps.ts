import type { WeightStep } from '../../../../methods/estimation/closing/adjust-sample.ts';
import type { Sample } from '../../../../methods/estimation/flat/sample.ts';
import type { CalibrationTarget } from '../../../../methods/estimation/weights/calibration-system.ts';
import type { Margin } from '../../../../methods/estimation/weights/margin.ts';
import type { Answer } from './random-campaign.ts';

/** Ratios between 0.9 and 1.19 by row: what they add up to can be met, because they do. */
const lifted = ({ weights }: Sample): readonly number[] =>
  [...weights].map((weight, row) => weight * (0.9 + ((row * 7) % 30) / 100));

const total = (weights: readonly number[], values: readonly number[]): number =>
  weights.reduce((sum, weight, row) => sum + weight * (values[row] ?? 0), 0);

const target = (sample: Sample, name: string, values: readonly number[]): CalibrationTarget => ({
  name,
  values,
  total: total(lifted(sample), values),
});

const margin = (sample: Sample, name: string, categories: readonly string[]): Margin => ({
  name,
  categories,
  population: [...new Set(categories)].toSorted().map((category) => ({
    category,
    count: total(
      lifted(sample),
      categories.map((other) => (other === category ? 1 : 0)),
    ),
  })),
});

export const targetsOf = (sample: Sample, answers: readonly Answer[]): readonly CalibrationTarget[] => [
  target(
    sample,
    'households',
    answers.map(() => 1),
  ),
  target(
    sample,
    'exited',
    answers.map(({ list }) => (list === 'exited' ? 1 : 0)),
  ),
  target(
    sample,
    'persons',
    answers.map(({ persons }) => persons),
  ),
];

const marginsOf = (sample: Sample, answers: readonly Answer[]): readonly Margin[] => [
  margin(
    sample,
    'list',
    answers.map(({ list }) => list),
  ),
  margin(
    sample,
    'size',
    answers.map(({ persons }) => (persons > 3 ? 'large' : 'small')),
  ),
];

/** A way to adjust a sample to totals that are within its reach. */
export type Steps = (sample: Sample, answers: readonly Answer[]) => readonly WeightStep[];

export const steps: readonly (readonly [string, Steps])[] = [
  [
    'post-stratified',
    (sample, answers) =>
      marginsOf(sample, answers)
        .slice(0, 1)
        .map((each) => ({ step: 'post-stratify', margin: each })),
  ],
  ['raked', (sample, answers) => [{ step: 'rake', margins: marginsOf(sample, answers) }]],
  [
    'calibrated by logit',
    (sample, answers) => [
      {
        step: 'calibrate',
        targets: targetsOf(sample, answers),
        method: 'logit',
        bounds: { lower: 0.8, upper: 1.3 },
      },
    ],
  ],
  [
    'trimmed, then calibrated linearly within bounds',
    (sample, answers) => [
      { step: 'trim', upper: 60 },
      {
        step: 'calibrate',
        targets: targetsOf(sample, answers),
        method: 'linear',
        bounds: { lower: 0.5, upper: 1.5 },
      },
    ],
  ],
];
