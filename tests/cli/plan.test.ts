import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { displayWidth } from '../../cli/estimate/display-width.ts';
import { textTable } from '../../cli/plan/text-table.ts';
import { bounds, chance, percent, points } from '../../methods/sampling/planner/plan-figures.ts';
import { runPlan, runPlanOn } from './plan-run.ts';

const simple = ['--expected', '90%', '--margin', '3%'];

const county = JSON.stringify({
  strata: [
    { name: '贫困村', villages: 128, households: 21_300, expected: { 满意: 0.93, 错退: 0.01 } },
    { name: '非贫困村', villages: 192, households: 26_700, expected: { 满意: 0.95, 错退: 0.006 } },
  ],
  indicators: [
    { name: '满意', icc: 0.05, margin: 0.03, atLeast: 0.9 },
    { name: '错退', icc: 0.02, share: 0.5, below: 0.02, power: 0.8 },
  ],
});

const planSchema = z.object({
  request: z.object({ goal: z.object({ kind: z.string() }), responseRate: z.number() }),
  assumed: z.array(z.string()),
  rows: z.array(z.object({ perVillage: z.number(), design: z.object({ villages: z.number() }).nullable() })),
  suggestion: z
    .object({
      design: z.object({
        villages: z.number(),
        perVillage: z.number(),
        interviews: z.number(),
        cost: z.number(),
      }),
    })
    .nullable(),
  sentence: z.object({ en: z.string(), zh: z.string() }),
});

const json = async (...args: readonly string[]) => {
  const { printed } = await runPlan(...args, '--json');
  return planSchema.parse(JSON.parse(printed));
};

/** The table below a heading, cell by cell. */
const tableBelow = (printed: string, heading: string): readonly (readonly string[])[] => {
  const [, part = ''] = printed.split(heading);
  const [, ...lines] = (part.split('\n\n')[0] ?? '').split('\n');
  return lines.map((line) => line.trim().split(/ {2,}/));
};

