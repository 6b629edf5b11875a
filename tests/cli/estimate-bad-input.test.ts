import { expect, test } from 'vitest';
import { estimate } from './estimate-run.ts';

const args = ['--stratum', 's', '--psu', 'p', '--weight', 'w', '--fpc', 'N', '--mean', 'y', '--ratio', 'y/x'];

/** Two strata of two PSUs each, good rows; a test spoils one of them. */
const rows = [
  ['s', 'p', 'w', 'N', 'y', 'x', 'note'],
  ['A', 'a1', '2', '5', '1', '3', ''],
  ['A', 'a2', '2', '5', '0', '4', ''],
  ['B', 'b1', '3', '9', '1', '2', ''],
  ['B', 'b2', '3', '9', '2', '5', ''],
];

/** @param row as a spreadsheet counts it: the header is row 1 */
const spoiled = (row: number, column: string, value: string): string =>
  rows
    .map((fields, at) =>
      fields.map((field, place) => (at === row - 1 && rows[0]?.[place] === column ? value : field)).join(','),
    )
    .join('\n');

const complaints = async (content: string | Uint8Array, more: readonly string[] = []): Promise<string> => {
  const { code, printed, complained } = await estimate(content, [...args, ...more]);
  expect(printed).toBe('');
  expect(code).toBe(1);
  return complained.split('\n').slice(1).join('\n').trim();
};

test('good rows are estimated', async () => {
  expect((await estimate(spoiled(1, 'note', 'note'), args)).code).toBe(0);
});

test.each([
  [3, 'y', 'NaN', 'row 3, column y: “NaN” is no number'],
  [3, 'y', 'inf', 'row 3, column y: “inf” is no number'],
  [3, 'y', 'two', 'row 3, column y: “two” is no number'],
  [
    3,
    'y',
    '',
    'row 3, column y: is empty; --missing drop leaves such rows out of the figures that need the value',
  ],
  [4, 'x', '-1', 'row 4, column x: -1 is below 0'],
  [3, 'y', '1e200', 'row 3, column y: 1e+200 is above 1e+70'],
  [3, 'y', '-1e200', 'row 3, column y: -1e+200 is below −1e+70'],
  [3, 'w', '1e71', 'row 3, column w: 1e+71 is above 1e+70'],
  [3, 'N', '1e71', 'row 3, column N: 1e+71 is above 1e+70'],
  [4, 'w', '-3', 'row 4, column w: -3 is below 0'],
  [4, 'w', '', 'row 4, column w: is empty'],
  [4, 'w', 'NaN', 'row 4, column w: “NaN” is no number'],
  [5, 'p', '', 'row 5, column p: is empty'],
  [5, 's', '', 'row 5, column s: is empty'],
  [5, 'p', 'a1', 'row 5, column p: PSU a1 is in stratum B here and was in A; --nest says that names repeat'],
  [3, 'N', '6', 'row 3, column N: 6 here, 5 in row 2 of the same stratum'],
  [3, 'N', '0.4', 'row 3, column N: 0.4 is no whole number of PSUs in the population'],
  [3, 'N', '', 'row 3, column N: is empty'],
  [4, 'note', 'a,b', 'row 4: 8 fields where the header has 7'],
  [4, 'note', '"a"b', 'row 4, column note: text follows the closing quote'],
  [4, 'note', '"a', 'row 4, column note: a quote is opened here and never closed'],
])('row %d, column %s, “%s”: %s', async (row, column, value, expected) => {
  expect((await complaints(spoiled(row, column, value))).split('\n')[0]).toBe(expected);
});

test('a stratum of which more PSUs were sampled than it has', async () => {
  const content = spoiled(4, 'N', '1').replace('b2,3,9', 'b2,3,1');
  expect(await complaints(content)).toBe('row 4, column N: 1 PSUs in the population, 2 in stratum B');
});

test('a domain that no row belongs to', async () => {
  expect(await complaints(spoiled(1, 'note', 'note'), ['--domain', 'note=x'])).toBe(
    'the domain is empty: none of 4 rows has note=x',
  );
});

test('every problem is listed up to twenty, and the machine gets them as data', async () => {
  const content = [
    ...rows.slice(0, 2),
    ...Array.from({ length: 30 }, () => ['A', 'a1', '-1', '5', '1', '1', '']),
  ]
    .map((fields) => fields.join(','))
    .join('\n');
  const { complained, printed, code } = await estimate(content, [...args, '--json']);
  const lines = complained.split('\n');
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('  stopped after 20; there may be more');
  expect(JSON.parse(printed).problems[19]).toEqual({ row: 22, column: 'w', reason: '-1 is below 0' });
  expect(code).toBe(1);
});

test('rows are numbered as a spreadsheet shows them: line ends in quotes are inside a row, empty lines count', async () => {
  const content = [
    rows[0]?.join(','),
    'A,a1,2,5,1,3,"one\r\ntwo\nthree"',
    '',
    'A,a2,2,5,0,4,',
    'A,a2,-2,5,0,4,',
  ].join('\r\n');
  expect(await complaints(content)).toBe('row 5, column w: -2 is below 0');
});

