/** The cells, the command, its output and the question that stand in docs/xlsform.md, so that nobody edits one without the others. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../../cli/zhenping.ts';
import { writeWorkbook } from '../../methods/questionnaire/workbook/write-workbook.ts';

const page = readFileSync(new URL('../../docs/xlsform.md', import.meta.url), 'utf8');
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([^\`]*)\`\`\``).exec(page)?.[1] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'zhenping-xlsform-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (isWanted: (line: string) => boolean): string => {
  const sheets = ['survey', 'choices', 'settings'].map((name) => ({
    name,
    rows: block(name)
      .trim()
      .split('\n')
      .filter(isWanted)
      .map((line) => line.split('|').map((cell) => cell.trim())),
  }));
  const file = join(folder, 'home.xlsx');
  writeFileSync(file, writeWorkbook(sheets));
  return file;
};

const check = async (
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string }> => {
  let out = '';
  const print = (line: string): void => {
    out += `${line}\n`;
  };
  const code = await runCommand(['form', 'check', ...args], { print, complain: print, environment: {} });
  return { code, out: out.replaceAll(`${folder}/`, '') };
};

test('the page shows what its command prints', async () => {
  const file = write(() => true);
  expect(await check(file)).toEqual({ code: 1, out: block('text') });
});

test('without the row that is refused the question is as the page shows it', async () => {
  const json = join(folder, 'home.json');
  const file = write((line) => !line.startsWith('barcode'));
  expect(await check(file, '--form', json)).toMatchObject({ code: 0 });
  const { items } = JSON.parse(readFileSync(json, 'utf8'));
  expect(items.at(-1)).toEqual(JSON.parse(block('json')));
});
