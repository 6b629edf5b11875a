import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);

/** A name that resolves nowhere: every request to it is answered from the packages. */
const FONT_HOST = 'https://fonts.invalid';

const folderOf = (font: string): string => dirname(require.resolve(`@fontsource/${font}/package.json`));

const addFont = async (page: Page, font: string, sheets: readonly string[]): Promise<void> => {
  await page.route(`${FONT_HOST}/${font}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.replace(`/${font}/`, '');
    const body = await readFile(join(folderOf(font), name));
    const headers = { 'access-control-allow-origin': '*' };
    await route.fulfill({ body, headers, contentType: 'font/woff2' });
  });
  const texts = await Promise.all(sheets.map((sheet) => readFile(join(folderOf(font), sheet), 'utf8')));
  await page.addStyleTag({
    content: texts.join('\n').replaceAll('url(./files/', `url(${FONT_HOST}/${font}/files/`),
  });
};

/** Text that is already on the page is only shaped again when its style changes. */
const putBefore = (page: Page, family: string): Promise<unknown> =>
  page.evaluate(
    `document.body.style.fontFamily = '"${family}", ' + getComputedStyle(document.body).fontFamily`,
  );

/**
 * Gives a page Chinese glyphs, which the browser of the tests has not; call it after navigating, for pictures only. The
 * page must be of a context with `bypassCSP: true`, because its own policy rightly forbids fonts from elsewhere.
 */
export const loadChineseFont = async (page: Page): Promise<void> => {
  await addFont(page, 'noto-sans-sc', ['400.css', '700.css']);
  await putBefore(page, 'Noto Sans SC');
  await settleFonts(page);
};

/** One file a script: it has come before the first look at a screen, and stays. */
const scripts: Readonly<
  Record<
    string,
    { readonly font: string; readonly sheet: string; readonly family: string; readonly letters: string }
  >
> = {
  ug: { font: 'noto-naskh-arabic', sheet: 'arabic-400.css', family: 'Noto Naskh Arabic', letters: 'ئۇ' },
  ar: { font: 'noto-naskh-arabic', sheet: 'arabic-400.css', family: 'Noto Naskh Arabic', letters: 'ع' },
  bo: { font: 'noto-serif-tibetan', sheet: 'tibetan-400.css', family: 'Noto Serif Tibetan', letters: 'བོ' },
  'mn-Mong': {
    font: 'noto-sans-mongolian',
    sheet: 'mongolian-400.css',
    family: 'Noto Sans Mongolian',
    letters: 'ᠮᠣ',
  },
};

/** Gives a page the letters of a language that the browser of the tests cannot draw; the same conditions hold as for Chinese. */
export const loadLettersOf = async (page: Page, tag: string): Promise<void> => {
  const script = scripts[tag];
  if (!script) return;
  const { font, sheet, family, letters } = script;
  await addFont(page, font, [sheet]);
  await putBefore(page, family);
  const loaded = await page.evaluate(
    `document.fonts.load('16px "${family}"', '${letters}').then((faces) => faces.length)`,
  );
  if (loaded === 0) throw new Error(`${family} has no letters for ${tag}`);
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

/**
 * Text that is cut off, wider than the phone, or whose lines touch each other as the letters are really drawn; what scrolls by
 * itself is not.
 */
export const cutOff = async (page: Page): Promise<readonly string[]> => {
  const found: unknown = await page.evaluate(`(() => {
    const found = [];
    const pen = document.createElement('canvas').getContext('2d');
    const inkOf = (text, style) => {
      pen.font = [style.fontWeight, style.fontSize, style.fontFamily].join(' ');
      const { actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText(text);
      return actualBoundingBoxAscent + actualBoundingBoxDescent;
    };
    if (document.documentElement.scrollWidth > innerWidth) found.push('page wider than the phone');
    for (const part of document.querySelectorAll('h1, h2, p, span, button, label, legend, output, select, input, textarea')) {
      const style = getComputedStyle(part);
      const text = part.selectedOptions ? part.selectedOptions[0].textContent : part.value || part.textContent;
      const hides = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.display !== 'inline';
      if (hides && part.scrollWidth > part.clientWidth + 1) found.push('cut off: ' + text);
      const box = part.getBoundingClientRect();
      if (box.width > 0 && !part.closest('fieldset.question, .notice') && (box.right > innerWidth + 1 || box.left < -1))
        found.push('outside: ' + text);
      if (box.width === 0 || part.type === 'file' || part.type === 'range') continue;
      const own = [...part.childNodes].some((node) => node.nodeType === 3) || 'value' in part;
      // Letters that are really here: Chinese ones are empty boxes of another font.
      const drawn = /[\\u0600-\\u06ff\\u0f00-\\u0fff\\u1800-\\u18af]/.test(text);
      const ink = own && drawn ? inkOf(text, style) : 0;
      const room = part.tagName === 'SELECT' || part.tagName === 'INPUT' ? box.height : parseFloat(style.lineHeight);
      if (ink > room) found.push('lines touch: ' + text + ' needs ' + ink + ' of ' + room);
    }
    return found;
  })()`);
  return Array.isArray(found) ? found.map(String) : [`no list: ${JSON.stringify(found)}`];
};

/** Chinese words on a page in another language that no `lang` marks: a screen reader would not know how to say them. */
export const unmarkedChinese = async (page: Page): Promise<readonly string[]> => {
  const found: unknown = await page.evaluate(`(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Names that a campaign brings are of no known language.
      if (node.parentElement.closest('.campaign, .notice, .languages legend, .unsent li')) continue;
      const lang = node.parentElement.closest('[lang]').lang;
      if (/[\\u4e00-\\u9fff]/.test(node.data) && !lang.startsWith('zh') && node.parentElement.offsetParent) found.push('unmarked: ' + node.data);
    }
    return found;
  })()`);
  return Array.isArray(found) ? found.map(String) : [`no list: ${JSON.stringify(found)}`];
};

/** In each language of the form, by the page's own switch: what is wrong on the screen that stands there. */
export const wrongInEach = async (page: Page, tags: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const tag of tags) {
    await page.locator('header select').selectOption(tag);
    await page.locator(`html[lang="${tag === 'zh' ? 'zh-CN' : tag}"]`).waitFor({ state: 'attached' });
    await page.locator('h1').first().waitFor();
    const wrong = [
      ...(await accessibilityViolations(page)),
      ...(await cutOff(page)),
      ...(await unmarkedChinese(page)),
    ];
    found.push(...wrong.map((one) => `${tag}: ${one}`));
  }
  return found;
};
