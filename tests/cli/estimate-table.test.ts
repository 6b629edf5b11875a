import { expect, test } from 'vitest';
import { displayWidth, padLeft, padRight } from '../../cli/estimate/display-width.ts';
import { rounded } from '../../cli/estimate/rounded.ts';
import type { Estimate } from '../../methods/estimation/estimate.ts';
import { estimate, estimateJson, figureOf } from './estimate-run.ts';

/** Widths by Unicode Standard Annex 11: W and F take two places. */
test.each([
  ['abc', 3],
  ['花垣县', 6],
  ['A（一）', 7],
  ['é', 1],
  ['e\u0301', 1],
  ['ｱ', 1],
  ['Ａ', 2],
  ['한국', 4],
  ['𠮷野', 4],
  ['', 0],
])('“%s” takes %d places', (text, width) => {
  expect(displayWidth(text)).toBe(width);
  expect(displayWidth(padRight(text, 9))).toBe(9);
  expect(displayWidth(padLeft(text, 9))).toBe(9);
});

const figure = (estimate: number, standardError: number, lower: number, upper: number): Estimate => ({
  estimate,
  standardError,
  variance: standardError ** 2,
  degreesOfFreedom: 20,
  n: 400,
  lonelyStrata: 0,
  interval: { lower, upper, level: 0.95, method: 't' },
});
const share = { kind: 'proportion', name: 'q', y: 'q' } as const;
const mean = { kind: 'mean', name: 'q', y: 'q' } as const;

test.each([
  // Half-width 12.3 points: none. 4.56: none. 0.789: one. 0.0456: two. 0.00456: two, never more.
  [share, figure(0.5123, 0.06, 0.389, 0.635), ['51', '6.0', '39', '64']],
  [share, figure(0.5123, 0.023, 0.4667, 0.5579), ['51', '2.3', '47', '56']],
  [share, figure(0.5123, 0.004, 0.50441, 0.52019), ['51.2', '0.40', '50.4', '52.0']],
  [share, figure(0.00123, 0.00023, 0.000774, 0.001686), ['0.12', '0.023', '0.08', '0.17']],
  [share, figure(0.001234, 0.000023, 0.0011884, 0.0012796), ['0.12', '0.002', '0.12', '0.13']],
  // Two digits of the half-width: 85 → none, 5.2 → one, 0.052 → three.
  [mean, figure(5231.44, 43.4, 5146, 5316), ['5231', '43.4', '5146', '5316']],
  [mean, figure(5231.44, 2.66, 5226.2, 5236.6), ['5231.4', '2.66', '5226.2', '5236.6']],
  [mean, figure(3.41562, 0.0265, 3.3636, 3.4676), ['3.416', '0.0265', '3.364', '3.468']],
  [mean, figure(4, 0, 4, 4), ['4.00', '0.000', '4.00', '4.00']],
])('shows no more decimals than the effective sample bears', (measure, reading, expected) => {
  const { estimate: shown, standardError, lower, upper } = rounded(reading, measure);
  expect([shown, standardError, lower, upper]).toEqual(expected);
});

/**
 * Three villages of one county, four households each, weight 10; one village of another. Satisfied by village: 4, 3, 2 of 4, so that
 * R = 9/12, se = √(3/2·Σ(z − z̄)²) with z = 10·(y − 3)/120: √(3/2·2/144) = 0.144338, n_e = 9·(2.201/4.303)² = 2.355, bounds by R's
 * `qbeta(0.025, 1.766, 1.589)` = 0.0864 and `qbeta(0.975, 2.766, 0.589)` = 0.9994. Income: 100 from village to village, se
 * √(3/2·2·(400/12)²) = 57.735, t of 2 df 4.3027: 1100 ∓ 248.4.
 */
const sample = [
  ['县', '村', 'w', '满意', '收入'],
  ...[4, 3, 2].flatMap((satisfied, village) =>
    [0, 1, 2, 3].map((household) => [
      '花垣县',
      `村${village}`,
      '10',
      household < satisfied ? '1' : '0',
      `${1000 + 100 * village}`,
    ]),
  ),
  ...[0, 1].map(() => ['龙山县', '乡', '10', '1', '900']),
];
const csv = `\uFEFF${sample.map((fields) => fields.join(',')).join('\r\n')}\r\n`;
const args = [
  '--stratum',
  '县',
  '--psu',
  '村',
  '--weight',
  'w',
  '--proportion',
  '满意',
  '--mean',
  '收入',
  '--by',
  '县',
];

