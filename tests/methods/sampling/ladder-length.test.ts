import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DrawMethod } from '../../../methods/sampling/draw.ts';
import { drawByMethod } from '../../../methods/sampling/draw-methods.ts';
import { ladderLength } from '../../../methods/sampling/ladder-length.ts';

const units = (...sizes: readonly number[]) => sizes.map((size) => ({ size }));

describe('the length of a ladder', () => {
  test.each<[why: string, n: number, reserve: number, sizes: readonly number[], expected: number]>([
    ['docs/sampling.md: 3·180 ≤ 580', 2, 1, [120, 45, 180, 80, 155], 1],
    ['as many as asked for, where all are alike and 4·10 ≤ 60', 2, 2, [10, 10, 10, 10, 10, 10], 2],
    ['4·165 ≤ 735 < 5·165: two of the three asked for', 2, 3, [80, 97, 114, 131, 148, 165], 2],
    // 3·500 ≥ 560 takes the largest; of the other two, 3·20 ≤ 60 leaves room for one reserve.
    ['the certain ones apart', 3, 5, [500, 20, 20, 20], 1],
    ['all of the stratum', 3, 1, [10, 20, 30], 0],
  ])('%s', (_why, n, reserve, sizes, expected) => {
    expect(ladderLength({ method: 'pps-random-order', n, reserve, units: units(...sizes) })).toBe(expected);
  });

  test('without a method that has one there is none; simple random sampling has all that are left', () => {
    const asked = { n: 2, reserve: 4, units: units(1, 1, 1, 1, 1) };
    expect(ladderLength({ ...asked, method: 'simple-random' })).toBe(3);
    expect(ladderLength({ ...asked, method: 'pps-frame-order' })).toBe(0);
    expect(ladderLength({ ...asked, method: 'take-all' })).toBe(0);
  });

  test('is that of the draw, whatever the seed', () => {
    const methods = ['pps-random-order', 'simple-random', 'sequential-poisson', 'pareto'] as const;
    const stratum = fc.record({
      method: fc.constantFrom<DrawMethod>(...methods),
      sizes: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 12 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      reserve: fc.nat({ max: 6 }),
      seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    });
    fc.assert(
      fc.property(stratum, ({ method, sizes, share, reserve, seed }) => {
        const listed = sizes.map((size, index) => ({ id: `u${index}`, size }));
        const n = 1 + Math.floor(share * (sizes.length - 1));
        const draw = drawByMethod[method]({
          campaign: 'c',
          stage: 'village',
          stratum: 's',
          stageSeed: seed,
          n,
          reserve,
          units: listed,
        });
        expect(ladderLength({ method, n, reserve, units: listed })).toBe(draw.reserve);
        const onLadder = draw.selected.filter(({ role }) => role === 'ladder');
        expect(onLadder).toHaveLength(draw.reserve);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
