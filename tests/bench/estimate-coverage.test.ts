import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { designOf } from '../../bench/coverage/designs.ts';
import { readyDesign } from '../../bench/coverage/draw-and-estimate.ts';
import { addTallies, coverageOf, NO_DRAWS, tallyDraws, varianceRatioOf } from '../../bench/coverage/tally.ts';
import { figures } from '../../bench/runner/figure.ts';

const DRAWS = 400;

/** Five standard errors of a share seen in so many draws. */
const slack = (share: number): number => 5 * Math.sqrt((share * (1 - share)) / DRAWS);
/** Five standard errors of a variance seen in so many draws of something normal: √(2/(n − 1)) of it each. */
const varianceSlack = 5 * Math.sqrt(2 / (DRAWS - 1));

/** The limits of the long bench (20,000 draws), widened by what chance does to so few. */
test.each([
  ['municipalities-at-random', 0.93, 0.97, 0.05],
  ['municipalities-random-order', 0.92, 1, 0.1],
])('%s: intervals hold the truth and variances are right, from tickets to figures', (key, low, high, off) => {
  const ready = readyDesign(designOf(key));
  const tallies = tallyDraws(ready, 0, DRAWS);
  expect(tallies).toHaveLength(ready.design.measures.length);
  for (const [at, tally] of tallies.entries()) {
    const { interval } = ready.design.measures[at] ?? {};
    expect(tally.notEstimable).toBe(0);
    expect(Math.abs(tally.error / Math.sqrt(tally.squaredError))).toBeLessThan(5);
    expect(coverageOf(tally)).toBeGreaterThan(low - slack(low));
    if (interval === 't') expect(coverageOf(tally)).toBeLessThan(high + slack(high));
    expect(varianceRatioOf(tally)).toBeGreaterThan((1 - off) / (1 + varianceSlack));
    expect(varianceRatioOf(tally)).toBeLessThan((1 + off) / (1 - varianceSlack));
  }
});

test('in frame order the variance is conservative: municipalities near each other are alike', () => {
  const [tally = NO_DRAWS] = tallyDraws(readyDesign(designOf('municipalities-frame-order')), 0, DRAWS);
  expect(varianceRatioOf(tally)).toBeGreaterThan(1);
});

test('two stages: districts, then schools in them', () => {
  const { design } = readyDesign(designOf('schools-in-districts'));
  expect(design.units).toHaveLength(757);
  expect(design.units.flatMap(({ households }) => households)).toHaveLength(6194);
  const [tally = NO_DRAWS] = tallyDraws(readyDesign(design), 0, 20);
  expect(tally.draws).toBe(20);
  expect(tally.covered).toBeGreaterThan(10);
});

test('the truth is the population’s: 664.7126 for api00, as the reference file says', () => {
  const [api00, awards] = designOf('schools-by-type').measures;
  expect(api00?.truth).toBeCloseTo(664.7126251210849, 9);
  expect(awards?.truth).toBeCloseTo(0.672747820471424, 12);
});

test('a tally counts what it says', () => {
  // Estimates off by −1, 1, 3: mean 1, variance ((−2)² + 0 + 2²)/2 = 4. Estimated variances 2, 3, 4: mean 3.
  const draw = (error: number, variance: number, covered: number) => ({
    ...NO_DRAWS,
    draws: 1,
    covered,
    error,
    squaredError: error ** 2,
    variance,
  });
  const tally = [draw(-1, 2, 1), draw(1, 3, 1), draw(3, 4, 0)].reduce(addTallies, NO_DRAWS);
  expect(coverageOf(tally)).toBeCloseTo(2 / 3, 12);
  expect(varianceRatioOf(tally)).toBeCloseTo(3 / 4, 12);
  const withGap = addTallies(tally, { ...NO_DRAWS, draws: 1, notEstimable: 1 });
  expect(coverageOf(withGap)).toBeCloseTo(2 / 4, 12);
  expect(varianceRatioOf(withGap)).toBeCloseTo(3 / 4, 12);
});

test('the bench prints every figure, with a target where there is one', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [resolve('bench/run.ts'), 'coverage', '--draws', '4'],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const outcome = z.object({ bench: z.literal('coverage'), figures });
  const measured = outcome.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).figures;
  expect(measured).toHaveLength(2 * (3 + 3 + 2 + 3 + 2));
  const targets = (part: string): number =>
    measured.filter(({ name, target }) => name.includes(part) && target !== undefined).length;
  expect(targets('at random')).toBe(2 * 4);
  expect(targets('in random order')).toBe(4 + 4);
  expect(targets('in frame order')).toBe(0);
});