test('tables stand in columns, also with Chinese names, and say why a figure is missing', async () => {
  const { printed, code } = await estimate(csv, args);
  expect(code).toBe(0);
  expect(printed.split('\n\n').slice(2)).toEqual([
    [
      '满意, %, by 县',
      '县       n  estimate    se  95 % from   to  df  effective n',
      '花垣县  12        75  14.4          9  100   2            2',
      '龙山县   2  not estimable because one PSU alone does not tell how PSUs differ (estimate 100 %)',
    ].join('\n'),
    [
      '收入, mean, by 县',
      '县       n  estimate    se  95 % from    to  df  effective n',
      '花垣县  12      1100  57.7        852  1348   2',
      '龙山县   2  not estimable because one PSU alone does not tell how PSUs differ (estimate 900)',
    ].join('\n'),
  ]);
  expect(printed).toContain('14 rows · 2 strata · 4 PSUs · as if drawn with replacement');
  expect(printed).toContain('95 % intervals: proportions by Korn–Graubard, means by t');
  expect(printed).toContain(
    '1 stratum has one PSU and could have had another; variance by the policy “adjust”',
  );
  expect(printed).not.toContain('standard error of 0');
});

test('an interval without width is not taken for certainty', async () => {
  const none = ['p,w,y,x', 'a,1,0,2', 'a,1,0,3', 'b,1,0,1', 'c,1,0,4'].join('\n');
  const rate = ['--psu', 'p', '--weight', 'w', '--ratio', 'y/x'];
  const remark = 'A standard error of 0 says that nothing varied in the sample';
  expect((await estimate(none, rate)).printed).toContain(remark);
  for (const method of ['kg', 'wilson'])
    expect((await estimate(none, [...rate, '--ci', method])).printed).not.toContain(remark);
});

test('the machine gets the same figures unrounded', async () => {
  const output = await estimateJson(csv, args);
  expect(figureOf(output, '满意', ['花垣县']).standardError).toBeCloseTo(Math.sqrt((3 / 2) * (2 / 144)), 12);
  expect(figureOf(output, '收入', ['花垣县'])).toMatchObject({ n: 12, degreesOfFreedom: 2, method: 't' });
  expect(figureOf(output, '收入', ['龙山县'])).toMatchObject({
    notEstimable: 'one-psu',
    estimate: 900,
    n: 2,
  });
});

test('rows without a value are left out where that is asked for, and counted', async () => {
  const holes = csv.replace('村0,10,1,1000', '村0,10,1,').replace('村1,10,1,1100', '村1,10,NA,1100');
  const output = await estimateJson(holes, [...args, '--missing', 'drop']);
  expect(output.missing).toEqual([
    { measure: '满意', kind: 'proportion', rows: 1 },
    { measure: '收入', kind: 'mean', rows: 1 },
  ]);
  expect([figureOf(output, '收入').n, figureOf(output, '满意').n]).toEqual([13, 13]);
  const { printed } = await estimate(holes, [...args, '--missing', 'drop']);
  expect(printed).toContain('收入: 1 row without a value left out');
});

test('a crossing of two columns has a line for each pair that occurs, in the order of codes', async () => {
  const content = ['p,w,y,a,b', 'p1,1,1,10,x', 'p2,1,2,9,x', 'p3,1,3,9,', 'p4,1,4,9,x'].join('\n');
  const { tables } = await estimateJson(content, [
    '--psu',
    'p',
    '--weight',
    'w',
    '--mean',
    'y',
    '--by',
    'a+b,b',
  ]);
  expect(tables.map(({ by, areas }) => [by, areas.map(({ area }) => area)])).toEqual([
    [[], [[]]],
    [
      ['a', 'b'],
      [
        ['9', ''],
        ['9', 'x'],
        ['10', 'x'],
      ],
    ],
    [['b'], [[''], ['x']]],
  ]);
});

test.each([
  ['a denominator of 0', ['--ratio', 'y/x'], 'zero-denominator'],
  ['an interval of proportions for what is none', ['--ratio', 'x/y', '--ci', 'kg'], 'zero-denominator'],
  ['an interval of proportions for a ratio above 1', ['--ratio', 'z/w', '--ci', 'kg'], 'not-a-proportion'],
  ['a domain that leaves one PSU', ['--mean', 'y', '--domain', 'd=1'], 'one-psu'],
  ['as many strata as PSUs', ['--mean', 'y', '--stratum', 'p'], 'no-degrees-of-freedom'],
])('%s: said, never NaN', async (_, words, reason) => {
  const content = ['p,w,y,x,z,d', 'a,1,0,0,3,1', 'a,1,0,0,4,1', 'b,1,0,0,5,2', 'b,1,0,0,6,2'].join('\n');
  const wanted = ['--psu', 'p', '--weight', 'w', ...words];
  const { tables } = await estimateJson(content, wanted);
  expect(tables[0]?.areas[0]?.figures[0]?.notEstimable).toBe(reason);
  const { printed } = await estimate(content, wanted);
  expect(printed).toContain('not estimable because');
  expect(printed).not.toMatch(/NaN|undefined|Infinity/);
});
