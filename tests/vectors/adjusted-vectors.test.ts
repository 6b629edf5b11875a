import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runVectors } from './run-vectors.ts';

const constructed = fileURLToPath(new URL('constructed', import.meta.url));

describe('the constructed vectors of adjusted and replicate weights', () => {
  const reports = new Map(runVectors(constructed).map((report) => [report.file, report]));

  /** 7 adjustments, 2 replications, 15 entries by hand; 7 adjustments, 4 replications, 127 entries by R. */
  it.each([
    ['by-hand.json', 24],
    ['two-stage-adjusted.json', 138],
  ])('%s: %d calls, no mismatch', (file, calls) => {
    const report = reports.get(file);
    expect(report?.mismatches).toEqual([]);
    expect(report?.passed).toBe(calls);
  });
});

describe('the runner', () => {
  const directory = mkdtempSync(join(tmpdir(), 'adjusted-vectors-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const weighted = z.looseObject({
    id: z.string(),
    type: z.string(),
    weights: z.array(z.unknown()).optional(),
  });
  const shape = z.looseObject({
    adjustments: z.array(weighted),
    replications: z.array(weighted),
    expected: z.array(z.looseObject({})),
  });
  const original = shape.parse(JSON.parse(readFileSync(join(constructed, 'by-hand.json'), 'utf8')));

  const reportOn = (content: object) => {
    writeFileSync(join(directory, 'copy.json'), JSON.stringify(content));
    const [report] = runVectors(directory);
    return report;
  };

  const adjustmentsWith = (id: string, change: object) =>
    original.adjustments.map((each) => (each.id === id ? { ...each, ...change } : each));

  it('finds an adjusted weight that is off by 1e-8 of itself', () => {
    const adjustments = adjustmentsWith('x', { weights: [12 * (1 + 1e-8), 14, 24, 28] });
    expect(reportOn({ ...original, adjustments })).toMatchObject({
      failed: 1,
      passed: 23,
      mismatches: [{ call: 'sum x = 120', what: 'weight 0', got: 12 }],
    });
  });

  it('computes entries from the definition, not from the weights that stand in the file', () => {
    const adjustments = adjustmentsWith('x', { population: { terms: ['x'], totals: [121] } });
    const report = reportOn({ ...original, adjustments });
    expect(report?.mismatches.map(({ call }) => call)).toContain('total of y after x');
  });

  it('makes weights that the file does not store', () => {
    const stored = original.adjustments.map(({ weights: _, ...definition }) => definition);
    const replications = original.replications.map(({ weights, ...definition }) =>
      definition.id === 'JK1' ? definition : { ...definition, weights },
    );
    expect(reportOn({ ...original, adjustments: stored, replications })).toMatchObject({
      failed: 0,
      passed: 24,
    });
  });

  it('finds a replicate weight that is no jackknife weight', () => {
    const replications = original.replications.map((each) =>
      each.id === 'JK1'
        ? { ...each, weights: [[0, 40 / 3, 80 / 3, 27], ...(each.weights ?? []).slice(1)] }
        : each,
    );
    expect(reportOn({ ...original, replications })?.mismatches).toContainEqual(
      expect.objectContaining({ what: 'replicate 0, weight 3', expected: 27 }),
    );
  });

  it('fails on an adjustment that the format does not know, and on every entry that asks for it', () => {
    const adjustments = adjustmentsWith('trim', { type: 'prune' });
    expect(reportOn({ ...original, adjustments })).toMatchObject({
      failed: 2,
      mismatches: [{ what: 'adjustment "prune"' }, { what: 'adjustment "trim"' }],
    });
  });

  it('fails on what is not computed with such weights', () => {
    const quantile = { ...original.expected[0], kind: 'quantile', replication: 'JK1', adjustment: undefined };
    expect(reportOn({ ...original, expected: [quantile] })).toMatchObject({
      failed: 1,
      mismatches: [{ what: 'replicate weights of a quantile' }],
    });
  });

  it('fails on weights that are not there, and on replicates that nothing makes', () => {
    const missing = { ...original.expected[0], adjustment: 'nowhere' };
    expect(reportOn({ ...original, expected: [missing] })?.mismatches).toMatchObject([
      { what: 'The file has no weights "nowhere".' },
    ]);
    const halves = original.replications.map(({ weights: _, ...definition }) => ({
      ...definition,
      type: 'BRR',
    }));
    expect(reportOn({ ...original, replications: halves })?.failed).toBeGreaterThan(2);
  });
});
