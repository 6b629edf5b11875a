#!/usr/bin/env node
/** The evaluator's command line. Each command is one file; this one only chooses among them. */
import { type Command, type Surroundings, WrongUse } from './command.ts';

/** A command is read when it is asked for: none waits for what another needs. */
interface Listed {
  readonly name: string;
  readonly summary: string;
  readonly open: () => Promise<Command>;
}

const commands: readonly Listed[] = [
  {
    name: 'plan',
    summary: 'plan a sample: size, strata, cost, and what it will tell',
    open: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'draw',
    summary: 'draw a sample from a CSV frame, with its certificate, offline',
    open: async () => (await import('./draw.ts')).draw,
  },
  {
    name: 'verify',
    summary: 'check the certificate of a draw, offline',
    open: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'party',
    summary: 'bring your own chance into a draw: make a key, commit, reveal',
    open: async () => (await import('./party.ts')).party,
  },
  {
    name: 'estimate',
    summary: 'estimate from a CSV file',
    open: async () => (await import('./estimate.ts')).estimate,
  },
  {
    name: 'form',
    summary: 'check a questionnaire in a spreadsheet (XLSForm), or write one',
    open: async () => (await import('./form.ts')).form,
  },
  {
    name: 'init',
    summary: 'make the operator of a new installation',
    open: async () => (await import('./init.ts')).init,
  },
];

const overview = (): string =>
  [
    'zhenping: independent evaluation and satisfaction surveys from the command line',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(14)} ${summary}`),
    '',
    'zhenping COMMAND --help shows how a command is used, with an example.',
  ].join('\n');

export const runCommand = async (args: readonly string[], surroundings: Surroundings): Promise<number> => {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    surroundings.print(overview());
    return name === undefined ? 2 : 0;
  }
  const listed = commands.find((each) => each.name === name);
  if (listed === undefined) {
    surroundings.complain(`zhenping: there is no command “${name}”; zhenping --help lists them`);
    return 2;
  }
  const command = await listed.open();
  if (rest.includes('--help')) {
    surroundings.print(command.help);
    return 0;
  }
  try {
    return await command.run(rest, surroundings);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    surroundings.complain(`zhenping ${name}: ${message}`);
    return error instanceof WrongUse || isBadFlag(error) ? 2 : 1;
  }
};

const isBadFlag = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

if (import.meta.main) {
  process.exitCode = await runCommand(process.argv.slice(2), {
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
    environment: process.env,
  });
}
