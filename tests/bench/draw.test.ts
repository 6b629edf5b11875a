import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readPlan } from '../../bench/draw/plan.ts';
import { writeFrame } from '../../bench/draw/write-frame.ts';
import { figures } from '../../bench/runner/figure.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhenping-draw-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const outcome = z.object({ bench: z.literal('draw'), machine: z.string(), figures });

test('measures draw and verification and says honestly whether the targets hold', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [resolve('bench/run.ts'), 'draw', '--villages', '2000', '--rounds', '1'],
    { encoding: 'utf8' },
  );
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(stdout).toMatch(/^2,000 real villages in [0-9]+ counties, sizes made up$/m);
  expect(stdout).toMatch(/fully verified in [0-9]+ checks$/m);
  const measured = outcome.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).figures;
  expect(
    measured.flatMap(({ name, target, unit }) => (target === undefined ? [] : [[name, target, unit]])),
  ).toEqual([
    ['draw, from the frame file to the certificate', 5, 's'],
    ['peak memory of the draw', 500, 'MB'],
    ['verification, from the files to the verdict', 10, 's'],
  ]);
  expect(measured.every(({ value }) => Number.isFinite(value) && value > 0)).toBe(true);
});

test('the frame has the real villages in their counties, with names and made-up sizes, the same each time', async () => {
  const [one, two] = [join(folder, 'one.csv'), join(folder, 'two.csv')];
  const counted = await writeFrame(one, 500);
  await writeFrame(two, 500);
  expect(readFileSync(two, 'utf8')).toBe(readFileSync(one, 'utf8'));
  const [header, ...rows] = readFileSync(one, 'utf8').trimEnd().split('\n');
  expect(header).toBe('unit,stratum,size,name');
  expect(rows.length).toBe(500);
  const fields = rows.map((row) => /^(\d{12}),(\d{6}),(\d+),"[^"]+"$/.exec(row) ?? []);
  for (const [, unit = '', county = '', size = ''] of fields) {
    expect(unit.startsWith(county)).toBe(true);
    expect(Number(size)).toBeGreaterThanOrEqual(50);
    expect(Number(size)).toBeLessThan(1250);
  }
  expect(counted).toEqual({ villages: 500, counties: new Set(fields.map(([, , county]) => county)).size });
});

test('refuses arguments that make no sense', () => {
  expect(readPlan([])).toEqual({ villages: 1_000_000, drawn: 20, reserve: 5, rounds: 3 });
  expect(() => readPlan(['--rounds', '0'])).toThrow('rounds');
  expect(() => readPlan(['--drawn', 'many'])).toThrow('drawn');
  expect(() => readPlan(['--speed', '1'])).toThrow('--speed');
});
