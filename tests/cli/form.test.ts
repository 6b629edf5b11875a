/** `zhenping form`: what is understood of a spreadsheet, and a spreadsheet of a form. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../cli/zhenping.ts';
import { zhenping } from './zhenping.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhenping-form-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = (name: string): string =>
  fileURLToPath(new URL(`../methods/questionnaire/xlsform/fixtures/${name}.xlsx`, import.meta.url));

const inside = async (...args: readonly string[]) => {
  const lines = { out: '', err: '' };
  const code = await runCommand(['form', ...args], {
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

describe('form check', () => {
  test('a form that imports: counts, and 0', async () => {
    const { code, out, err } = await zhenping(['form', 'check', sample('specify_other')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('imports as specify_other, version 1');
    expect(out).toContain('2 questions, 0 calculations, 1 rule, 0 groups, 0 repeats, 3 choices');
    expect(out).toContain('languages: en');
  });

  test('a form with errors: each with its cell, and 1', async () => {
    const { code, out } = await inside('check', sample('choice_filter_test'));
    expect(code).toBe(1);
    expect(out).toContain('cannot be imported');
    expect(out).toMatch(/✗ choices!B6 +the list has two choices “king”/);
    expect(out).toContain('1 thing without a meaning here\n');
    expect((await inside('check', sample('xlsform_spec_test'))).out).toContain(
      'things without a meaning here\n',
    );
  });

  test('--json: one object with everything', async () => {
    const { code, out } = await inside('check', sample('or_other'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      imports: false,
      understood: { questions: 3, languages: ['und'] },
      problems: expect.arrayContaining([
        expect.objectContaining({
          cell: 'survey!D3',
          row: 3,
          column: 'D',
          severity: 'error',
          reason: 'unknown-column',
        }),
      ]),
    });
  });

  test('no workbook: the reason, and 1', async () => {
    const file = join(folder, 'form.csv');
    writeFileSync(file, 'type,name,label\n');
    const { code, err } = await inside('check', file);
    expect(code).toBe(1);
    expect(err).toContain('this is no .xlsx workbook; save the form as .xlsx');
  });
});

describe('form export', () => {
  test('what was understood goes out as a spreadsheet and comes back the same', async () => {
    const [json, xlsx, again] = ['a.json', 'a.xlsx', 'again.json'].map((name) => join(folder, name));
    expect(await inside('check', sample('field-list'), '--form', String(json))).toMatchObject({ code: 0 });
    const exported = await inside('export', String(json), '--output', String(xlsx));
    expect(exported).toMatchObject({ code: 0, err: '' });
    expect(exported.out).toContain('read back, it is the same form');
    expect(await inside('check', String(xlsx), '--form', String(again))).toMatchObject({ code: 0 });
    expect(readFileSync(String(again), 'utf8')).toBe(readFileSync(String(json), 'utf8'));
  });

  test('what is no form is not written: the place, and 1', async () => {
    const file = join(folder, 'none.json');
    writeFileSync(file, '{"code": "a"}');
    const { code, err } = await inside('export', file, '--output', join(folder, 'none.xlsx'));
    expect(code).toBe(1);
    expect(err).toContain('form.');
  });
});

describe('wrong use ends with 2', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['no act', [], /say check or export/],
    ['no file', ['check'], /name the file/],
    ['two files', ['check', 'a', 'b'], /“b” is one too many/],
    ['a file that is not there', ['check', 'nowhere.xlsx'], /there is no file nowhere\.xlsx/],
    ['a flag that is not there', ['check', 'a', '--loud'], /--loud/],
    ['no output', ['export', 'a.json'], /--output/],
  ])('%s', async (_name, args, complaint) => {
    const { code, out, err } = await inside(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(complaint);
  });

  test('a place where nothing can be written is no error of the form', async () => {
    const nowhere = join(folder, 'nowhere', 'form');
    const json = join(folder, 'written.json');
    expect(await inside('check', sample('field-list'), '--form', json)).toMatchObject({ code: 0 });
    for (const args of [
      ['check', sample('field-list'), '--form', nowhere],
      ['export', json, '--output', nowhere],
    ]) {
      const { code, out, err } = await inside(...args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`cannot write ${nowhere}`);
    }
  });

  test('--help shows examples', async () => {
    expect((await inside('--help')).out).toContain('Examples:\n  zhenping form check');
  });
});
