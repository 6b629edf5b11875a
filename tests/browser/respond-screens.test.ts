/** Every kind of question on a phone: by tap, by keyboard, in every layout of script, for everybody. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../local/open-browser.ts';
import { allItems } from './all-items-form.ts';
import {
  accessibilityViolations,
  cutOff,
  loadLettersOf,
  unmarkedChinese,
  wrongInEach,
} from './pages-seen.ts';
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

describe('a form of every kind of question', () => {
  test('is answered by taps, and what is sent is what was answered', async () => {
    const { page, sent } = await openForm(browser, pages.url, allItems, {
      context: {
        geolocation: { latitude: 29.56, longitude: 106.55, accuracy: 11.2 },
        permissions: ['geolocation'],
      },
    });
    await startIn(page, 'zh');
    await answerAll(page, { beforeNext: async () => expect(await cutOff(page)).toEqual([]) });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.language).toBe('zh');
    expect(sent[0]?.answers).toEqual({
      scale: 1,
      why: [2, 97],
      village: 29_987,
      persons: 4,
      hours: 2.5,
      days: 1,
      born: '1960-05-20',
      at: '08:30',
      seen: '2025-06-01T07:15',
      order: [2, 1, 3],
      where: '29.56 106.55 0 12',
      photo: expect.stringMatching(/^sha256-[0-9a-f]{64}$/),
      voice: [99],
      sign: expect.stringMatching(/^sha256-[0-9a-f]{64}$/),
      read: 1,
      name: '老王',
      age: 66,
      family: 2,
      'member#1': 40,
      'member#2': 12,
      remark: '修路',
    });
    expect(await page.title()).toBe('问卷');
    await page.locator('svg.qr').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test.each(['zh', 'en', 'ug', 'bo', 'mn-Mong', 'ar'])(
    'axe finds nothing to mend on any screen in %s, with larger letters',
    async (tag) => {
      const { page } = await openForm(browser, pages.url, allItems, { context: { bypassCSP: true } });
      await loadLettersOf(page, tag);
      await startIn(page, tag, true);
      const found: string[] = [];
      await answerAll(page, {
        byNotAnswers: true,
        beforeNext: async () => {
          // axe takes a heading for invisible that stands beyond the left end of what scrolls sideways.
          await page.evaluate('for (const one of document.querySelectorAll(".question")) one.scrollLeft = 0');
          found.push(
            ...(await accessibilityViolations(page)),
            ...(await cutOff(page)),
            ...(await unmarkedChinese(page)),
          );
        },
      });
      expect([...new Set(found)]).toEqual([]);
    },
  );
});

describe('on the way', () => {
  const start = async (page: Page): Promise<void> => {
    await startIn(page, 'zh');
    await page.getByRole('button', { name: '下一题' }).click();
    await page.locator('input[name="scale"]').first().waitFor();
  };
  const next = (page: Page) => page.getByRole('button', { name: '下一题' }).click();

  test('words of a form are words: nothing in them is run or drawn', async () => {
    const { page } = await openForm(browser, pages.url, allItems);
    await start(page);
    await expect(page.locator('h1').innerText()).resolves.toContain('<b>总的</b>满意吗？<script>');
    expect(await page.locator('h1 b, h1 script').count()).toBe(0);
    expect(await page.title()).toBe('问卷');
  });

  test('columns turn into rows and back, and the phone remembers', async () => {
    const { page } = await openForm(browser, pages.url, allItems);
    await startIn(page, 'mn-Mong');
    const mode = () => page.locator('.question').evaluate((part) => getComputedStyle(part).writingMode);
    const toggle = page.getByRole('button', { name: '横排' });
    await toggle.waitFor();
    expect(await mode()).toBe('vertical-lr');
    // What is wrong with a question is in sight, though its columns reach beyond the phone.
    await page.locator('form button[type=submit]').click();
    await page.locator('#q-scale').waitFor();
    await page.locator('form button[type=submit]').click();
    const said = await page.locator('.problem:not(:empty)').boundingBox();
    expect((said?.x ?? 360) + (said?.width ?? 0)).toBeLessThanOrEqual(360);
    await toggle.click();
    expect(await mode()).toBe('horizontal-tb');
    await page.reload();
    await page.locator('header button[aria-pressed=true]').waitFor();
    expect(await mode()).toBe('horizontal-tb');
    await toggle.click();
    expect(await mode()).toBe('vertical-lr');
    await page.locator('header select').selectOption('zh');
    await toggle.waitFor({ state: 'detached' });
    expect(await mode()).toBe('horizontal-tb');
  });

  test('nothing is chosen before somebody chose', async () => {
    const { page } = await openForm(browser, pages.url, allItems);
    await start(page);
    expect(await page.locator('input:checked').count()).toBe(0);
  });

  test('a change that hides later answers is asked about first', async () => {
    const { page } = await openForm(browser, pages.url, allItems);
    await start(page);
    await page.getByText('很不满意').click();
    await next(page);
    await page.getByText('慢', { exact: true }).click();
    await next(page);
    await page.getByText('哪个村？').waitFor();
    await page.getByRole('button', { name: '上一题' }).click();
    await page.getByText('什么原因？').waitFor();
    await page.getByRole('button', { name: '上一题' }).click();
    await page.getByText('非常满意').click();
    await page.getByText('后面 1 题的回答会清掉').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '不改' }).click();
    expect(await page.locator('input[name="scale"]').nth(4).isChecked()).toBe(true);
    await page.getByText('非常满意').click();
    await page.getByRole('button', { name: '改', exact: true }).click();
    expect(await page.locator('input[name="scale"]').first().isChecked()).toBe(true);
  });

  test('a missing answer is said, and the ways not to answer are shown', async () => {
    const { page } = await openForm(browser, pages.url, allItems);
    await start(page);
    await next(page);
    await page.getByText('请先回答这一题').waitFor();
    await page.getByText('不愿回答').first().waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('an interviewer is told when to be alone, then asked what is not read out', async () => {
    const { page, sent } = await openForm(browser, pages.url, allItems, { audience: 'INTERVIEWER' });
    await startIn(page, 'en', true);
    let told = false;
    await answerAll(page, {
      byNotAnswers: true,
      beforeNext: async () => {
        if (!(await page.getByText('The rest is for the interviewer').isVisible())) return;
        told = true;
        expect(await wrongInEach(page, allItems.languages)).toEqual([]);
      },
    });
    expect(told).toBe(true);
    expect(sent[0]?.answers['trust']).toBe(99);
  });
});
