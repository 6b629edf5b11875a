import { describe, expect, test } from 'vitest';
import { runPlan, runPlanOn } from './plan-run.ts';

const simple = ['--expected', '90%', '--margin', '3%'];
const strata = [
  { name: 'a', villages: 20, households: 2000 },
  { name: 'b', villages: 20, households: 2000 },
];
const frame = JSON.stringify({ strata });

describe('wrong use ends with 2 and names the option', () => {
  test.each<[string, readonly string[], string]>([
    ['nothing at all', [], 'say what one expects to find, such as --expected 90%'],
    ['nothing wanted', ['--expected', '0.9'], 'say what is wanted: a margin, or a power with a line'],
    [
      'a share above 1',
      ['--expected', '1.5', '--margin', '3%'],
      '--expected 1.5: has to be above 0 and below 1',
    ],
    ['a margin of 0', ['--expected', '0.9', '--margin', '0'], '--margin 0: has to be above 0 and below 0.5'],
    ['an ICC of 1', [...simple, '--icc', '1'], '--icc 1: has to be 0 or more and below 1'],
    ['a word for a number', [...simple, '--icc', 'low'], '--icc low: give a number, such as 0.9 or 90%'],
    ['an empty number in a list', [...simple, '--per-village', '5,'], '--per-village : give a number'],
    [
      'half a household',
      [...simple, '--per-village', '5.5'],
      '--per-village 5.5: has to be whole, 2 or more',
    ],
    ['nobody who answers', [...simple, '--response', '0'], '--response 0: has to be above 0 and at most 1'],
    [
      'a frame without households',
      [...simple, '--villages', '9'],
      '--villages and --households belong together',
    ],
    [
      'more villages than households',
      [...simple, '--villages', '9', '--households', '8'],
      '--households 8: has to be whole, 9 or more',
    ],
    [
      'a frame of no village',
      [...simple, '--villages', '0', '--households', '8'],
      '--villages 0: has to be whole, 1 or more',
    ],
    ['two lines', ['--expected', '0.9', '--below', '0.2', '--at-least', '0.8'], 'an indicator has one line'],
    ['a power without a line', ['--expected', '0.9', '--power', '0.8'], '--power needs a line'],
    [
      'a power on the line',
      ['--expected', '0.9', '--at-least', '0.9', '--power', '0.8'],
      '--expected 0.9: has to be not 0.9, the line',
    ],
    [
      'two goals',
      [...simple, '--budget', '9', '--draw', '9'],
      'one of them says how many villages are drawn',
    ],
    ['one village', [...simple, '--draw', '1'], '--draw 1: two villages a stratum are 2'],
    [
      'an unknown rule',
      [...simple, '--allocation', 'best'],
      'choose one of proportional, neyman, power, equal',
    ],
    ['an unknown option', [...simple, '--loud'], "'--loud'"],
    ['two files', ['a.json', 'b.json'], 'one file at a time; what is “b.json”?'],
  ])('%s', async (_, args, complaint) => {
    const { code, printed, complained } = await runPlan(...args);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(complained).toContain('zhenping plan: ');
    expect(complained).toContain(complaint);
  });

  test.each<[string, readonly string[], string]>([
    ['strata twice', ['FILE', ...simple, '--villages', '9'], '--villages: the strata are in '],
    [
      'more villages drawn than there are',
      ['FILE', ...simple, '--draw', '41'],
      '--draw 41: two villages a stratum are 4, and the frame has 40',
    ],
  ])('%s, with a file', async (_, args, complaint) => {
    const { code, complained } = await runPlanOn(frame, ...args);
    expect(code).toBe(2);
    expect(complained).toContain(complaint);
  });

  test('an option for indicators that are in the file', async () => {
    const content = JSON.stringify({ strata, indicators: [{ name: 'q', expected: 0.9, margin: 0.03 }] });
    const { code, complained } = await runPlanOn(content, 'FILE', '--icc', '0.1');
    expect({ code, complained }).toEqual({
      code: 2,
      complained: 'zhenping plan: --icc: the indicators are in FILE; say it there',
    });
  });
});

