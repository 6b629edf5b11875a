import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightRatios } from '../../../../methods/estimation/weights/adjusted-weights.ts';
import { predicted, residuals } from '../../../../methods/estimation/weights/auxiliary-space.ts';
import { type CalibrationOptions, calibrate } from '../../../../methods/estimation/weights/calibrate.ts';
import { postStratify } from '../../../../methods/estimation/weights/post-stratify.ts';
import { rake } from '../../../../methods/estimation/weights/rake.ts';
import { type Frame, frames, indicator, marginOf, target, targetsOf, weightedTotal } from './random-frame.ts';

const seeded = { seed: 19_920_601, numRuns: 60 };

/** Bounds that random-frame's populations leave room for. */
const METHODS: readonly (readonly [string, CalibrationOptions])[] = [
  ['linear', { method: 'linear' }],
  ['raking', { method: 'raking' }],
  ['logit', { method: 'logit', bounds: { lower: 0.5, upper: 2 } }],
  ['bounded linear', { method: 'linear', bounds: { lower: 0.6, upper: 1.6 } }],
  ['bounded raking', { method: 'raking', bounds: { lower: 0.6, upper: 1.6 } }],
];

const expectSame = (got: Float64Array, expected: ArrayLike<number>, scale = 1, digits = 1e-10): void => {
  expect(got.length).toBe(expected.length);
  for (const [at, value] of got.entries())
    expect(Math.abs(value - (expected[at] ?? Number.NaN))).toBeLessThanOrEqual(
      digits * Math.max(scale, Math.abs(value)),
    );
};

const forFrames = (check: (frame: Frame) => void): void => fc.assert(fc.property(frames, check), seeded);

const reversed = (frame: Frame): Frame => ({
  weights: frame.weights.toReversed(),
  kind: frame.kind.toReversed(),
  sex: frame.sex.toReversed(),
  size: frame.size.toReversed(),
  y: frame.y.toReversed(),
  lift: frame.lift.toReversed(),
});

describe.each(METHODS)('calibration, %s', (_, options) => {
  it('meets every total to 1e-10 and keeps its bounds', () => {
    forFrames((frame) => {
      const targets = targetsOf(frame);
      const adjusted = calibrate(frame.weights, targets, options);
      for (const { values, total } of targets)
        expect(Math.abs(weightedTotal(adjusted.weights, values) - total)).toBeLessThanOrEqual(1e-10 * total);
      const { lower, upper } = options.bounds ?? {
        lower: Number.NEGATIVE_INFINITY,
        upper: Number.POSITIVE_INFINITY,
      };
      for (const ratio of weightRatios(adjusted)) {
        expect(ratio).toBeGreaterThanOrEqual(lower - 1e-12);
        expect(ratio).toBeLessThanOrEqual(upper + 1e-12);
      }
    });
  });

  it('to totals that are met already changes nothing', () => {
    forFrames((frame) => {
      const met = { ...frame, lift: frame.lift.map(() => 1) };
      expectSame(calibrate(met.weights, targetsOf(met), options).weights, met.weights);
    });
  });

  it('scales with the weights and not with a variable', () => {
    forFrames((frame) => {
      const adjusted = calibrate(frame.weights, targetsOf(frame), options).weights;
      const larger = { ...frame, weights: frame.weights.map((weight) => 1000 * weight) };
      expectSame(
        calibrate(larger.weights, targetsOf(larger), options).weights,
        adjusted.map((weight) => 1000 * weight),
      );
      const inFen = { ...frame, size: frame.size.map((size) => size * 1e4) };
      expectSame(calibrate(inFen.weights, targetsOf(inFen), options).weights, adjusted, 1, 1e-9);
    });
  });

  it('does not depend on where a variable stands that follows from others', () => {
    forFrames((frame) => {
      const targets = targetsOf(frame);
      const adjusted = calibrate(frame.weights, targets, options).weights;
      const exited = target(frame, 'exited', indicator(frame.kind, 'exited'));
      for (const [at] of targets.entries())
        expectSame(
          calibrate(frame.weights, targets.toSpliced(at, 0, exited), options).weights,
          adjusted,
          1,
          1e-9,
        );
    });
  });

  it('does not depend on the order of the rows', () => {
    forFrames((frame) => {
      const adjusted = calibrate(frame.weights, targetsOf(frame), options).weights;
      const turned = reversed(frame);
      expectSame(calibrate(turned.weights, targetsOf(turned), options).weights.toReversed(), adjusted);
    });
  });
});

