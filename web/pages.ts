import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

/** Where the pages lie and where they are built to. */
export const pagesFolder = fileURLToPath(new URL('.', import.meta.url));
export const builtFolder = fileURLToPath(new URL('./dist/', import.meta.url));

/** Each page: its source, and the path it is served at; a host maps `/r` to `r/index.html`. */
export const pages = [
  { source: 'index.html', built: 'index.html' },
  { source: 'respond/index.html', built: 'r/index.html' },
  { source: 'results/index.html', built: 'results/index.html' },
] as const;

/**
 * Phones in villages are old: Chrome 69 and Safari 12 are the oldest that run these pages. Everything is a file of its
 * own (no data: URLs, no inline script or style), so that a strict content security policy holds.
 */
export const buildSettings: InlineConfig = {
  root: pagesFolder,
  base: '/',
  configFile: false,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: builtFolder,
    emptyOutDir: true,
    target: ['chrome69', 'safari12'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: pages.map((page) => `${pagesFolder}${page.source}`) },
  },
};