describe('an answer that is no ends with 1', () => {
  test('money that buys nothing', async () => {
    const { code, complained } = await runPlanOn(frame, 'FILE', ...simple, '--budget', '50');
    // two strata, two villages of 10 + 5 each
    expect({ code, complained }).toEqual({
      code: 1,
      complained:
        'zhenping plan: --budget 50 buys no design: the cheapest with two villages a stratum costs 60 or more',
    });
  });

  test('a margin that the frame cannot give, line by line', async () => {
    const { code, printed } = await runPlan(...simple, '--villages', '10', '--households', '120');
    expect(code).toBe(1);
    expect(printed).toMatch(/^ +5 {2}not enough: all 10 villages give share ±\d/m);
    expect(printed).toMatch(/^ +15 {2}an average village has 12 households$/m);
    expect(printed).toContain('No line of the table is possible');
    expect(printed).toContain('没有可行的方案');
  });

  const broken = (changes: object): string =>
    JSON.stringify({ strata: [{ ...strata[0], ...changes }, strata[1]] });

  test.each<[string, string, string]>([
    ['no JSON', '{', 'nothing is planned from FILE:\n  it is no JSON: '],
    ['no strata', '{}', 'nothing is planned from FILE:\n  strata: '],
    ['an empty name', broken({ name: '' }), '  strata[0].name: '],
    ['text for a number', broken({ villages: '20' }), '  strata[0].villages: '],
    ['a word that is not known', broken({ vilages: 20 }), '  strata[0]: '],
    ['quotas for some', broken({ draw: 3 }), '  draw is given for some strata only'],
    ['no village', broken({ villages: 0 }), 'strata[0].villages 0: has to be whole, 1 or more'],
    ['one name twice', broken({ name: 'b' }), 'there are two strata of the name b'],
    [
      'an indicator without a share',
      JSON.stringify({ strata, indicators: [{ name: 'q', margin: 0.03 }] }),
      '  indicators[0]: say what share is expected, here or in every stratum',
    ],
    [
      'a power without a line',
      JSON.stringify({ strata, indicators: [{ name: 'q', expected: 0.9, power: 0.8 }] }),
      '  indicators[0]: a power needs a line that the verdict tells from: below or atLeast',
    ],
    [
      'two lines',
      JSON.stringify({ strata, indicators: [{ name: 'q', expected: 0.9, below: 0.8, atLeast: 0.8 }] }),
      '  indicators[0]: has two lines: below and atLeast',
    ],
    [
      'a share that is none',
      JSON.stringify({ strata, indicators: [{ name: 'q', expected: 9, margin: 0.03 }] }),
      'indicators[0].expected 9: has to be above 0 and below 1',
    ],
    [
      'one indicator twice',
      JSON.stringify({ strata, indicators: [1, 2].map(() => ({ name: 'q', expected: 0.9, margin: 0.03 })) }),
      'there are two indicators of the name q',
    ],
  ])('a file with %s', async (_, content, complaint) => {
    const args = content.includes('indicators') ? [] : simple;
    const { code, printed, complained } = await runPlanOn(content, 'FILE', ...args);
    expect({ code, printed }).toEqual({ code: 1, printed: '' });
    expect(complained).toContain(complaint);
  });

  test.each<[number, string]>([
    [21, 'stratum a: 21 villages are to be drawn and it has 20'],
    [1, 'stratum a: 1 village does not tell how villages differ; draw two'],
    [2.5, 'stratum a: 2.5 is no number of villages'],
  ])('a quota of %d', async (draw, complaint) => {
    const content = JSON.stringify({
      strata: strata.map((each, place) => ({ ...each, draw: place === 0 ? draw : 5 })),
    });
    const { code, complained } = await runPlanOn(content, 'FILE', ...simple);
    expect({ code, complained }).toEqual({ code: 1, complained: `zhenping plan: ${complaint}` });
  });

  test('problems of a file come as JSON too', async () => {
    const { code, printed } = await runPlanOn('{"strata": []}', 'FILE', ...simple, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toEqual({ problems: [{ place: 'strata', reason: expect.any(String) }] });
  });

  test('a file that is not there', async () => {
    expect(await runPlan('/nowhere/county.json', ...simple)).toMatchObject({ code: 1, printed: '' });
  });
});
