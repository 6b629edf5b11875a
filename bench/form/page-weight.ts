import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPages } from '../../web/build.ts';

const PAGE = 'r/index.html';

export interface Weight {
  readonly path: string;
  /** Bytes, gzipped. */
  readonly gzipped: number;
}

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

/** Scripts and styles that the page names, but for those that only browsers without modules fetch. */
const namedIn = (page: string): readonly string[] =>
  all(
    page.replace(/<script nomodule[^>]*>/g, ''),
    /<(?:script[^>]*\ssrc|link[^>]*rel="(?:stylesheet|modulepreload)"[^>]*\shref)="\/([^"]+)"/g,
  );

/** What a script imports as it starts (`from"./x.js"`), which the browser fetches before it runs. */
const importedBy = (script: string): readonly string[] =>
  all(script, /(?:from|import)\s*["']\.\/([^"']+)["']/g).map((name) => `assets/${name}`);

/** What a script fetches while it runs, by `import("./x.js")`. */
const fetchedBy = (script: string): readonly string[] =>
  all(script, /import\(\s*["'`]\.\/([^"'`]+)["'`]\s*\)/g).map((name) => `assets/${name}`);

/**
 * The respondent's page as it is built: all that a phone fetches before the first question, and what it fetches later.
 * @param early of the scripts that are fetched while the page runs, those without which there is no first question
 */
export const weighPage = async (
  early: RegExp,
): Promise<{ readonly first: readonly Weight[]; readonly later: readonly Weight[] }> => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenping-bench-'));
  try {
    await buildPages({ quiet: true, folder });
    const read = (path: string): Buffer => readFileSync(join(folder, path));
    const weigh = (path: string): Weight => ({
      path,
      gzipped: gzipSync(read(path), { level: 9 }).byteLength,
    });
    const text = (path: string): string => read(path).toString();
    const first = new Set([PAGE, ...namedIn(text(PAGE))]);
    const later = new Set<string>();
    for (const path of first) {
      if (!path.endsWith('.js')) continue;
      const fetched = fetchedBy(text(path));
      for (const name of [...importedBy(text(path)), ...fetched.filter((one) => early.test(one))])
        first.add(name);
      for (const name of fetched) later.add(name);
    }
    return { first: [...first].map(weigh), later: [...later].filter((path) => !first.has(path)).map(weigh) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
