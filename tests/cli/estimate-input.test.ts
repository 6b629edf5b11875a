import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCommand } from '../../cli/zhenping.ts';
import { estimate } from './estimate-run.ts';

const program = fileURLToPath(new URL('../../cli/zhenping.ts', import.meta.url));
const args = ['--psu', 'p', '--weight', 'w', '--mean', 'y', '--json'];
const rows = ['p,w,y', ...Array.from({ length: 50_000 }, (_, at) => `p${at % 40},1,${at % 7}`)].join('\n');

/** The program in a process of its own, with something at its standard input. */
const piped = (input: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'estimate', '-', ...args], {
    input,
    encoding: 'utf8',
  });
  return { code: status, printed: stdout, complained: stderr };
};

test('standard input is read like a file, also where it is longer than a window', async () => {
  const { code, printed } = piped(rows);
  const fromFile = await estimate(rows, args);
  expect(code).toBe(0);
  expect(JSON.parse(printed).tables).toEqual(JSON.parse(fromFile.printed).tables);
});

test('an empty standard input is an empty file', () => {
  expect(piped('')).toMatchObject({
    code: 1,
    complained: 'zhenping estimate: nothing is estimated from -:\n  row 1: the file is empty\n',
  });
});

test.each([
  ['a file that is not there', '/no/such/file.csv', 'there is no file /no/such/file.csv'],
  ['a folder', tmpdir(), `${tmpdir()} is a folder`],
])('%s is wrong use', async (_, file, expected) => {
  const complained: string[] = [];
  const code = await runCommand(['estimate', file, ...args], {
    print: () => undefined,
    complain: (line) => complained.push(line),
    environment: {},
  });
  expect(complained).toEqual([`zhenping estimate: ${expected}`]);
  expect(code).toBe(2);
});

test('a column of very many values divides the file by each', async () => {
  const content = ['p,w,y,id', ...Array.from({ length: 40_000 }, (_, at) => `${at % 50},1,1,${at >> 1}`)];
  const { printed, code } = await estimate(content.join('\n'), [...args, '--by', 'id']);
  expect(code).toBe(0);
  expect(JSON.parse(printed).tables[1].areas).toHaveLength(20_000);
});
