/** The screens around the questions, for everybody: in every language, with larger letters, on a phone of 360 × 640. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../local/open-browser.ts';
import type { Form } from '../../methods/questionnaire/form.ts';
import { allItems } from './all-items-form.ts';
import { wrongInEach } from './pages-seen.ts';
import { openForm } from './respond-stub.ts';
import { servePages } from './serve-pages.ts';
import { answerAll, startIn } from './walk-form.ts';

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  [browser, pages] = await Promise.all([openBrowser(), servePages()]);
});
afterAll(async () => {
  await browser?.close();
  await pages?.stop();
});

const all = allItems.languages;

const larger = (page: Page): Promise<void> =>
  page.locator('header button[aria-pressed=false]').first().click();

/** Around a single question: those of every kind have their own tests. */
const form: Form = { ...allItems, groups: [], items: allItems.items.filter(({ code }) => code === 'scale') };

const opened = async (options: Parameters<typeof openForm>[3] = {}): Promise<Page> => {
  const { page } = await openForm(browser, pages.url, form, options);
  await page.locator('h1').waitFor();
  await larger(page);
  return page;
};

const receipt = {
  code: '7KQ2-M9TX-04BD-WZ1H',
  receivedAt: '2026-03-31T08:00:00Z',
  receivedOn: '2026-03-31',
  outcome: 'CONFLICT',
};

test('the notice, and that somebody left', async () => {
  const page = await opened();
  expect(await wrongInEach(page, all)).toEqual([]);
  await page.locator('section > button').last().click();
  await page.locator('section.message h1').waitFor();
  expect(await wrongInEach(page, all)).toEqual([]);
});

test.each([
  ['closed', { state: 'CLOSED' }],
  ['answered', { state: 'ANSWERED' }],
  ['answered, with its receipt', { state: 'ANSWERED', receipt }],
])('a link that is %s', async (_, link) => {
  const page = await opened({ link });
  expect(await wrongInEach(page, all)).toEqual([]);
});

test('a link that the service refuses', async () => {
  const refusal = { __typename: 'Refusal', rule: 'link-unknown', message: 'Nothing here.', problems: [] };
  const page = await opened({ link: refusal });
  expect(await wrongInEach(page, ['zh', 'en'])).toEqual([]);
});

test('no network, and nothing of this link on the phone', async () => {
  const page = await opened({ without: 'everything' });
  expect(await wrongInEach(page, ['zh', 'en'])).toEqual([]);
});

test('answers that wait, what the phone keeps unsent, and whose answers these are', async () => {
  const page = await opened({ without: 'sending' });
  await startIn(page, 'zh');
  await page.locator('input[name="scale"]').first().check();
  await page.clock.install();
  await page.clock.setFixedTime(Date.now() + 86_400_000);
  await page.reload();
  await page.locator('section.message h1').waitFor();
  expect(await wrongInEach(page, all)).toEqual([]);
  await page.locator('header select').selectOption('zh');
  await page.locator('section > button.main').click();
  await answerAll(page, { byNotAnswers: true, ending: '.unsent' });
  expect(await wrongInEach(page, all)).toEqual([]);
  await page.goto(`${pages.url}/r`);
  await page.locator('.unsent li').waitFor();
  expect(await wrongInEach(page, ['zh', 'en'])).toEqual([]);
});
