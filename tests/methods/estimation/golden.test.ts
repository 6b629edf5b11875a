import { describe, expect, it } from 'vitest';
import { wholeSample } from '../../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../../methods/estimation/flat/read-flat.ts';
import { ratioBounds } from '../../../methods/estimation/ratio-bounds.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../../methods/estimation/read-total.ts';
import { goldenArea, goldenBlock, goldenSample, goldenX, goldenY } from './golden-sample.ts';

describe('the sample worked by hand', () => {
  it.each([
    ['from moments', readRatio(goldenArea(), goldenBlock, 'wrong-exit', 'all')],
    ['from rows', readFlatRatio(goldenSample(), wholeSample(goldenSample()), goldenY, goldenX)],
  ])('gives its ratio, variance and degrees of freedom %s', (_, reading) => {
    if ('notEstimable' in reading) throw new Error(reading.notEstimable);
    expect(reading.estimate).toBeCloseTo(88 / 998, 15);
    expect(reading.variance).toBeCloseTo(0.00296718157, 11);
    expect(reading.standardError).toBeCloseTo(0.0544718419, 9);
    expect(reading).toMatchObject({ degreesOfFreedom: 4, n: 18 });
  });

  it('gives its Korn–Graubard interval with persons as n', () => {
    const bounds = ratioBounds(
      {
        estimate: 0.0881763527,
        variance: 0.00296718157,
        n: 66,
        kishN: 66,
        groupDegreesOfFreedom: 4,
        areaDegreesOfFreedom: 4,
      },
      0.025,
      {},
    );
    expect(bounds?.effectiveN).toBeCloseTo(14.0202832, 6);
    expect(bounds?.lower).toBeCloseTo(0.0040958124, 10);
    expect(bounds?.upper).toBeCloseTo(0.3605095499, 9);
  });

  it('gives its totals', () => {
    expect(readTotal(goldenArea(), goldenBlock, 'wrong-exit', 'all')).toMatchObject({ estimate: 88 });
  });
});
