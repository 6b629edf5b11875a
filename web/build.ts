import { mkdir, readdir, readFile, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { buildSettings, builtFolder, pages } from './pages.ts';

export interface BuiltFile {
  /** Under the folder of built pages. */
  readonly path: string;
  readonly bytes: number;
  readonly gzipped: number;
}

const movePage = async (source: string, built: string): Promise<void> => {
  await mkdir(dirname(join(builtFolder, built)), { recursive: true });
  await rename(join(builtFolder, source), join(builtFolder, built));
  await rmdir(dirname(join(builtFolder, source)));
};

const measure = async (path: string): Promise<BuiltFile> => {
  const content = await readFile(join(builtFolder, path));
  return { path, bytes: content.byteLength, gzipped: gzipSync(content, { level: 9 }).byteLength };
};

/** Every file of the built pages with its size. */
export const builtFiles = async (): Promise<readonly BuiltFile[]> => {
  const entries = await readdir(builtFolder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(builtFolder.length));
  return Promise.all(paths.sort().map(measure));
};

/**
 * Builds all pages to `web/dist/`.
 * @param quiet say nothing, for `npm start` and tests
 * @returns what was built, with sizes
 */
export const buildPages = async ({ quiet }: { readonly quiet: boolean }): Promise<readonly BuiltFile[]> => {
  await build({ ...buildSettings, logLevel: quiet ? 'silent' : 'warn' });
  // Vite writes a page where its source lies; the respondent's page is served at /r, short enough to type.
  for (const { source, built } of pages) if (source !== built) await movePage(source, built);
  const files = await builtFiles();
  if (!quiet) {
    for (const file of files) console.log(`${file.path}  ${file.bytes} bytes, ${file.gzipped} gzipped`);
  }
  return files;
};

if (import.meta.main) await buildPages({ quiet: false });
