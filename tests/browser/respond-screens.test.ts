/** Every kind of question on a phone: by tap, by keyboard, in every layout of script, for everybody. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../local/open-browser.ts';
import { allItems } from './all-items-form.ts';
import { accessibilityViolations } from './pages-seen.ts';
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

/** Text that is cut off, or wider than the phone; what scrolls by itself is not. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('page wider than the phone');
    for (const part of document.querySelectorAll('h1, h2, p, span, button, label, legend, output')) {
      const style = getComputedStyle(part);
      if (part.scrollWidth > part.clientWidth + 1 && style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.display !== 'inline')
        found.push('cut off: ' + part.textContent);
      const box = part.getBoundingClientRect();
      if (box.width > 0 && !part.closest('fieldset.question, .notice') && (box.right > innerWidth + 1 || box.left < -1))
        found.push('outside: ' + part.textContent);
    }
    return found;
  })()`);

describe('a form of every kind of question', () => {
  test('is answered by taps, and what is sent is what was answered', async () => {
    const { page, sent, files } = await openForm(browser, pages.url, allItems, {
      context: {
        geolocation: { latitude: 29.56, longitude: 106.55, accuracy: 11.2 },
        permissions: ['geolocation'],
      },
    });
    await startIn(page, 'zh');
    await answerAll(page, { beforeNext: async () => expect(await cutOff(page)).toEqual([]) });
    expect(sent).toHaveLength(1);
    await expect.poll(() => files).toEqual(['JPEG', 'PNG']);
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
      const { page } = await openForm(browser, pages.url, allItems);
      await startIn(page, tag, true);
      const found: string[] = [];
      await answerAll(page, {
        byNotAnswers: true,
        beforeNext: async () => {
          found.push(...(await accessibilityViolations(page)), ...(await cutOff(page)));
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

  test('is answered by the keyboard alone, with a second look at a doubtful number', async () => {
    const { page } = await openForm(browser, pages.url, allItems);
    await page.locator('fieldset.languages').waitFor();
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.locator('h1').focus();
    // A new screen is there when its heading has the focus: only then does a person go on.
    const arrive = async (id: string, field: string): Promise<void> => {
      await page.locator(`#${id}:focus`).waitFor();
      await page.locator(field).first().waitFor();
    };
    await press('Tab', 'Tab', 'Enter');
    await arrive('q-note', 'form');
    await press('Tab', 'Tab', 'Enter');
    await arrive('q-scale', 'input[name="scale"]');
    await press('Tab', 'Space', 'ArrowDown', 'Enter');
    await arrive('q-village', 'input[type=search]');
    await press('Tab', '9', '9', '8', '7');
    await page.getByText('找到 1 个').waitFor();
    await press('Tab', 'Space', 'Enter');
    await arrive('q-persons', '.entry');
    await press('Tab', '1', '3', 'Enter');
    await page.getByText('超过十二人，是吗？').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.locator('.confirmation button:focus').waitFor();
    // The focus stands on “let me change it”; the next is “it is right”.
    await press('Tab', 'Enter');
    await page.locator('#q-hours').waitFor();
  });

  test('an interviewer is told when to be alone, then asked what is not read out', async () => {
    const { page, sent } = await openForm(browser, pages.url, allItems, { audience: 'INTERVIEWER' });
    await startIn(page, 'en');
    let told = false;
    await answerAll(page, {
      byNotAnswers: true,
      beforeNext: async () => {
        if (await page.getByText('The rest is for the interviewer').isVisible()) told = true;
      },
    });
    expect(told).toBe(true);
    expect(sent[0]?.answers['trust']).toBe(99);
  });
});
