import type { Browser } from 'playwright-core';
import { openBrowser as open } from '../api/platform/open-browser.ts';

/** The browser of tests and benches is the one that prints. */
export const openBrowser = (): Promise<Browser> => open();
