/**
 * `zhenping estimate` from disk to tables: 499,200 interviews in 832 strata of 20 PSUs, 14 measures, all 22 province and all 832 county
 * estimates with standard errors and intervals; beside it R survey where it is installed, on the same file. Then ten times the
 * interviews in the same memory, and the national answer from 832 stored county nodes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { combineCounties, countyNodes, readNodes } from './estimate/combine-counties.ts';
import { compareWithR } from './estimate/compare-with-r.ts';
import { type Plan, readPlan } from './estimate/plan.ts';
import { type EstimateRun, runEstimate } from './estimate/run-estimate.ts';
import { hasSurvey, runR } from './estimate/run-r.ts';
import { writeInterviews } from './estimate/write-interviews.ts';
import { median } from './intake/order-statistics.ts';
import type { Bench, Figure } from './runner/figure.ts';

type Print = (line: string) => void;

const atMost = (name: string, value: number, unit: string, target: number): Figure => ({
  name,
  value,
  unit,
  target,
  holds: value <= target,
});

const TABLES = ['province', 'county'];
const CROSSED = ['province', 'county', 'province+list', 'county+list'];

const write = (file: string, interviews: number, print: Print): void => {
  const bytes = writeInterviews(file, interviews);
  print(`${interviews.toLocaleString('en')} made-up interviews, ${(bytes / 1e6).toFixed(1)} MB`);
};

const middle = (runs: readonly EstimateRun[], of: (run: EstimateRun) => number): number =>
  median(runs.map(of));

const besideR = (file: string, folder: string, seconds: number, print: Print): readonly Figure[] => {
  const theirs = join(folder, 'r.csv');
  const { seconds: rSeconds, tables, version } = runR(file, theirs);
  print(
    `R survey ${version}: ${rSeconds.toFixed(1)} s from disk, of it ${tables.toFixed(1)} s for the two tables`,
  );
  const { compared, largest } = compareWithR(join(folder, 'ours.json'), theirs);
  print(`${compared.toLocaleString('en')} estimates and standard errors compared`);
  return [
    { name: 'R survey, from disk to the same tables', value: rSeconds, unit: 's' },
    { name: 'R survey, the two tables alone', value: tables, unit: 's' },
    atMost('time beside R, both from disk', seconds / rSeconds, 'of its time', 1 / 20),
    atMost('time from disk beside R’s tables alone', seconds / tables, 'of its time', 1 / 20),
    atMost('largest difference from R', largest, 'relative', 1e-9),
  ];
};

/** Without R: 1/20 of the shortest of the times (30 to 37 s) that R 4.2 with survey 4.1 took for these tables. */
const WITHOUT_R = 1.5;

const measureTables = (folder: string, plan: Plan, print: Print) => {
  const file = join(folder, 'interviews.csv');
  write(file, plan.interviews, print);
  const run = (by: readonly string[], output: string): EstimateRun =>
    runEstimate(file, join(folder, output), by, plan.profile);
  const rounds = (by: readonly string[], output: string): readonly EstimateRun[] =>
    Array.from({ length: plan.rounds }, () => run(by, output));
  const runs = rounds(TABLES, 'ours.json');
  const crossed = rounds(CROSSED, 'crossed.json');
  const seconds = middle(runs, (each) => each.seconds);
  const figures: readonly Figure[] = [
    atMost('from disk to 22 province and 832 county tables', seconds, 's', WITHOUT_R),
    { name: 'of it processor time', value: middle(runs, ({ processor }) => processor), unit: 's' },
    atMost(
      'peak memory',
      middle(runs, ({ peak }) => peak),
      'MB',
      400,
    ),
    {
      name: 'with the three-level breakdown of both tables',
      value: middle(crossed, (each) => each.seconds),
      unit: 's',
    },
    {
      name: 'of it processor time, breakdown',
      value: middle(crossed, ({ processor }) => processor),
      unit: 's',
    },
    atMost(
      'peak memory, breakdown',
      middle(crossed, ({ peak }) => peak),
      'MB',
      400,
    ),
  ];
  const r = !plan['no-r'] && hasSurvey();
  if (!r) print('R with the package survey is not used');
  return { runs, figures: [...figures, ...(r ? besideR(file, folder, seconds, print) : [])] };
};

/** Linear: a million interviews cost no more in a large file than in a small one, within a tenth. */
const measureLarge = (
  folder: string,
  plan: Plan,
  small: readonly EstimateRun[],
  print: Print,
): readonly Figure[] => {
  if (plan.large === 0) return [];
  const file = join(folder, 'large.csv');
  write(file, plan.large, print);
  const { seconds, processor, peak } = runEstimate(file, join(folder, 'large.json'), TABLES);
  const growth = processor / plan.large / (middle(small, (each) => each.processor) / plan.interviews);
  const many = plan.large.toLocaleString('en');
  return [
    { name: `${many} interviews`, value: seconds, unit: 's' },
    { name: `${many} interviews, processor time`, value: processor, unit: 's' },
    atMost(`${many} interviews, peak memory`, peak, 'MB', 400),
    atMost('processor time an interview, large beside small', growth, 'times', 1.1),
  ];
};

const timed = <Result>(act: () => Result): { readonly result: Result; readonly taken: number } => {
  const started = performance.now();
  const result = act();
  return { result, taken: performance.now() - started };
};

const measureCombining = (print: Print): readonly Figure[] => {
  const nodes = countyNodes();
  const rounds = Array.from({ length: 5 }, () => {
    const read = timed(() => readNodes(nodes));
    const combined = timed(() => combineCounties(read.result));
    return { reading: read.taken, combining: combined.taken, figures: combined.result };
  });
  print(`${rounds[0]?.figures} national figures from ${nodes.length} nodes of ${nodes[0]?.length} bytes`);
  return [
    atMost(
      'national answer from 832 county nodes',
      median(rounds.map(({ combining }) => combining)),
      'ms',
      20,
    ),
    { name: 'the same, the first time', value: rounds[0]?.combining ?? 0, unit: 'ms' },
    {
      name: 'reading the 832 nodes from their bytes',
      value: median(rounds.map(({ reading }) => reading)),
      unit: 'ms',
    },
  ];
};

export const bench: Bench = ({ args, print }) => {
  const plan = readPlan(args);
  print(`load of the machine before it: ${loadavg()[0]?.toFixed(2)}`);
  const folder = mkdtempSync(join(tmpdir(), 'zhenping-bench-'));
  try {
    const { runs, figures } = measureTables(folder, plan, print);
    return Promise.resolve([
      ...figures,
      ...measureLarge(folder, plan, runs, print),
      ...measureCombining(print),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