describe('linear calibration', () => {
  it('gives the regression estimator: Σw·y = Σd·y + (T − Σd·x)B', () => {
    // Särndal, Swensson and Wretman (1992), chapter 6; with one variable B = Σd·x·y/Σd·x²
    forFrames((frame) => {
      const { weights, size, y } = frame;
      const total = target(frame, 'persons', size);
      const sum = (of: (at: number) => number): number =>
        weights.reduce((all, weight, at) => all + weight * of(at), 0);
      const x = (at: number): number => size[at] ?? 0;
      const slope = sum((at) => x(at) * (y[at] ?? 0)) / sum((at) => x(at) ** 2);
      const expected = sum((at) => y[at] ?? 0) + (total.total - sum(x)) * slope;
      const { weights: adjusted } = calibrate(weights, [total]);
      expect(weightedTotal(adjusted, y)).toBeCloseTo(expected, 7);
    });
  });
});

describe('residuals', () => {
  it('of the calibration variables are 0, are orthogonal to them, and have none of their own', () => {
    forFrames((frame) => {
      const targets = targetsOf(frame);
      const { space } = calibrate(frame.weights, targets);
      const left = residuals(space, frame.y);
      for (const { values } of targets) {
        expectSame(
          residuals(space, values),
          Array.from(values, () => 0),
          10,
        );
        const design = Float64Array.from(frame.weights);
        expect(
          Math.abs(
            weightedTotal(
              design.map((d, at) => d * (left[at] ?? 0)),
              values,
            ),
          ),
        ).toBeLessThan(1e-6);
      }
      expectSame(
        predicted(space, left),
        Array.from(left, () => 0),
        100,
      );
    });
  });
});

describe('one margin', () => {
  it('post-stratified, raked, and calibrated on its indicators gives the same weights and residuals', () => {
    forFrames((frame) => {
      const margin = marginOf(frame, 'kind', frame.kind);
      const indicators = margin.population.map(({ category }) =>
        target(frame, String(category), indicator(frame.kind, String(category))),
      );
      const post = postStratify(frame.weights, margin);
      const others = [
        rake(frame.weights, [margin]),
        calibrate(frame.weights, indicators),
        calibrate(frame.weights, indicators, { method: 'raking' }),
      ];
      for (const other of others) {
        expectSame(other.weights, post.weights);
        expectSame(residuals(other.space, frame.y), residuals(post.space, frame.y), 100);
      }
    });
  });

  it('of one category leaves what differs from the mean', () => {
    forFrames((frame) => {
      const { weights, y } = frame;
      const { space } = rake(weights, [
        marginOf(
          frame,
          'all',
          y.map(() => 'all'),
        ),
      ]);
      const mean =
        weightedTotal(Float64Array.from(weights), y) / weights.reduce((sum, weight) => sum + weight, 0);
      expectSame(
        residuals(space, y),
        y.map((value) => value - mean),
        100,
      );
    });
  });
});

describe('two margins', () => {
  it('raked are the calibration by the raking distance on the indicators of both, residuals too', () => {
    // Deville and Särndal (1992): raking ratio is their case 2
    forFrames((frame) => {
      const raked = rake(frame.weights, [
        marginOf(frame, 'kind', frame.kind),
        marginOf(frame, 'sex', frame.sex),
      ]);
      const calibrated = calibrate(
        frame.weights,
        ['exited', 'poor', 'monitored']
          .map((kind) => target(frame, kind, indicator(frame.kind, kind)))
          .concat(['f', 'm'].map((sex) => target(frame, sex, indicator(frame.sex, sex)))),
        { method: 'raking' },
      );
      expectSame(raked.weights, calibrated.weights, 1, 1e-9);
      expectSame(residuals(raked.space, frame.y), residuals(calibrated.space, frame.y), 100);
    });
  });

  it('are met to the last digits, whatever order they come in', () => {
    forFrames((frame) => {
      const margins = [marginOf(frame, 'kind', frame.kind), marginOf(frame, 'sex', frame.sex)];
      const { weights } = rake(frame.weights, margins);
      for (const { categories, population } of margins)
        for (const { category, count } of population) {
          const reached = weightedTotal(weights, indicator(categories.map(String), String(category)));
          expect(Math.abs(reached - count)).toBeLessThanOrEqual(1e-13 * count);
        }
      expectSame(rake(frame.weights, margins.toReversed()).weights, weights, 1, 1e-9);
    });
  });
});
