import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltFile, buildPages } from '../../web/build.ts';

let folder: string;
let files: readonly BuiltFile[];
const textOf = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
const pathsLike = (pattern: RegExp): readonly string[] =>
  files.map((file) => file.path).filter((path) => pattern.test(path));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenping-pages-'));
  files = await buildPages({ quiet: true, folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the built pages', () => {
  it('are where they are served from', () => {
    expect(pathsLike(/html$/)).toEqual([
      'field/index.html',
      'index.html',
      'r/index.html',
      'results/index.html',
      'verify/index.html',
    ]);
  });

  it('bring the first question in at most 30,000 bytes', async () => {
    const html = await textOf('r/index.html');
    // What only browsers without modules fetch, and what only an installed page shows, no phone waits for.
    const page = html.replace(/<script nomodule[^>]*>/g, '');
    const loaded = files.filter(
      ({ path }) => path === 'r/index.html' || (/\.(js|css)$/.test(path) && page.includes(`/${path}`)),
    );
    expect(loaded.map((file) => file.path)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/respond-.*\.js$/),
        expect.stringMatching(/respond-.*\.css$/),
      ]),
    );
    expect(loaded.reduce((sum, file) => sum + file.gzipped, 0)).toBeLessThanOrEqual(30_000);
  });

  it('hold no script and no style of their own, so that a strict content security policy holds', async () => {
    for (const path of pathsLike(/html$/)) {
      const page = await textOf(path);
      expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/i);
    }
  });

  it('say nothing of the machine that they were built on', async () => {
    for (const path of pathsLike(/\.(html|css|js)$/)) expect(await textOf(path)).not.toContain(process.cwd());
  });

  it('ask nobody else for anything', async () => {
    for (const path of pathsLike(/\.(html|css|js)$/)) {
      const addresses = (await textOf(path)).match(/(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}[^"'`\s]*/gi) ?? [];
      // Names of XML vocabularies look like addresses and are never fetched.
      // Workbox names a page of its manual in a message.
      const named = addresses.filter(
        (address) => !/\/\/(www\.w3\.org\/|bit\.ly\/wb-precache$)/.test(address),
      );
      expect(named).toEqual([]);
      expect(await textOf(path)).not.toMatch(/url\(["']?data:|@import|@font-face/);
    }
  });

  /** Lowering a script to an old browser changes nothing if nothing newer is in it. */
  const isNewerThan = async (script: string, target: readonly string[]): Promise<boolean> => {
    const lowered = await transform(script, { target: [...target] });
    const untouched = await transform(script, { target: 'esnext' });
    return lowered.code !== untouched.code;
  };

  it('speak the language of browsers of 2018, but for the page of auditors', async () => {
    const scripts = pathsLike(/(?<!\/verif(?:y|ier)-[^/]*)\.js$/);
    expect(scripts.length).toBeGreaterThanOrEqual(2);
    for (const path of scripts) {
      const script = await textOf(path);
      expect(await isNewerThan(script, ['chrome69']), `${path} is newer than its target`).toBe(false);
      // What Chrome 69 or Safari 12 lack at run time; the worker brings `allSettled` itself.
      expect(
        script.replaceAll('allSettled', /^(respond|field)-worker\.js$/.test(path) ? '' : 'allSettled'),
      ).not.toMatch(
        /\.(at|replaceAll|matchAll|findLast|toSorted|toReversed)\(|Object\.(hasOwn|fromEntries)|structuredClone|globalThis|allSettled|AbortSignal\.timeout/,
      );
    }
  });

  it('verify a draw in browsers of the end of 2023, in two scripts of at most 60,000 bytes', async () => {
    const scripts = files.filter(({ path }) => /\/verif(y|ier)-[^/]*\.js$/.test(path));
    expect(scripts).toHaveLength(2);
    expect(scripts.reduce((sum, { gzipped }) => sum + gzipped, 0)).toBeLessThanOrEqual(60_000);
    for (const { path } of scripts) {
      const script = await textOf(path);
      const browsers = ['chrome111', 'firefox119', 'safari16.4'];
      expect(await isNewerThan(script, browsers), `${path} is newer than its target`).toBe(false);
      // What these lack at run time, by MDN's compatibility tables.
      expect(script).not.toMatch(
        /\.groupBy\(|withResolvers|fromAsync|Iterator\.from|\.(values|keys|entries)\(\)\.(map|filter|some|every|find|reduce|toArray)\(|Promise\.try|\.is(Subset|Superset|Disjoint)/,
      );
    }
  });
});
