import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runVectors } from './run-vectors.ts';

const reference = fileURLToPath(new URL('reference', import.meta.url));
const reports = new Map(runVectors(reference).map((report) => [report.file, report]));

/** Entries that must be compared, so that a runner that skips cannot pass; what is new may only add to them. */
const AT_LEAST: readonly (readonly [string, number])[] = [
  ['allocation.json', 35],
  ['apiclus1-wr.json', 40],
  ['apiclus1.json', 323],
  ['apiclus2-wr.json', 29],
  ['apiclus2.json', 163],
  ['apisrs.json', 90],
  ['apistrat.json', 155],
  ['distributions.json', 572],
  ['lonely-psu.json', 65],
  ['nhanes.json', 87],
  ['pps-belgian.json', 22],
  ['sample-size.json', 24],
  ['sampling-ht.json', 4],
  ['sampling-inclusion.json', 10],
  ['sampling-joint.json', 25],
  ['sampling-systematic.json', 19],
  ['scd.json', 15],
  ['small-proportions.json', 292],
  ['truth-apipop.json', 770],
];

describe('the reference vectors', () => {
  it.each(AT_LEAST)('%s: no mismatch in at least %d entries', (file, fewest) => {
    const report = reports.get(file);
    expect(report?.mismatches).toEqual([]);
    expect(report?.failed).toBe(0);
    expect(report?.passed).toBeGreaterThanOrEqual(fewest);
  });

  it('are all there', () => {
    expect([...reports.keys()]).toEqual(AT_LEAST.map(([file]) => file));
  });
});

describe('the runner', () => {
  const directory = mkdtempSync(join(tmpdir(), 'vectors-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const shape = z.looseObject({ expected: z.array(z.looseObject({ kind: z.string() })) });
  const original = shape.parse(JSON.parse(readFileSync(join(reference, 'scd.json'), 'utf8')));

  /** The report on a copy of scd.json that says something else. */
  const reportOn = (content: object) => {
    writeFileSync(join(directory, 'copy.json'), JSON.stringify(content));
    const [report] = runVectors(directory);
    return report;
  };

  it('finds an estimate that is off by 1e-8 of itself, and names it', () => {
    const [first, ...others] = original.expected;
    const wrong = { ...first, estimate: z.number().parse(first?.['estimate']) * (1 + 1e-8) };
    const report = reportOn({ ...original, expected: [wrong, ...others] });
    expect(report).toMatchObject({ failed: 1, passed: 14 });
    expect(report?.mismatches).toMatchObject([
      { file: 'copy.json', what: 'estimate', call: first?.['call'] },
    ]);
    expect(report?.mismatches[0]?.relativeError).toBeCloseTo(1e-8, 14);
  });

  it.each([
    ['kind', { kind: 'mode' }, 'kind "mode"'],
    ['interval', { ci: { method: 'magic', level: 0.95, lower: 0, upper: 1 } }, 'interval "magic"'],
    ['variance estimator', { varianceEstimator: 'guess' }, 'variance estimator "guess"'],
    ['quantile rule', { kind: 'quantile', qrule: 'guess' }, 'quantile rule "guess"'],
    ['statistic', { kind: 'chisq', statisticType: 'guess' }, 'statistic "guess"'],
  ])('fails on a %s that the format does not know', (_, change, what) => {
    const [first, ...others] = original.expected;
    expect(
      reportOn({ ...original, expected: [{ ...first, ...change }, ...others] })?.mismatches,
    ).toMatchObject([{ what }]);
  });

  it('fails on a format, a function and a shape that it does not know', () => {
    expect(reportOn({ format: 'other/1' })).toMatchObject({
      failed: 1,
      mismatches: [{ what: 'format "other/1"' }],
    });
    const cases = [{ f: 'qmagic', args: [1], value: 1 }];
    expect(reportOn({ format: 'distribution-vectors/1', cases })).toMatchObject({ failed: 1 });
    expect(reportOn({ ...original, design: {} })).toMatchObject({ failed: 1, passed: 0 });
  });
});