describe('figures for people', () => {
  test.each([
    [0.9, '90'],
    [0.93741, '93.74'],
    [0.00785, '0.785'],
    [0.999512, '99.9512'],
    [0.5, '50'],
    [1, '100'],
  ])('%d is %s per cent: three digits of its rarer side', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  test('half-widths and intervals have as many digits as say something', () => {
    expect([0.1234, 0.0296, 0.00734, 0.000456].map(points)).toEqual(['12.3', '3.0', '0.73', '0.046']);
    expect([bounds(0.8675, 0.9268, ' to '), bounds(0.0026, 0.0182, '～')]).toEqual([
      '86.8 to 92.7',
      '0.26～1.82',
    ]);
  });

  test('a chance is never quite none or all', () => {
    expect([0, 0.004, 0.006, 0.5, 0.994, 0.996, 1].map(chance)).toEqual([
      '<1 %',
      '<1 %',
      '1 %',
      '50 %',
      '99 %',
      '>99 %',
      '>99 %',
    ]);
  });
});

test('a table stands in columns on a terminal, where a Chinese character takes two places', () => {
  const lines = [
    { cells: ['贫困村', '1', '22'] },
    { cells: ['b', '333', '4'] },
    { cells: ['非贫困村'], sentence: 'none' },
  ];
  expect(textTable(['stratum', 'n', '满意'], lines, 1)).toBe(
    ['stratum     n  满意', '贫困村      1    22', 'b         333     4', '非贫困村  none'].join('\n'),
  );
});

describe('zhenping plan', () => {
  test('shows the trade-off and marks what it suggests', async () => {
    const { code, printed } = await runPlan(...simple);
    const { rows, suggestion } = await json(...simple);
    expect(code).toBe(0);
    const [heads, ...lines] = tableBelow(printed, 'Villages against households a village');
    expect(heads?.slice(0, 5)).toEqual(['a village', 'villages', 'answers', 'to visit', 'cost']);
    expect(lines.slice(0, rows.length).map(([perVillage, villages]) => [perVillage, villages])).toEqual(
      rows.map(({ perVillage, design }) => [
        `${perVillage === suggestion?.design.perVillage ? '* ' : ''}${perVillage}`,
        `${design?.villages}`,
      ]),
    );
  });

  test('says in English and Chinese what it suggests', async () => {
    const { printed } = await runPlan(...simple, '--response', '0.85');
    const { suggestion, sentence } = await json(...simple, '--response', '0.85');
    const { villages, perVillage, interviews } = suggestion?.design ?? {};
    expect(printed).toContain(`${sentence.en}\n${sentence.zh}`);
    const issued = Math.ceil((perVillage ?? 0) / 0.85);
    expect(sentence.en).toContain(
      `Draw ${villages} villages and visit ${issued} households in each for ${perVillage} answers, ${interviews} answers for`,
    );
    expect(sentence.en).toContain('the margin of “share” decides');
    expect(sentence.zh).toContain(
      `建议抽${villages}个村，每村入户${issued}户以得${perVillage}份答卷，共${interviews}份答卷`,
    );
    expect(sentence.zh).toContain('起决定作用的是“share”的精度');
  });

  test('says which assumptions nobody stated', async () => {
    const { printed } = await runPlan(...simple);
    expect(printed.split('\n')[0]).toBe(
      'a frame of unknown size · 95 % intervals · ICC 0.05 (assumed) · 100 % answer (assumed) · a village costs 10, a visited household 1 (assumed)',
    );
    const stated = ['--icc', '0.05', '--response', '90%', '--village-cost', '800', '--household-cost', '60'];
    const all = await runPlan(...simple, ...stated, '--villages', '320', '--households', '48000');
    expect(all.printed.split('\n')[0]).toBe(
      '320 villages with 48,000 households · 95 % intervals · ICC 0.05 · 90 % answer · a village costs 800, a visited household 60',
    );
    expect((await json(...simple, ...stated)).assumed).toEqual([]);
  });

  test('reads strata and indicators from a file, and keeps Chinese names in their columns', async () => {
    const { code, printed } = await runPlanOn(
      county,
      'FILE',
      '--allocation',
      'neyman',
      '--village-response',
      '97%',
    );
    expect(code).toBe(0);
    const [, part = ''] = printed.split('Strata (neyman)\n');
    const lines = part.split('\n').slice(0, 3);
    expect(lines.map((line) => displayWidth(line))).toEqual(
      [0, 1, 2].map(() => displayWidth(lines[0] ?? '')),
    );
    expect(lines[1]).toMatch(/^贫困村 +128 +21,300 /);
    for (const key of ['满意', '错退']) expect(printed).toContain(`Verdict on “${key}”`);
    expect(printed).toContain('at least 90 %: meets with up to');
    expect(printed).toContain('below 2 %: meets with up to');
    expect(printed).toContain('97 % of villages can be worked');
    expect(printed).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  test('a percentage is the same as a share', async () => {
    expect((await runPlan('--expected', '0.9', '--margin', '0.03')).printed).toBe(
      (await runPlan(...simple)).printed,
    );
  });

  test('takes quotas from the file, a number of villages or a budget', async () => {
    const strata = [
      { name: 'a', villages: 50, households: 5000, draw: 12 },
      { name: 'b', villages: 50, households: 5000, draw: 8 },
    ];
    const quotas = await runPlanOn(
      JSON.stringify({ strata }),
      'FILE',
      '--expected',
      '0.9',
      '--per-village',
      '10',
    );
    expect(tableBelow(quotas.printed, 'Strata (given)').map((cells) => cells[3])).toEqual([
      'villages',
      '12',
      '8',
      undefined,
    ]);
    expect(
      (await json('--expected', '0.9', '--draw', '25', '--per-village', '10')).suggestion?.design,
    ).toMatchObject({
      villages: 25,
      interviews: 250,
      cost: 500,
    });
    // 1,000 for villages of 20
    expect(
      (await json('--expected', '0.9', '--budget', '1000', '--per-village', '10')).suggestion?.design
        .villages,
    ).toBe(50);
  });

  test('tries the values that are named', async () => {
    const { printed } = await runPlan(
      ...simple,
      '--what-if-icc',
      '0.01,0.2',
      '--what-if-expected',
      '80%',
      '--what-if-response',
      '70%',
    );
    const lines = tableBelow(printed, 'What if an assumption is wrong');
    expect(lines.slice(1).map(([assumption, value]) => [assumption, value])).toEqual([
      ['share: ICC', '0.01'],
      ['share: ICC', '0.2'],
      ['share: expected %', '80'],
      ['response %', '70'],
    ]);
  });

  test('explains each option with an example', async () => {
    const { code, printed } = await runPlan('--help');
    expect(code).toBe(0);
    const shown = [...printed.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option);
    expect(shown.length).toBe(25);
    for (const option of shown.filter((name) => name !== '--json')) {
      expect(printed).toMatch(new RegExp(`^  ${option} [^\\n]* ${option} \\S`, 'm'));
    }
    expect(printed).toContain('Example:\n  zhenping plan');
    expect(printed).toContain('Exit: 0 planned');
  });
});
