import { expect, test } from 'vitest';
import { printable } from '../../cli/estimate/printable.ts';
import { readRequest } from '../../cli/estimate/read-request.ts';
import { tableText } from '../../cli/estimate/show-table.ts';
import { estimate } from './estimate-run.ts';

test.each([
  ['花垣县 é 𠮷', '花垣县 é 𠮷'],
  ['two\nlines\r\n', 'two\\nlines\\r\\n'],
  ['a\ttab', 'a\\ttab'],
  ['\u001b[31mred', '\\u001b[31mred'],
  ['\u0085\u202eback', '\\u0085\\u202eback'],
])('%j is shown as “%s”', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

const content = [
  'p,w,y,g',
  'a,1,1,"one',
  'two"',
  'b,1,2,"one',
  'two"',
  'c,1,3,\u001b[31m',
  'd,1,5,\u001b[31m',
];
const args = ['--psu', 'p', '--weight', 'w', '--mean', 'y'];

test('a value with a line end or an escape in it stays on its line', async () => {
  const { printed } = await estimate(content.join('\n'), [...args, '--by', 'g']);
  const lines = printed.split('\n\n').at(-1)?.split('\n') ?? [];
  expect(lines.slice(2).map((line) => line.split(/ {2,}/)[0])).toEqual(['\\u001b[31m', 'one\\ntwo']);
  expect(printed).not.toContain('\u001b');
});

test('a value that no row has is said, for 0 % of it would be a slip of the pen', async () => {
  const { printed } = await estimate(content.join('\n'), [
    ...args,
    '--proportion',
    'g=ones',
    '--total',
    'g=x',
  ]);
  expect(printed).toContain('\nno row has g=ones\nno row has g=x\n');
  const seen = await estimate(content.join('\n'), [...args, '--proportion', 'g=\u001b[31m']);
  expect(seen.printed).not.toContain('no row has');
});

test('a table may have more lines than a function takes arguments', () => {
  const measure = { kind: 'mean', name: 'y', y: 'y' } as const;
  const areas = Array.from({ length: 200_000 }, (_, at) => ({
    area: [`${at}`],
    figures: [{ measure, reading: { notEstimable: 'one-psu', n: 1 } as const }],
  }));
  const request = readRequest(['data.csv', ...args, '--by', 'g']);
  expect(tableText({ by: ['g'], areas }, request).split('\n')).toHaveLength(areas.length + 2);
});
