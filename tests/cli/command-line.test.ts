/** How the command line speaks: exit codes 0 good, 1 the answer is no, 2 wrong use; results on one stream, complaints on the other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../../cli/zhenping.ts';
import { type Ran, run, zhenping } from './zhenping.ts';

/** The same within this process, which is quicker; what needs a process of its own has one below. */
const inside = async (...args: readonly string[]): Promise<Ran> => {
  const lines = { out: '', err: '' };
  const code = await runCommand(args, {
    print: (line) => {
      lines.out += `${line}\n`;
    },
    complain: (line) => {
      lines.err += `${line}\n`;
    },
    environment: {},
  });
  return { code, ...lines };
};

describe('help', () => {
  test('zhenping --help lists the commands', async () => {
    const { code, out, err } = await zhenping(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^ {2}init +make the operator of a new installation$/m);
    expect(out).toContain('zhenping COMMAND --help shows how a command is used, with an example.');
  });

  test('zhenping alone shows the same, as wrong use', async () => {
    const { code, out } = await inside();
    expect(code).toBe(2);
    expect(out).toBe((await inside('--help')).out);
  });

  test('zhenping init --help shows its flags and an example', async () => {
    const { code, out } = await inside('init', '--help');
    expect(code).toBe(0);
    for (const flag of [
      '--url',
      '--secret',
      '--organisation',
      '--token',
      '--json',
      'Example:\n  zhenping init ',
    ]) {
      expect(out).toContain(flag);
    }
  });

  test('npx zhenping --help works in the checkout, without anything being installed', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'zhenping-npx-'));
    onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
    const { code, out } = await run('npx', ['--no-install', 'zhenping', '--help'], {
      npm_config_cache: cache,
    });
    expect(code).toBe(0);
    expect(out).toContain('zhenping: independent evaluation and satisfaction surveys from the command line');
  });
});

describe('wrong use', () => {
  const url = ['--url', 'http://127.0.0.1:9/graphql'];
  const secret = ['--secret', 'a-secret-of-sixteen'];
  const organisation = ['--organisation', 'Office'];

  test.each<[string, readonly string[], RegExp]>([
    ['an unknown command', ['sing'], /^zhenping: there is no command “sing”; zhenping --help lists them$/],
    ['an unknown flag', ['init', '--loud'], /^zhenping init: .*'--loud'/],
    ['a flag without its value', ['init', '--url'], /^zhenping init: .*'--url/],
    [
      'an address that is none',
      ['init', '--url', 'here', ...secret, ...organisation],
      /--url must be the address/,
    ],
    [
      'no secret',
      ['init', ...url, ...organisation, '--token', 't'],
      /--secret and --organisation are needed/,
    ],
    [
      'no token',
      ['init', ...url, ...secret, ...organisation],
      /--token is needed, or the variable ZHENPING_TOKEN/,
    ],
    ['a word too many', ['init', 'now'], /^zhenping init: /],
  ])('%s', async (_use, args, complaint) => {
    const { code, out, err } = await inside(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trimEnd()).toMatch(complaint);
  });

  test('ends a real process with 2', async () => {
    expect(await zhenping(['init', '--loud'])).toMatchObject({ code: 2, out: '' });
  });
});
