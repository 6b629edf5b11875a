/** A form of every kind of question by the keyboard alone, from the notice to the receipt. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../local/open-browser.ts';
import { allItems } from './all-items-form.ts';
import { accessibilityViolations } from './pages-seen.ts';
import { openForm } from './respond-stub.ts';
import { servePages } from './serve-pages.ts';
import { PIXEL } from './walk-form.ts';

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  [browser, pages] = await Promise.all([openBrowser(), servePages()]);
});
afterAll(async () => {
  await browser?.close();
  await pages?.stop();
});

const place = {
  geolocation: { latitude: 29.56, longitude: 106.55, accuracy: 11.2 },
  permissions: ['geolocation'],
};

/** Somebody without a mouse: goes on by Tab until the focus stands where it is wanted, and never clicks. */
const typistAt = (page: Page) => {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (selector: string): Promise<void> => {
    await page.locator(selector).first().waitFor();
    for (let tabs = 0; tabs < 25; tabs += 1) {
      if (
        await page
          .locator(selector)
          .first()
          .evaluate((element) => element === element.ownerDocument.activeElement)
      )
        return;
      await press('Tab');
    }
    throw new Error(`Tab does not lead to ${selector}`);
  };
  /** A new screen is there when its heading has the focus: only then does a person go on. */
  const arrive = (id: string): Promise<void> => page.locator(`[id="q-${id}"]:focus`).waitFor();
  const type = async (selector: string, text: string): Promise<void> => {
    await tabTo(selector);
    await page.keyboard.type(text);
  };
  /** Parts stand in the order of the browser's own language. */
  const typeDate = async (month: string, day: string, year: string): Promise<void> => {
    await tabTo('input[type=date]');
    for (const text of [month + day + year, year + month + day]) {
      await page.keyboard.type(text);
      if ((await page.locator('input[type=date]').inputValue()) === `${year}-${month}-${day}`) return;
      await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    }
  };
  const send = async (): Promise<void> => {
    await tabTo('form button[type=submit]');
    await press('Enter');
  };
  return { press, tabTo, arrive, type, typeDate, send };
};

test('every kind of question is answered and sent by the keyboard alone', async () => {
  const { page, sent } = await openForm(browser, pages.url, allItems, { context: place });
  const { press, tabTo, arrive, type, typeDate, send } = typistAt(page);
  await page.locator('h1:focus').waitFor();
  await tabTo('section > button.main');
  await press('Enter');
  await arrive('note');
  await send();
  await arrive('scale');
  await tabTo('input[name="scale"]');
  await press('Space', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await arrive('why');
  await tabTo('input[name="why"]');
  await press('Tab', 'Space', 'Tab', 'Space', 'Enter');
  await arrive('village');
  await type('input[type=search]', '9987');
  await page.getByText('找到 1 个').waitFor();
  await press('Tab', 'Space', 'Enter');
  await arrive('persons');
  await type('.entry', '13');
  await press('Enter');
  await page.getByText('超过十二人，是吗？').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.locator('.confirmation button:focus').waitFor();
  // The focus stands on “let me change it”; the next is “it is right”.
  await press('Tab', 'Enter');
  await arrive('hours');
  await type('.entry', '2.5');
  await press('Enter');
  await arrive('days');
  await tabTo('.steps button:last-child');
  await press('Space', 'Space');
  await send();
  await arrive('born');
  await typeDate('05', '20', '1960');
  await send();
  await arrive('at');
  await type('input[type=time]', '0830AM');
  await send();
  await arrive('seen');
  await typeDate('06', '01', '2025');
  await type('input[type=time]', '0715AM');
  await send();
  await arrive('order');
  await tabTo('.pick');
  await press('Enter');
  // The focus goes on to what is left, then to what was put in order.
  await page.locator('.order li').waitFor();
  await page.locator('.pick:focus').waitFor();
  await press('Enter');
  await page.locator('.order li:nth-child(2)').waitFor();
  await page.locator('.pick:focus').waitFor();
  await press('Enter');
  await page.locator('.order li:nth-child(3) button:focus').waitFor();
  await tabTo('.order li:nth-child(2) button');
  await press('Space');
  await send();
  await arrive('where');
  await tabTo('fieldset.question button');
  await press('Enter');
  await page.locator('p[role=status]', { hasText: '12' }).waitFor();
  await send();
  await arrive('photo');
  await tabTo('input[type=file]');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Enter')]);
  await chooser.setFiles({ name: 'house.png', mimeType: 'image/png', buffer: PIXEL });
  await page.locator('img.preview').waitFor();
  await send();
  await arrive('voice');
  await tabTo('.not-answers button');
  await press('Enter');
  await tabTo('input[name="not-voice"]');
  await press('Tab', 'Space');
  await send();
  await arrive('sign');
  await tabTo('input[name="confirm-sign"]');
  await press('Space');
  await page.locator('.choice.chosen').waitFor();
  await send();
  await arrive('read');
  await tabTo('input[name="read"]');
  await press('Space', 'Enter');
  await page.locator('[id="q-name"]').waitFor();
  await type('[aria-labelledby~="q-name"].entry', '老王');
  await type('[aria-labelledby~="q-age"].entry', '66');
  await press('Enter');
  await arrive('member#1');
  await type('.entry', '40');
  await press('Enter');
  await page.locator('h1:focus').waitFor();
  await tabTo('form > button');
  await press('Enter');
  await arrive('member#2');
  await type('.entry', '12');
  await press('Enter');
  await page.locator('form > button').first().waitFor();
  await send();
  await arrive('remark');
  await type('.entry', '修路');
  await send();
  await tabTo('section > button.main');
  await press('Enter');
  await page.locator('.received h1:focus').waitFor();
  expect(sent[0]?.answers).toEqual({
    scale: 1,
    why: [2, 97],
    village: 29_987,
    persons: 13,
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
});
