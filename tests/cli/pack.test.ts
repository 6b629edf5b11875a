/** What `npm pack` makes is installed in an empty folder, without a network, and used from there as an auditor would. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { example, exampleText, openFolder } from './verify-run.ts';
import { type Ran, run } from './zhenping.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'zhenping-pack-'));
const empty = join(folder, 'empty');
const installed = join(empty, 'node_modules', 'zhenping');
const files = openFolder();
const packedList = z.tuple([
  z.object({ filename: z.string(), integrity: z.string(), files: z.array(z.object({ path: z.string() })) }),
]);
type Packed = z.infer<typeof packedList>[0];

/** Nothing is asked of a registry, and nobody's cache is touched. */
const alone = {
  npm_config_cache: join(folder, 'cache'),
  npm_config_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

const npm = async (args: readonly string[], cwd: string): Promise<string> => {
  const { code, out, err } = await run('npm', args, alone, cwd);
  expect({ args, code, err: code === 0 ? '' : err }).toEqual({ args, code: 0, err: '' });
  return out;
};

/** Packs a copy of the project, so that its manifest is not in a state of packing while others read it. */
const packCopy = async (copy: string): Promise<Packed> => {
  mkdirSync(copy, { recursive: true });
  for (const part of ['cli', 'methods', 'package.json', 'README.md', 'README.zh-CN.md', 'LICENSE']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const out = await npm(['pack', '--json', '--pack-destination', folder, '--silent'], copy);
  return packedList.parse(JSON.parse(out))[0];
};

const zhenping = (...args: readonly string[]): Promise<Ran> =>
  run(process.execPath, [join('node_modules', '.bin', 'zhenping'), ...args], {}, empty);

let packed: Packed;
let again: Packed;

beforeAll(async () => {
  packed = await packCopy(join(folder, 'here'));
  again = await packCopy(join(folder, 'at', 'another', 'place'));
  mkdirSync(empty);
  await npm(['install', '--ignore-scripts', join(folder, packed.filename)], empty);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  files.remove();
});

describe('the package', () => {
  const bundle = (): string => readFileSync(join(installed, 'dist', 'zhenping.mjs'), 'utf8');

  test('holds one program, which needs no other package', () => {
    expect(packed.files.map(({ path }) => path).sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'README.zh-CN.md',
        'dist/notices.txt',
        'dist/zhenping.mjs',
        'package.json',
      ].sort(),
    );
    const manifest: unknown = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ bin: { zhenping: 'dist/zhenping.mjs' }, engines: { node: '>=20' } });
    expect(Object.keys(z.looseObject({}).parse(manifest))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/ependencies|scripts/)]),
    );
    expect(readdirSync(join(empty, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'zhenping',
    ]);
    const imported = [...bundle().matchAll(/^(?:import|export) .* from ["'](.*)["'];/gm)].map(
      ([, from]) => from,
    );
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((from) => !builtinModules.includes(String(from).replace('node:', '')))).toEqual(
      [],
    );
  });

  test('is the same to the byte wherever it is made', () => {
    expect(again.integrity).toBe(packed.integrity);
  });

  test('says nothing of the machine that it was made on', () => {
    for (const place of [root, folder]) expect(bundle()).not.toContain(place.replace(/\/$/, ''));
  });

  test('asks nothing of Node that Node 20 has not', () => {
    // Added by Node 21 to 24: nodejs.org/api, MDN's compatibility tables.
    expect(bundle()).not.toMatch(
      /import\.meta\.(?:main|dirname)|\.groupBy\(|withResolvers|fromAsync|Iterator\.from|\.(?:values|keys|entries)\(\)\.(?:map|filter|some|every|find|reduce|toArray)\(|\.is(?:Subset|Superset|Disjoint)\w+\(|Promise\.try|RegExp\.escape|Error\.isError/,
    );
  });

  test('names the packages inside and repeats their licences', () => {
    const notices = readFileSync(join(installed, 'dist', 'notices.txt'), 'utf8');
    for (const name of ['zod', '@noble/hashes', '@stdlib/stats-base-dists-t-quantile']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm'));
    }
    expect(notices).toContain('Permission is hereby granted');
    expect(notices).toContain('Apache License');
  });

  test('leaves the project as it was', () => {
    const copy = join(folder, 'here');
    expect(readFileSync(join(copy, 'package.json'))).toEqual(readFileSync(join(root, 'package.json')));
    expect(readdirSync(copy).sort()).toEqual(
      ['LICENSE', 'README.md', 'README.zh-CN.md', 'cli', 'methods', 'node_modules', 'package.json'].sort(),
    );
  });
});

describe('installed in an empty folder', () => {
  const [opened, sealed, frame] = ['opened.json', 'sealed.json', 'frame.csv'].map(example);

  test('it prints what docs/verify-a-draw.md shows, and ends with 0', async () => {
    const page = readFileSync(join(root, 'docs', 'verify-a-draw.md'), 'utf8');
    const [, shown] = /```text\n(Draw 1 of [\s\S]*?)```/.exec(page) ?? [];
    const { code, out, err } = await zhenping('verify', String(opened), '--frame', String(frame));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(shown);
    expect(await zhenping('verify', String(sealed))).toMatchObject({ code: 0, err: '' });
  });

  test('it ends with 1 for what does not hold and 2 for wrong use', async () => {
    const tampered = files.write(
      'tampered.json',
      exampleText('opened.json').replace(/"seed":"./, '"seed":"0'),
    );
    const refuted = await zhenping('verify', tampered, '--frame', String(frame));
    expect(refuted).toMatchObject({ code: 1, err: '' });
    expect(refuted.out).toContain('REFUTED');
    expect(await zhenping('verify', 'nowhere.json')).toMatchObject({
      code: 2,
      out: '',
      err: 'zhenping verify: there is no file nowhere.json\n',
    });
  });

  test('it draws, and verifies what it drew', async () => {
    const [keys, certificate] = [files.path('keys.json'), files.path('certificate.json')];
    const design = files.write('design.json', {
      campaign: 'county-2026',
      frame: 'frame-1',
      everyStratum: { n: 2, reserve: 1, method: 'pps-random-order' },
    });
    expect(await zhenping('draw', '--new-keys', keys)).toMatchObject({ code: 0, err: '' });
    const drawn = await zhenping(
      ...['draw', '--frame', String(frame), '--design', design, '--keys', keys, '--opened', certificate],
    );
    expect(drawn).toMatchObject({ code: 0, err: '' });
    const { code, out } = await zhenping('verify', certificate, '--frame', String(frame));
    expect(code).toBe(0);
    expect(out).toContain('FULLY VERIFIED');
  });

  test('every command loads', async () => {
    const { out } = await zhenping('--help');
    const names = [...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => String(name));
    expect(names).toEqual(expect.arrayContaining(['plan', 'draw', 'verify', 'estimate', 'init']));
    for (const name of names) expect(await zhenping(name, '--help')).toMatchObject({ code: 0, err: '' });
  });
});
