import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as launcher } from 'playwright-core';

/** What a browser does on its own behalf, and what must not happen in a test. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

interface BrowserOptions {
  /** As Lambda needs it, where a browser can make no further processes. */
  readonly oneProcess?: boolean;
  /** Where the browser lies packed; in its package where this is left out. */
  readonly folder?: string | undefined;
}

/**
 * Chromium from the package that also makes reports in the cloud, so nothing has to be installed. It unpacks itself into
 * the temporary folder at first use; another process may be doing so at this moment, hence the patience.
 */
export const openBrowser = async ({ oneProcess = false, folder }: BrowserOptions = {}): Promise<Browser> => {
  const executablePath = await chromium.executablePath(folder);
  // One process for everything is for Lambda; elsewhere it would end the browser with its first closed context.
  const args = [...chromium.args.filter((arg) => oneProcess || arg !== '--single-process'), ...QUIET];
  // The package brings one Latin font and the settings to find it.
  const env = { ...process.env, FONTCONFIG_PATH: join(tmpdir(), 'fonts') };
  const attempt = async (left: number): Promise<Browser> => {
    try {
      return await launcher.launch({ executablePath, args, env, headless: true });
    } catch (error) {
      if (left === 0 || !/ETXTBSY|EACCES|ENOEXEC/.test(String(error))) throw error;
      await wait(500);
      return attempt(left - 1);
    }
  };
  return attempt(20);
};
