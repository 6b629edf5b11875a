import { mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { builtFolder, pages, settingsFor } from './pages.ts';

export interface BuiltFile {
  /** Under the folder of built pages. */
  readonly path: string;
  readonly bytes: number;
  readonly gzipped: number;
}

const movePage = async (folder: string, source: string, built: string): Promise<void> => {
  await mkdir(dirname(join(folder, built)), { recursive: true });
  await rename(join(folder, source), join(folder, built));
  await rmdir(dirname(join(folder, source)));
};

const measure = async (folder: string, path: string): Promise<BuiltFile> => {
  const content = await readFile(join(folder, path));
  return { path, bytes: content.byteLength, gzipped: gzipSync(content, { level: 9 }).byteLength };
};

const builtFiles = async (folder: string): Promise<readonly BuiltFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return Promise.all(paths.sort().map((path) => measure(folder, path)));
};

/**
 * Builds all pages.
 * @param options `quiet`: say nothing, for `npm start` and tests; `folder`: where to, `web/dist/` unless told
 * @returns what was built, with sizes
 */
export const buildPages = async (options: {
  readonly quiet: boolean;
  readonly folder?: string;
}): Promise<readonly BuiltFile[]> => {
  const { quiet, folder = builtFolder } = options;
  await rm(folder, { recursive: true, force: true });
  for (const page of pages) {
    await build({ ...settingsFor(page, folder), logLevel: quiet ? 'silent' : 'warn' });
    // Vite writes a page where its source lies; the respondent's page is served at /r, short enough to type.
    if (page.source !== page.built) await movePage(folder, page.source, page.built);
  }
  const files = await builtFiles(folder);
  if (!quiet) {
    for (const file of files) console.log(`${file.path}  ${file.bytes} bytes, ${file.gzipped} gzipped`);
  }
  return files;
};

if (import.meta.main) await buildPages({ quiet: false });
