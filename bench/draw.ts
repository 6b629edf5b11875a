/**
 * A draw proportional to size of 20 villages and 5 reserves in each county of the country, by `zhenping draw` from a CSV file on disk
 * to the opened certificate: the frame's root over every village, a ticket for each, exact probabilities. Then `zhenping verify` of
 * that certificate, which does all of it again.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readPlan } from './draw/plan.ts';
import { type CommandRun, runCommand } from './draw/run-command.ts';
import { writeFrame } from './draw/write-frame.ts';
import { median } from './intake/order-statistics.ts';
import type { Bench, Figure } from './runner/figure.ts';

const atMost = (name: string, value: number, unit: string, target: number): Figure => ({
  name,
  value,
  unit,
  target,
  holds: value <= target,
});

const middle = (runs: readonly CommandRun[], of: (run: CommandRun) => number): number => median(runs.map(of));

const processor = (runs: readonly CommandRun[]): number => middle(runs, (run) => run.processor);
const seconds = (runs: readonly CommandRun[]): number => middle(runs, (run) => run.seconds);
const peak = (runs: readonly CommandRun[]): number => middle(runs, (run) => run.peak);

const drawn = z.object({ strata: z.number(), drawn: z.number(), reserves: z.number() });
const verified = z.object({ verdict: z.literal('fully verified'), checks: z.array(z.unknown()) });

export const bench: Bench = async ({ args, print }) => {
  const { villages: most, drawn: n, reserve, rounds } = readPlan(args);
  const folder = mkdtempSync(join(tmpdir(), 'zhenping-bench-'));
  const at = (name: string): string => join(folder, name);
  try {
    const { villages, counties } = await writeFrame(at('frame.csv'), most);
    print(`${villages.toLocaleString('en')} real villages in ${counties} counties, sizes made up`);
    const everyStratum = { n, reserve, method: 'pps-random-order' };
    writeFileSync(at('design.json'), JSON.stringify({ campaign: 'bench', frame: 'frame', everyStratum }));
    const keys = { key: '07'.repeat(32), frameSaltKey: '08'.repeat(32), sampleSaltKey: '09'.repeat(32) };
    writeFileSync(at('keys.json'), JSON.stringify(keys));
    const frame = ['--frame', at('frame.csv')];
    const files = [...frame, '--design', at('design.json'), '--keys', at('keys.json')];
    print(`load of the machine before it: ${loadavg()[0]?.toFixed(2)}`);
    const repeat = (...words: readonly string[]): readonly CommandRun[] =>
      Array.from({ length: rounds }, () => runCommand(at('printed'), ...words, '--json'));
    const draws = repeat('draw', ...files, '--opened', at('certificate.json'));
    const checks = repeat('verify', at('certificate.json'), ...frame);
    const starts = Array.from({ length: rounds }, () => runCommand(at('printed'), 'draw', '--help'));
    print(`load of the machine after it: ${loadavg()[0]?.toFixed(2)}`);
    const sample = drawn.parse(JSON.parse(draws[0]?.printed ?? ''));
    const verification = verified.parse(JSON.parse(checks[0]?.printed ?? ''));
    const bytes = statSync(at('certificate.json')).size;
    print(`${sample.drawn} villages and ${sample.reserves} reserves in ${sample.strata} counties`);
    print(
      `a certificate of ${(bytes / 1e6).toFixed(1)} MB, fully verified in ${verification.checks.length} checks`,
    );
    return [
      atMost('draw, from the frame file to the certificate', seconds(draws), 's', 5),
      { name: 'of it processor time', value: processor(draws), unit: 's' },
      { name: 'of it the start of the process', value: seconds(starts), unit: 's' },
      atMost('peak memory of the draw', peak(draws), 'MB', 500),
      atMost('verification, from the files to the verdict', seconds(checks), 's', 10),
      { name: 'processor time of the verification', value: processor(checks), unit: 's' },
      { name: 'peak memory of the verification', value: peak(checks), unit: 'MB' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
