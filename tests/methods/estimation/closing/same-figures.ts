import { expect } from 'vitest';
import type { AreaMoments } from '../../../../methods/estimation/area.ts';
import type { Estimate, NotEstimable } from '../../../../methods/estimation/estimate.ts';
import type { LonelyOptions } from '../../../../methods/estimation/flat/design-covariance.ts';
import { type Domain, domainOf } from '../../../../methods/estimation/flat/domain.ts';
import { ratioInfluence, totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { kishSize } from '../../../../methods/estimation/flat/measure.ts';
import { readFlatRatio, readInfluence } from '../../../../methods/estimation/flat/read-flat.ts';
import type { Sample } from '../../../../methods/estimation/flat/sample.ts';
import { ratioFigure } from '../../../../methods/estimation/ratio-figure.ts';
import { readRatio } from '../../../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../../../methods/estimation/read-total.ts';
import { type Answer, block } from './random-campaign.ts';

export const close = (got: number, expected: number, scale: number): void =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(expected), scale));

const reasonOf = (reading: Estimate | NotEstimable): string =>
  'notEstimable' in reading ? reading.notEstimable.replace('no-answers', 'zero-denominator') : 'estimable';

/** Variances below 1e-12 of the estimate's square are rounding in the one and 0 in the other. */
const expectSame = (tree: Estimate, flat: Estimate): void => {
  close(tree.estimate, flat.estimate, 1e-6);
  close(tree.variance, flat.variance, 1e-3 * flat.estimate ** 2 + 1e-9);
  close(tree.effectiveN ?? 0, flat.effectiveN ?? 0, 1e-3);
  close(tree.interval.lower, flat.interval.lower, 1e-2 * Math.abs(flat.estimate) + 1e-2);
  close(tree.interval.upper, flat.interval.upper, 1e-2 * Math.abs(flat.estimate) + 1e-2);
  expect(tree.degreesOfFreedom).toBe(flat.degreesOfFreedom);
  expect(tree.n).toBe(flat.n);
  expect(tree.lonelyStrata).toBe(flat.lonelyStrata);
};

const expectSameReading = (tree: Estimate | NotEstimable, flat: Estimate | NotEstimable): void => {
  expect(reasonOf(tree)).toBe(reasonOf(flat));
  if (!('notEstimable' in tree || 'notEstimable' in flat)) expectSame(tree, flat);
};

interface Answered {
  readonly sample: Sample;
  readonly answers: readonly Answer[];
}

const sameRatio = (
  area: AreaMoments,
  { sample, answers }: Answered,
  group: string,
  domain: Domain,
  lonely: LonelyOptions,
): void => {
  const persons = answers.map((answer) => answer.persons);
  const wrong = answers.map((answer) => answer.wrong);
  expectSameReading(
    readRatio(area, block, 'wrong', group),
    readFlatRatio(sample, domain, wrong, persons, lonely),
  );
  const figure = ratioFigure(area, block, 'wrong', group);
  if (!('notEstimable' in figure)) close(figure.kishN, kishSize(sample, domain, persons), 1);
};

/** A total is estimable where a mean is not: drawn villages without anybody of the group tell of it too. */
const sameMeanAndTotal = (
  area: AreaMoments,
  { sample, answers }: Answered,
  group: string,
  domain: Domain,
  lonely: LonelyOptions,
): void => {
  const income = answers.map((answer) => answer.income);
  const mean = ratioInfluence(
    sample,
    domain,
    income,
    income.map(() => 1),
  );
  if (mean === undefined) return;
  expectSameReading(
    readRatio(area, block, 'income', group, { interval: 't' }),
    readInfluence(sample, mean, lonely),
  );
  const total = readInfluence(sample, totalInfluence(sample, domain, income), lonely);
  if ('notEstimable' in total) return;
  expectSameReading(readTotal(area, block, 'income', group), total);
};

/** A ratio of persons, a mean and a total, of everybody and of each list. */
export const sameFigures = (area: AreaMoments, answered: Answered, lonely: LonelyOptions = {}): void => {
  for (const group of ['all', 'exited', 'poor']) {
    const domain = domainOf(
      answered.sample,
      (row) => group === 'all' || answered.answers[row]?.list === group,
    );
    sameRatio(area, answered, group, domain, lonely);
    sameMeanAndTotal(area, answered, group, domain, lonely);
  }
};
