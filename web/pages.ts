import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

/** Where the pages lie, and where they are built to. */
const pagesFolder = fileURLToPath(new URL('.', import.meta.url));
export const builtFolder = fileURLToPath(new URL('./dist/', import.meta.url));

/** Each page: its source, and the file it is served from; a host serves `/r` from `r/index.html`. */
export const pages = [
  { name: 'home', source: 'index.html', built: 'index.html' },
  { name: 'respond', source: 'respond/index.html', built: 'r/index.html' },
  { name: 'field', source: 'respond/field/index.html', built: 'field/index.html' },
  { name: 'results', source: 'results/index.html', built: 'results/index.html' },
  { name: 'verify', source: 'verify/index.html', built: 'verify/index.html' },
] as const;

type Page = (typeof pages)[number];

/** Phones in villages are old: Chrome 69 and Safari 12 are the oldest that run what a respondent or a leader opens. */
const ofVillages = ['chrome69', 'safari12'];

/** Whole numbers without end (π is exact) and sorted copies are in the language of these; an auditor has one of them. */
const ofAuditors = ['chrome111', 'firefox119', 'safari16.4'];

export const browsersOf = ({ name }: Page): readonly string[] =>
  name === 'verify' ? ofAuditors : ofVillages;

/** Copied as they are: from the folder of the respondent's page to the root. */
export const installedFiles = [
  { name: 'manifest.webmanifest', to: 'respond.webmanifest' },
  { name: 'icons/respond-icon-192.png', to: 'respond-icon-192.png' },
  { name: 'icons/respond-icon-512.png', to: 'respond-icon-512.png' },
  { name: 'old-phone.js', to: 'old-phone.js' },
  { name: 'simple-form.css', to: 'simple-form.css' },
].map(({ name, to }) => ({ from: `${pagesFolder}respond/${name}`, to }));

/** A script that stands by itself at the root, under a name without a hash. */
interface OwnScript {
  readonly source: string;
  readonly built: string;
  /** Values written in by the build. */
  readonly written?: Readonly<Record<string, string>>;
}

/** Asks for the link while the page is still coming. */
export const earlyScript: OwnScript = { source: 'respond/early.ts', built: 'respond-early.js' };

/**
 * The worker lies beside the pages' folders, because a worker may only look after addresses below its own.
 * @param files what it fetches when it is installed
 */
export const workerScript = (
  page: 'respond' | 'field',
  files: readonly { readonly url: string; readonly revision: string | null }[],
): OwnScript => ({
  source: 'respond/kept/service-worker.ts',
  built: `${page}-worker.js`,
  written: { PAGE_FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
});

export const settingsForScript = (outDir: string, { source, built, written }: OwnScript): InlineConfig => ({
  root: pagesFolder,
  configFile: false,
  publicDir: false,
  logLevel: 'silent',
  define: { ...written, globalThis: 'self' },
  build: {
    outDir,
    emptyOutDir: false,
    target: ofVillages,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: `${pagesFolder}${source}`,
      output: { entryFileNames: built, format: 'iife' },
    },
  },
});

interface Modules {
  readonly getModuleInfo: (
    id: string,
  ) => { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** Whether a page cannot start without a module: following what imports it, not what fetches it later, ends at the page. */
const atOnce = (id: string, modules: Modules): string | null => {
  const seen = new Set<string>([id]);
  for (const one of seen) {
    const module = modules.getModuleInfo(one);
    if (module?.isEntry) return 'page';
    for (const importer of module?.importers ?? []) seen.add(importer);
  }
  return null;
};

/**
 * Each page is built by itself, so that no file of one waits for another; everything is a file of its own (no data: URLs, no inline
 * script or style), so that a strict content security policy holds.
 */
export const settingsFor = (page: Page, outDir: string): InlineConfig => ({
  root: pagesFolder,
  base: '/',
  configFile: false,
  publicDir: false,
  // Said outright, or a NODE_ENV other than production would put names of files into the pages.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  // Safari 12.0 and Chrome 69 do not have `globalThis` yet.
  define: { globalThis: 'self' },
  build: {
    outDir,
    emptyOutDir: false,
    target: [...browsersOf(page)],
    // Its list of what each part needs would cost more before the first question than it saves after.
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { [page.name]: `${pagesFolder}${page.source}` },
      // One file compresses better than the six that would come before the first question.
      output: { codeSplitting: { groups: [{ name: atOnce, debugName: 'at once' }] } },
    },
  },
});
