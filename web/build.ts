import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import {
  builtFolder,
  earlyScript,
  installedFiles,
  pages,
  settingsFor,
  settingsForScript,
  workerScript,
} from './pages.ts';

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

/** What an installed page of the respondent has beside its own files. */
const addInstalled = async (folder: string): Promise<void> => {
  for (const { from, to } of installedFiles) await copyFile(from, join(folder, to));
  await build(settingsForScript(folder, earlyScript));
};

/** Where a page that works without a network is asked for, what it is served from, and which scripts stand beside it. */
const withoutNetwork = {
  respond: { url: '/r', html: 'r/index.html', scripts: ['old-phone.js', earlyScript.built] },
  field: { url: '/field/', html: 'field/index.html', scripts: [] },
} as const;

/**
 * A worker that knows every file of a page, so that it opens without a network. The address of the page has no hash in it, so its
 * content is named beside it.
 */
const addWorker = async (
  folder: string,
  page: keyof typeof withoutNetwork,
  assets: readonly string[],
): Promise<void> => {
  const { url: address, html, scripts } = withoutNetwork[page];
  const revised = async (url: string, path: string) => ({
    url,
    revision: createHash('sha256')
      .update(await readFile(join(folder, path)))
      .digest('hex')
      .slice(0, 16),
  });
  const files = assets.map((path) => ({ url: `/${path}`, revision: null }));
  const named = [
    await revised(address, html),
    ...(await Promise.all(scripts.map((name) => revised(`/${name}`, name)))),
  ];
  await build(settingsForScript(folder, workerScript(page, [...named, ...files])));
};

/** All that a page consists of, also where another page has the very same file. */
const assetsOf = (made: Awaited<ReturnType<typeof build>>): readonly string[] =>
  [made]
    .flat()
    .flatMap((one) => ('output' in one ? one.output.map(({ fileName }) => fileName) : []))
    .filter((path) => path.startsWith('assets/'));

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
    const made = await build({ ...settingsFor(page, folder), logLevel: quiet ? 'silent' : 'warn' });
    // Vite writes a page where its source lies; the respondent's page is served at /r, short enough to type.
    if (page.source !== page.built) await movePage(folder, page.source, page.built);
    if (page.name === 'respond') await addInstalled(folder);
    if (page.name === 'respond' || page.name === 'field') {
      await addWorker(folder, page.name, assetsOf(made));
    }
  }
  const files = await builtFiles(folder);
  if (!quiet) {
    for (const file of files) console.log(`${file.path}  ${file.bytes} bytes, ${file.gzipped} gzipped`);
  }
  return files;
};

if (import.meta.main) await buildPages({ quiet: false });
