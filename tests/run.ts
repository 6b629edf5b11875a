/**
 * `npm test`: everything that has to hold, in the order in which a fault is cheapest to find. Each check that is not a
 * test file counts as one test. The last line is `N passed, N failed`, and nothing run is a failure too.
 */
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { projects } from '../vitest.config.ts';
import { type Command, run, stopAll } from './run/command.ts';
import { type Counts, noCounts, plus, say } from './run/counts.ts';
import { runProject } from './run/project.ts';

type Step = { readonly name: string; readonly run: () => Promise<{ counts: Counts; output: string }> };

const check = (name: string, command: Command): Step => ({
  name,
  run: async () => {
    const { code, output } = await run(command);
    const held = code === 0;
    return { counts: { ...noCounts, passed: held ? 1 : 0, failed: held ? 0 : 1 }, output };
  },
});

const checks: readonly Step[] = [
  check('format and lint', [
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
    '--max-diagnostics=none',
    '--error-on-warnings',
    '.',
  ]),
  check('types', ['node_modules/typescript-7/bin/tsc', '-b']),
  check('directions', ['tests/structure/directions.ts']),
  check('unused', ['node_modules/knip/bin/knip.js', '--no-progress']),
];

const project = (name: string): Step => ({ name, run: () => runProject(name) });

/** The steps that the arguments ask for; throws a sentence for the user when they make no sense. */
const chosen = (args: readonly string[]): readonly Step[] => {
  const { values } = parseArgs({ args: [...args], options: { project: { type: 'string', multiple: true } } });
  const names = projects.map(({ name }) => name);
  const asked = values.project ?? [];
  const unknown = asked.filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0) {
    throw new Error(`no project is called ${unknown.join(', ')}; there are ${names.join(', ')}`);
  }
  return asked.length > 0 ? asked.map(project) : [...checks, ...names.map(project)];
};

const perform = async (steps: readonly Step[]): Promise<Counts> => {
  let total = noCounts;
  for (const step of steps) {
    process.stdout.write(`${step.name.padEnd(16)} `);
    const started = performance.now();
    const { counts, output } = await step.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${say(counts).padEnd(32)} ${seconds.padStart(6)} s\n`);
    if (counts.failed > 0) {
      process.stdout.write(`\n${output.trimEnd()}\n\n`);
    }
    total = plus(total, counts);
  }
  return total;
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    await stopAll();
    process.exit(128 + constants.signals[signal]);
  });
}

try {
  const total = await perform(chosen(process.argv.slice(2)));
  console.log(`\n${say(total)}`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
