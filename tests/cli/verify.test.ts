import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { call, example, exampleText, openFolder } from './verify-run.ts';
import { zhenping } from './zhenping.ts';

const folder = openFolder();
afterAll(folder.remove);

const opened = example('opened.json');
const frame = example('frame.csv');
const certificate = exampleText('opened.json');
const output = z.object({
  verdict: z.string(),
  fingerprint: z.string().nullable(),
  checks: z.array(z.object({ check: z.string(), holds: z.string(), where: z.string(), why: z.string() })),
  remarks: z.array(z.string()),
});

describe('zhenping verify', () => {
  test('prints what docs/verify-a-draw.md shows', async () => {
    const page = readFileSync(new URL('../../docs/verify-a-draw.md', import.meta.url), 'utf8');
    const [, shown] = /```text\n(Draw 1 of [\s\S]*?)```/.exec(page) ?? [];
    const command = 'npx zhenping verify docs/verify-a-draw/opened.json --frame docs/verify-a-draw/frame.csv';
    expect(page).toContain(command);
    const { code, out, err } = await call(...command.split(' ').slice(2));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(shown);
  });

  test('ends a real process with 0 for what holds and 1 for what does not', async () => {
    expect(await zhenping(['verify', opened, '--frame', frame])).toMatchObject({ code: 0, err: '' });
    const other = folder.write('value.json', certificate.replace(/"key":"./, '"key":"0'));
    const refuted = await zhenping(['verify', other, '--frame', frame]);
    expect(refuted).toMatchObject({ code: 1, err: '' });
    expect(refuted.out).toContain('REFUTED: what is marked ✗ is not what it must be.');
    expect(refuted.out).toMatch(
      /^ {2}✗ key commitment {2}1 of 1 fail\n {6}key: the key opens .*: expected /m,
    );
  });

  test('a sealed certificate is fixed, with or without the frame', async () => {
    for (const args of [[], ['--frame', frame]]) {
      const { code, out } = await call('verify', example('sealed.json'), ...args);
      expect(code).toBe(0);
      expect(out).toContain('FIXED since the draw: the sample cannot change.');
      expect(out).toMatch(/^ {2}– seed +the seed is sealed with the key$/m);
    }
  });

  test('an opened certificate without its frame is not fully verified', async () => {
    const { code, out } = await call('verify', opened);
    expect(code).toBe(1);
    expect(out).toContain('NOT FULLY VERIFIED: nothing is wrong, but what is marked – was not checked.');
  });

  test('--json holds every check, for programs', async () => {
    const { code, out } = await call('verify', opened, '--frame', frame, '--json');
    expect(code).toBe(0);
    const { verdict, checks, fingerprint } = output.parse(JSON.parse(out));
    expect(verdict).toBe('fully verified');
    expect(checks.length).toBeGreaterThan(50);
    expect(new Set(checks.map(({ holds }) => holds))).toEqual(new Set(['yes']));
    expect(out).toContain(`"fingerprint":"${fingerprint}"`);
  });

  test('of many failures twenty are shown, and how many more', async () => {
    const spoiled = certificate.replaceAll(/"salt":"./g, '"salt":"x');
    const form = await call('verify', folder.write('spoiled.json', spoiled), '--frame', frame);
    expect(form.out).toContain('✗ form            1 of 1 fail');
    const seed = certificate.replace(/"seed":"./, '"seed":"0');
    const { code, out } = await call('verify', folder.write('seed.json', seed), '--frame', frame);
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}✗ ticket +\d+ of \d+ fail$/m);
    expect(out).toMatch(/^ {6}… and \d+ more$/m);
  });

  test('the frame may be in GB18030, in any order, with or without a byte order mark', async () => {
    const [header = '', ...rows] = exampleText('frame.csv').trimEnd().split('\n');
    const turned = [header, ...rows.toReversed(), ''].join('\r\n');
    const marked = folder.write('marked.csv', `\ufeff${turned}`);
    expect(await call('verify', opened, '--frame', marked)).toMatchObject({ code: 0, err: '' });
    const iconv = await import('iconv-lite');
    // GB18030 has every character of Unicode; only the accent is written as one letter here.
    const chinese = folder.write('chinese.csv', iconv.default.encode(turned.normalize('NFC'), 'gb18030'));
    expect(await call('verify', opened, '--frame', chinese)).toMatchObject({ code: 0, err: '' });
  });

  test.each<[string, string, RegExp]>([
    ['an empty file', '', /cannot be used:\n {2}the file is empty/],
    ['a workbook', 'PK\x03\x04\x14', /row 1: this is a workbook; save its sheet as CSV/],
    ['a certificate', '{"format":1}', /row 1: this is JSON, perhaps the certificate; a frame is a CSV file/],
    ['UTF-16', 'u\0n\0i\0t\0', /row 1: bytes of value 0, as in UTF-16; save the file as CSV in UTF-8/],
    ['semicolons', 'unit;stratum;size\na;b;1\n', /row 1: one column, with semicolons in its name; save/],
    ['tabs', 'unit\tstratum\tsize\na\tb\t1\n', /row 1: one column, with tabs in its name; save/],
    ['no size', 'unit,stratum\na,b\n', /row 1: there is no column size; a frame has unit, stratum and size/],
    ['a column twice', 'unit,stratum,size,x,x\n', /row 1: two columns are called “x”/],
    ['a size of 0', 'unit,stratum,size\na,b,0\n', /row 2: size is not a whole number from 1/],
    ['a broken size', 'unit,stratum,size\na,b,1.5\n', /row 2: size is not/],
    ['a size that is too large', 'unit,stratum,size\na,b,9007199254740992\n', /row 2: size is not/],
    ['a unit that is no id', 'unit,stratum,size\n"a b",b,1\n', /row 2: unit “a b” is no id/],
    ['a stratum that is no id', 'unit,stratum,size\na,,1\n', /row 2: stratum “” is no id/],
    ['a salt that is none', 'unit,stratum,size,salt\na,b,1,ff\n', /row 2: salt is not 32 bytes/],
    ['a row too short', 'unit,stratum,size\na,b\n', /row 2: 2 fields where the header has 3/],
    [
      'a quote that is never closed',
      'unit,stratum,size\n"a,b,1\n',
      /row 2: a quote is opened here and never closed/,
    ],
    [
      'broken text',
      'unit,stratum,size,name\na,b,1,\xff\n',
      /row 2: name is no text in the encoding of the file/,
    ],
  ])('a frame that cannot be used is refused with its place: %s', async (name, content, why) => {
    const bytes = name === 'broken text' ? Buffer.from(content, 'latin1') : content;
    const { code, out, err } = await call('verify', opened, '--frame', folder.write('bad.csv', bytes));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(why);
  });

  test('at most twenty problems of a frame are told', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `u${at},s,0`).join('\n');
    const { err } = await call(
      'verify',
      opened,
      '--frame',
      folder.write('many.csv', `unit,stratum,size\n${rows}\n`),
    );
    expect(err.trimEnd().split('\n').length).toBe(21);
  });

  test('a byte order mark before a certificate changes nothing', async () => {
    const marked = folder.write('marked.json', `\ufeff${certificate}`);
    expect(await call('verify', marked, '--frame', frame)).toMatchObject({ code: 0, err: '' });
  });

  test('a file that is no JSON is no certificate', async () => {
    const { code, err } = await call('verify', frame);
    expect(code).toBe(1);
    expect(err).toMatch(/frame\.csv cannot be used:\n {2}.*JSON/);
  });

  test('another JSON file is no certificate, and is not called refuted', async () => {
    for (const content of ['{"campaign":"example-2026"}', 'null', '[1]', '{"format":1}']) {
      const { code, out, err } = await call('verify', folder.write('other.json', content));
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/other\.json cannot be used:\n {2}this is JSON, but no certificate/);
    }
    const later = certificate.replace('"zhenping/certificate/v1"', '"zhenping/certificate/v999"');
    const { code, out } = await call('verify', folder.write('later.json', later));
    expect(code).toBe(1);
    expect(out).toMatch(/✗ form +1 of 1 fail\n {6}\$\.format: /);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no file', ['verify'], /name the certificate/],
    ['two files', ['verify', opened, opened], /is one too many/],
    ['a file that is not there', ['verify', 'nowhere.json'], /there is no file nowhere\.json/],
    ['a folder', ['verify', 'docs'], /docs is a folder/],
    [
      'a frame that is not there',
      ['verify', opened, '--frame', 'nowhere.csv'],
      /there is no file nowhere\.csv/,
    ],
    ['an unknown flag', ['verify', opened, '--loud'], /'--loud'/],
  ])('wrong use is told: %s', async (_, args, complaint) => {
    const { code, out, err } = await call(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(complaint);
  });

  test('--help shows flags, examples and exit codes', async () => {
    const { code, out } = await call('verify', '--help');
    expect(code).toBe(0);
    for (const part of [
      '--frame FILE',
      '--json',
      'zhenping verify certificate.json --frame frame.csv',
      'Exit: 0',
    ]) {
      expect(out).toContain(part);
    }
  });
});
