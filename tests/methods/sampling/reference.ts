import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** The cases of a reference file: numbers computed with R, see tests/vectors/reference/README.md. */
export const referenceCases = <Case>(file: string): readonly Case[] => {
  const url = new URL(`../../vectors/reference/${file}.json`, import.meta.url);
  const content: { readonly cases: readonly Case[] } = JSON.parse(readFileSync(url, 'utf8'));
  expect(content.cases.length).toBeGreaterThan(0);
  return content.cases;
};

/** Relative error of at most `tolerance`, or the same absolutely where zero is expected. */
export const expectNear = (got: number, expected: number, tolerance = 1e-9): void => {
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(
    tolerance * Math.max(Math.abs(expected), Number.MIN_VALUE),
  );
};
