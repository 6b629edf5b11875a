import { describe, expect, it } from 'vitest';
import { chiSquareUpperTail, fUpperTail } from '../../../../methods/estimation/tables/upper-tails.ts';

const near = (got: number, expected: number): void =>
  expect(Math.abs(got / expected - 1)).toBeLessThan(1e-12);

describe('upper tails keep their digits where they are small', () => {
  it('χ² with 2 degrees of freedom: exp(−x/2)', () => {
    for (const x of [1e-9, 0.3, 4, 60, 150, 900]) near(chiSquareUpperTail(x, 2), Math.exp(-x / 2));
    expect(chiSquareUpperTail(0, 5)).toBe(1);
  });

  it('F with 2 degrees of freedom above: (1 + 2x/d)^(−d/2)', () => {
    for (const x of [1e-9, 0.3, 4, 60, 150])
      for (const d of [3, 16.5, 398]) near(fUpperTail(x, 2, d), (1 + (2 * x) / d) ** (-d / 2));
    expect(fUpperTail(0, 3, 7)).toBe(1);
  });
});
