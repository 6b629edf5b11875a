import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);

const fontFolder = dirname(require.resolve('@fontsource/noto-sans-sc/package.json'));

/** A name that resolves nowhere: every request to it is answered from the package. */
const FONT_HOST = 'https://fonts.invalid';

/**
 * Gives a page Chinese glyphs, which the browser of the tests has not; call it after navigating, for pictures only. The
 * page must be of a context with `bypassCSP: true`, because its own policy rightly forbids fonts from elsewhere.
 */
export const loadChineseFont = async (page: Page): Promise<void> => {
  await page.route(`${FONT_HOST}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname;
    const body = await readFile(join(fontFolder, name));
    const headers = { 'access-control-allow-origin': '*' };
    await route.fulfill({ body, headers, contentType: 'font/woff2' });
  });
  const sheets = await Promise.all(
    [400, 700].map((weight) => readFile(join(fontFolder, `${weight}.css`), 'utf8')),
  );
  await page.addStyleTag({
    content: sheets.join('\n').replaceAll('url(./files/', `url(${FONT_HOST}/files/`),
  });
  // Text that is already on the page is only shaped again when its style changes.
  await page.evaluate(
    `document.body.style.fontFamily = '"Noto Sans SC", ' + getComputedStyle(document.body).fontFamily`,
  );
  await settleFonts(page);
};

/** Waits until the glyphs of what is shown now have come: a part of the font is asked for only when it is first painted. */
const settleFonts = async (page: Page): Promise<void> => {
  await page.evaluate(`(async () => {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await new Promise((done) => setTimeout(done, 50));
      if (document.fonts.status === 'loading') quiet = -1;
    }
  })()`);
};

/** What axe-core finds wrong for people with disabilities (WCAG 2.2 A and AA and its best practices); empty is good. */
export const accessibilityViolations = async (page: Page): Promise<readonly string[]> => {
  if ((await page.evaluate(`typeof axe`)) === 'undefined')
    await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const found: unknown = await page.evaluate(
    `axe.run(document).then(({ violations }) => violations.flatMap((violation) =>
       violation.nodes.map((node) => violation.id + ': ' + violation.help + ' at ' + node.target.join(' '))))`,
  );
  return Array.isArray(found) ? found.map(String) : [`axe-core gave no list: ${JSON.stringify(found)}`];
};
