import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runVectors } from './run-vectors.ts';

/** Samples made to have what the reference files lack, with R's figures; the R script stands beside each. */
describe('the constructed vectors of quantiles, tables and unequal probabilities', () => {
  const constructed = fileURLToPath(new URL('constructed', import.meta.url));
  const reports = new Map(runVectors(constructed).map((report) => [report.file, report]));

  it.each([
    ['quantiles-and-tables.json', 381],
    ['unequal-clusters.json', 7],
  ])('%s: %d calls, no mismatch', (file, calls) => {
    const report = reports.get(file);
    expect(report?.mismatches).toEqual([]);
    expect(report?.passed).toBe(calls);
  });
});
