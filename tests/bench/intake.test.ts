import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { figures } from '../../bench/runner/figure.ts';

const outcome = z.object({ bench: z.literal('intake'), machine: z.string(), figures });

test('measures the real system beside the bare one and says honestly whether the targets hold', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [resolve('bench/run.ts'), 'intake', '--rounds', '1', '--submissions', '16'],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const measured = outcome.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).figures;
  const targets = measured.filter(({ target }) => target !== undefined);
  expect(targets.map(({ name, target, unit }) => [name, target, unit])).toEqual([
    ['accepted', 750, '/s'],
    ['accepted, p99', 60, 'ms'],
    ['accepted, processor time of the server process', 1, 'ms each'],
    ['accepted beside bare', 0.7, 'of its rate'],
    ['same answer again', 800, '/s'],
    ['conflicting answer, both kept', 600, '/s'],
    ['figures settled after the last answer', 5, 's'],
  ]);
  // So few submissions may take less processor time than one tick of the machine's counter.
  expect(measured.every(({ value }) => Number.isFinite(value) && value >= 0)).toBe(true);
  expect(measured.every(({ value, unit }) => unit !== '/s' || value > 0)).toBe(true);
  // A whole campaign is made first, which a busy machine takes its time for.
}, 180_000);
