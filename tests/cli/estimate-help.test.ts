import { expect, test } from 'vitest';
import { estimate } from './estimate-run.ts';

const OPTIONS = [
  'psu',
  'weight',
  'stratum',
  'fpc',
  'nest',
  'lonely',
  'mean',
  'total',
  'ratio',
  'proportion',
  'by',
];
const OTHERS = ['domain', 'missing', 'deff', 'ci', 'level', 'deff-planned', 'no-cap', 'encoding', 'json'];

const help = async (): Promise<readonly string[]> => (await estimate('', ['--help'])).printed.split('\n');

/** Where the examples stand, beside the options. */
const examples = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => /\S {2,}(--\S.*)$/.exec(line)?.[1] ?? []);

test.each([...OPTIONS, ...OTHERS])('help explains --%s, with an example beside it', async (option) => {
  const lines = await help();
  expect(lines.filter((line) => line.startsWith(`  --${option} `))).not.toEqual([]);
  expect(examples(lines).filter((example) => example.split(' ')[0] === `--${option}`)).not.toEqual([]);
});

test('every example of help is understood', async () => {
  const file = [
    'village,weight,county,villages,income,age,missed,list,wrong,persons,satisfied,answer,province',
  ]
    .concat(Array.from({ length: 6 }, (_, at) => `v${at},1,c${at % 2},9,5,40,0,poor,0,3,${at % 2},yes,p`))
    .join('\n');
  const needed = ['--psu', 'village', '--weight', 'weight'];
  const asked = examples(await help());
  expect(asked.length).toBeGreaterThanOrEqual(OPTIONS.length + OTHERS.length);
  for (const example of asked) {
    const words = example.split(/\s+/);
    const options = ['--psu', '--weight'].includes(words[0] ?? '') ? needed : [...needed, ...words];
    const { code, complained } = await estimate(file, [...options, '--mean', 'wrong']);
    // The file of this test is UTF-8 and its every byte is GB18030 too.
    expect([example, code, complained]).toEqual([example, 0, '']);
  }
});

test('help stands on a wide terminal, and shows a whole command', async () => {
  const lines = await help();
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(lines.join('\n')).toContain('Example:\n  zhenping estimate');
});
