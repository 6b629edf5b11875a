/** A villager answers on a phone; the lead sees the count move at once, and the figures when the village closes. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../local/open-browser.ts';
import { fillForm } from './fill-form.ts';
import { accessibilityViolations } from './pages-seen.ts';
import { type SmallCampaign, startSmallCampaign } from './small-campaign.ts';

let campaign: SmallCampaign;
let browser: Browser;
let results: Page;

const phone = { viewport: { width: 360, height: 720 }, locale: 'zh-CN', bypassCSP: true } as const;

beforeAll(async () => {
  [campaign, browser] = await Promise.all([startSmallCampaign(2), openBrowser()]);
  const context = await browser.newContext({ locale: 'zh-CN', bypassCSP: true });
  results = await context.newPage();
  await results.goto(campaign.resultsPage('lead'));
  await results.getByText(/共抽 \d+ 户/).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await campaign?.system.stop();
});

/** Which villages are drawn is chance and some households are away, so answers are counted from what the page says. */
const answeredOn = async (page: Page): Promise<number> =>
  Number(/已收 ([\d,]+) 份答卷/.exec(await page.locator('body').innerText())?.[1]?.replace(',', ''));

const recognised = async (page: Page): Promise<number> => {
  const text = await page.locator('body').innerText();
  return Number(/群众认可度[\s\S]*?n ([\d,]+)/.exec(text)?.[1]?.replace(',', ''));
};

test('the count moves at once, the figures when the last household of the village has answered', async () => {
  const answered = await answeredOn(results);
  const households = await recognised(results);
  expect(await results.locator('body').innerText()).toContain('已完成 4 个村');

  const page = await (await browser.newContext(phone)).newPage();
  expect(await fillForm(page, campaign.cards[0] ?? '')).toMatch(/^[0-9A-Z-]{19}$/);
  await results.getByText(`已收 ${answered + 1} 份答卷`).waitFor({ timeout: 10_000 });
  expect(await results.locator('body').innerText()).toContain('已完成 4 个村');
  expect(await recognised(results)).toBe(households);

  await fillForm(await (await browser.newContext(phone)).newPage(), campaign.cards[1] ?? '');
  await results.getByText('已完成 5 个村').waitFor({ timeout: 10_000 });
  expect(await answeredOn(results)).toBe(answered + 2);
  // All five villages are in: every answered household says whether it recognises the result.
  expect(await recognised(results)).toBe(answered + 2);
});

test('a card that was used shows its receipt again, on any phone and in either language', async () => {
  const page = await (await browser.newContext(phone)).newPage();
  await page.goto(campaign.cards[0] ?? '');
  await page.getByRole('heading', { name: '这张卡片已经填过了' }).waitFor();
  await expect(page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).innerText()).resolves.toMatch(/-/);
});

test('a link that is not ours is refused in words, and says what to do', async () => {
  const page = await (await browser.newContext(phone)).newPage();
  await page.goto(`${(campaign.cards[0] ?? '').slice(0, -1)}_`);
  await page.getByText('链接无效').waitFor();
});

test('a leader of another place, or nobody, sees no figure', async () => {
  const page = await (await browser.newContext(phone)).newPage();
  await page.goto(campaign.resultsPage('administrator'));
  await page.getByText('您的角色不允许').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('群众认可度');
});

test('no page asks anything of another host', async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto(campaign.cards[1] ?? '');
  await page.waitForLoadState('networkidle');
  await page.goto(campaign.resultsPage('leader'));
  await page.getByText(/共抽 \d+ 户/).waitFor();
  expect([...hosts]).toEqual([campaign.system.url]);
});

test('axe finds nothing to mend on the results page and on the questionnaire', async () => {
  expect(await accessibilityViolations(results)).toEqual([]);
  const page = await (await browser.newContext(phone)).newPage();
  await page.goto(campaign.cards[1] ?? '');
  await page.getByRole('heading', { name: '这张卡片已经填过了' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
});
