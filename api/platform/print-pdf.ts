/**
 * HTML to PDF by headless Chromium, whose package brings the browser. The page runs no script, reaches no network, and sees nothing
 * but its own text and one Chinese font that is served from a package.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openBrowser } from './open-browser.ts';

const fontPackage = '@fontsource/noto-sans-sc';
const weights = [400, 700] as const;

/** A name that resolves nowhere: every request to it is answered from here, every other one is refused. */
const host = 'https://print.invalid';

export type PrintPdf = (html: string) => Promise<Uint8Array>;

export const printPdf =
  (options: Parameters<typeof openBrowser>[0]): PrintPdf =>
  async (html) => {
    const fonts = dirname(createRequire(import.meta.url).resolve(`${fontPackage}/package.json`));
    const sheets = await Promise.all(
      weights.map(async (weight) => readFile(join(fonts, `${weight}.css`), 'utf8')),
    );
    const style = sheets.join('\n').replaceAll('url(./files/', `url(${host}/files/`);
    const body = html.replace('<style>', `<style>${style}\n`);
    const browser = await openBrowser(options);
    try {
      const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.route('**', async (route) => {
        const { origin, pathname } = new URL(route.request().url());
        if (origin === host && pathname === '/') {
          await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
        } else if (origin === host && /^\/files\/[0-9a-z-]+\.woff2$/.test(pathname)) {
          const headers = { 'access-control-allow-origin': '*' };
          await route.fulfill({ path: join(fonts, pathname), headers, contentType: 'font/woff2' });
        } else {
          await route.abort();
        }
      });
      await page.goto(`${host}/`, { waitUntil: 'networkidle' });
      return await page.pdf({ preferCSSPageSize: true, printBackground: true });
    } finally {
      await browser.close();
    }
  };
