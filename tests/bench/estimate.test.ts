import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { combineCounties, countyNodes, readNodes } from '../../bench/estimate/combine-counties.ts';
import { compareWithR } from '../../bench/estimate/compare-with-r.ts';
import { readPlan } from '../../bench/estimate/plan.ts';
import { writeInterviews } from '../../bench/estimate/write-interviews.ts';
import { figures } from '../../bench/runner/figure.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhenping-estimate-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const outcome = z.object({ bench: z.literal('estimate'), machine: z.string(), figures });

test('measures from disk to tables and says honestly whether the targets hold', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      resolve('bench/run.ts'),
      'estimate',
      '--interviews',
      '16640',
      '--large',
      '33280',
      '--rounds',
      '1',
      '--no-r',
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toContain('56 national figures from 832 nodes');
  const measured = outcome.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).figures;
  expect(
    measured.flatMap(({ name, target, unit }) => (target === undefined ? [] : [[name, target, unit]])),
  ).toEqual([
    ['from disk to 22 province and 832 county tables', 1.5, 's'],
    ['peak memory', 400, 'MB'],
    ['peak memory, breakdown', 400, 'MB'],
    ['33,280 interviews, peak memory', 400, 'MB'],
    ['processor time an interview, large beside small', 1.1, 'times'],
    ['national answer from 832 county nodes', 20, 'ms'],
  ]);
  expect(measured.every(({ value }) => Number.isFinite(value) && value > 0)).toBe(true);
});

test('the interviews are the same for the same count, as many as asked for, in 832 counties of 20 villages', () => {
  const hashes = ['one.csv', 'two.csv'].map((name) => {
    writeInterviews(at(name), 20_000);
    return createHash('sha256')
      .update(readFileSync(at(name)))
      .digest('hex');
  });
  expect(hashes[0]).toBe(hashes[1]);
  const rows = readFileSync(at('one.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const distinct = (column: number): number => new Set(rows.map((row) => row[column])).size;
  expect([rows.length, distinct(0), distinct(1), distinct(2), distinct(4)]).toEqual([
    20_000, 22, 832, 16_640, 3,
  ]);
  expect(rows.every((row) => row.length === 19)).toBe(true);
});

test('a figure that differs from R is seen, and one that is missing', () => {
  const figure = { measure: 'q1', estimate: 0.5, standardError: 0.02 };
  const areas = (name: string) => [{ area: [name], figures: [figure] }];
  writeFileSync(
    at('ours.json'),
    JSON.stringify({
      tables: [
        { by: [], areas: [{ area: [], figures: [figure] }] },
        { by: ['province'], areas: areas('11') },
      ],
    }),
  );
  const compared = (line: string) => {
    writeFileSync(at('r.csv'), `by,area,measure,estimate,se\n${line}\n`);
    return compareWithR(at('ours.json'), at('r.csv'));
  };
  expect(compared('province,11,q1,0.5,0.02')).toEqual({ compared: 1, largest: 0 });
  expect(compared('province,11,q1,0.5,0.025').largest).toBeCloseTo(0.2, 12);
  expect(compared('province,11,q1,0.4,0.02').largest).toBeCloseTo(0.25, 12);
  expect(() => compared('province,12,q1,0.5,0.02')).toThrow('R has province,12');
  expect(() => compared('province,11,q1,0.5,0.02\nprovince,11,q1,0.5,0.02')).toThrow('R has 2 figures, we 1');
});

test('all national figures come from the counties’ stored nodes', () => {
  const nodes = countyNodes();
  expect(nodes).toHaveLength(832);
  expect(combineCounties(readNodes(nodes.slice(0, 3)))).toBeGreaterThan(0);
});

test.each([
  [['--interviews', '100'], 'interviews'],
  [['--rounds', '0'], 'rounds'],
  [['--large', 'many'], 'large'],
])('%j is refused', (args, word) => {
  expect(() => readPlan(args)).toThrow(word);
});