test.each([
  ['an empty file', '', 'row 1: the file is empty'],
  ['a header alone', 's,p,w,N,y,x\n', 'there is no row below the header'],
  [
    'UTF-16',
    Buffer.from('s,p,w,N,y,x\nA,a,1,2,3,4', 'utf16le'),
    'row 1: bytes of value 0, as in UTF-16; save the file as UTF-8',
  ],
  [
    'semicolons between the fields',
    's;p;w;N;y;x\nA;a;1;2;3;4',
    'row 1: one column, with semicolons in its name; save the file with commas between its fields',
  ],
  [
    'tabs between the fields',
    's\tp\tw\tN\ty\tx\nA\ta\t1\t2\t3\t4',
    'row 1: one column, with tabs in its name; save the file with commas between its fields',
  ],
  ['a name used twice', 's,p,w,N,y,x,y\nA,a,1,2,3,4,5', 'row 1, column y: two columns have this name'],
  ['a quote in the header', 's,p,w,N,y,"x\nA,a,1,2,3,4', 'row 1: a quote is opened here and never closed'],
])('%s', async (_, content, expected) => {
  expect(await complaints(content)).toBe(expected);
});

test('a damaged character is found in its row; GB18030 needs no option', async () => {
  const good = Buffer.from(
    `${rows.map((fields) => fields.join(',')).join('\n')}\n村,村一,1,5,1,1,花垣县双龙镇\n`,
  );
  const damaged = Buffer.from(good);
  damaged[good.indexOf('村一') + 1] = 0x41;
  expect(await complaints(damaged)).toBe(
    'row 6, column p: is no text in the encoding of the file; --encoding names another',
  );
  // 湖南, 贵州 and 省 in GB18030.
  const gb18030 = Buffer.concat([
    Buffer.from([0xca, 0xa1]),
    Buffer.from(',p,w,y\n'),
    ...['p1', 'p2', 'p3'].flatMap((psu) => [
      Buffer.from([0xba, 0xfe, 0xc4, 0xcf]),
      Buffer.from(`,${psu},1,4\n`),
    ]),
    ...['q1', 'q2'].flatMap((psu) => [Buffer.from([0xb9, 0xf3, 0xd6, 0xdd]), Buffer.from(`,${psu},1,5\n`)]),
  ]);
  const { printed } = await estimate(gb18030, ['--psu', 'p', '--weight', 'w', '--mean', 'y', '--by', '省']);
  expect(printed).toContain('\n湖南  3      4.00  0.000');
  expect(printed).toContain('\n贵州  2      5.00  0.000');
});

test('what is wrong in a file of GB18030 is shown as it stands there', async () => {
  // 很多 in GB18030.
  const value = Buffer.from([0xba, 0xdc, 0xb6, 0xe0]);
  const content = Buffer.concat([Buffer.from('s,p,w,N,y,x,note\nA,a1,2,5,'), value, Buffer.from(',1,\n')]);
  expect(await complaints(content)).toBe('row 2, column y: “很多” is no number');
});

test.each([
  [['--psu', 'p', '--weight', 'w'], 'say what to estimate'],
  [['--weight', 'w', '--mean', 'y'], '--psu is needed'],
  [['--psu', 'p', '--mean', 'y'], '--weight is needed'],
  [['--psu', 'p', '--weight', 'w', '--mean', 'z'], 'has no column “z”; it has s, p, w, N, y, x, note'],
  [['--psu', 'p', '--weight', 'w', '--mean', 'y', '--by', 'q'], 'has no column “q”'],
  [['--psu', 'p', '--weight', 'w', '--mean', 'y,'], 'a column name is empty'],
  [['--psu', 'p', '--weight', 'w', '--mean', 'y,y'], '--mean y is given twice'],
  [['--psu', 'p', '--weight', 'w', '--ratio', 'y'], '--ratio y: write NUMERATOR/DENOMINATOR'],
  [['--psu', 'p', '--weight', 'w', '--proportion', '=1'], '--proportion =1: write COLUMN or COLUMN=VALUE'],
  [['--psu', 'p', '--weight', 'w', '--mean', 'y', '--domain', 'y'], '--domain y: write COLUMN=VALUE'],
  [
    ['--psu', 'p', '--weight', 'w', '--mean', 'y', '--ci', 'wald'],
    '--ci wald: choose one of kg, wilson, logit, asin, t, log',
  ],
  [
    ['--psu', 'p', '--weight', 'w', '--mean', 'y', '--ci', 'kg', '--ci', 'wilson'],
    '--ci kg,wilson: give one of kg, wilson, logit, asin, t, and log for totals',
  ],
  [['--psu', 'p', '--weight', 'w', '--total', 'y', '--ci', 'log,log'], '--ci log,log: give one of'],
  [['--psu', 'p', '--weight', 'w', '--total', 'y='], '--total y=: write COLUMN or COLUMN=VALUE'],
  [['--psu', 'p', '--weight', 'w', '--mean', 'y', '--level', '95'], '--level 95: give a share such as 0.95'],
  [['--psu', 'p', '--weight', 'w', '--mean', 'y', '--lonely', 'fail'], '--lonely fail: choose one of adjust'],
  [
    ['--psu', 'p', '--weight', 'w', '--mean', 'y', '--deff-planned', '0.5'],
    '--deff-planned 0.5: give a number from 1',
  ],
  [['--psu', 'p', '--weight', 'w', '--mean', 'y', '--speed', '9'], 'Unknown option'],
  [['other.csv', '--psu', 'p', '--weight', 'w', '--mean', 'y'], 'one file at a time'],
])('%j is wrong use', async (words, expected) => {
  const { code, complained, printed } = await estimate(spoiled(1, 'note', 'note'), words);
  expect(complained).toContain(expected);
  expect(printed).toBe('');
  expect(code).toBe(2);
});
