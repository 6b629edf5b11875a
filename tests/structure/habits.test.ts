import { expect, test } from 'vitest';
import { habitProblems } from './habits.ts';
import { plant } from './planted.ts';
import { sourceFiles } from './source-files.ts';

test('every file has a name that says what it is for, and no check is switched off', () => {
  expect(habitProblems('.', sourceFiles('.'))).toEqual([]);
});

test('a catch-all name and a switched-off check are found, with their place', () => {
  const { root, remove } = plant({
    'api/cases/utils.ts': 'export const one = 1;\n',
    'api/common/case.ts': 'export const two = 2;\n',
    'api/cases/utility-bill.ts': 'export const three = 3;\n',
    'methods/round.ts': `// The sum is exact.\n// ${'@ts-expect-error'}\nexport const four: 4 = 5;\n`,
    'web/results/page.tsx': `export const page = () => <p>{/* ${'biome-ignore'} lint: no */}</p>;\n`,
  });
  expect(habitProblems(root, sourceFiles(root))).toEqual([
    'api/cases/utils.ts: say what utils.ts is for',
    'api/common/case.ts: say what case.ts is for',
    'methods/round.ts:2: a check is switched off here',
    'web/results/page.tsx:1: a check is switched off here',
  ]);
  remove();
});
