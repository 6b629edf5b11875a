/** A phone that loses its network, its page, its memory or its clock: nothing is lost, nothing is doubled, nobody sees another's answers. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, isFields } from '../../cli/graphql-client.ts';
import { openBrowser } from '../../local/open-browser.ts';
import { fillForm, fillOn } from './fill-form.ts';
import { type SmallCampaign, startSmallCampaign } from './small-campaign.ts';

let campaign: SmallCampaign;
let browser: Browser;
const unused: string[] = [];
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [campaign, browser] = await Promise.all([startSmallCampaign(9), openBrowser()]);
  unused.push(...campaign.cards);
}, 120_000);
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await campaign?.system.stop();
});

const card = (): string => {
  const next = unused.pop();
  if (next === undefined) throw new Error('the campaign has too few cards for these tests');
  return next;
};

const phone = async (): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'zh-CN' });
  contexts.push(context);
  return context;
};

/** What the service says of a card: its state and receipt. */
const stateOf = async (address: string): Promise<Readonly<Record<string, unknown>>> => {
  const document = `query State($token: String!) { link(token: $token) { ... on OpenLink { state receipt { code outcome } } } }`;
  const { link } = await ask({ url: campaign.lead.url }, document, { token: address.split('#')[1] ?? '' });
  if (!isFields(link)) throw new Error('no link');
  return link;
};

const kept = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.documentElement.dataset['kept'] === 'yes');
};

/** Agrees and answers so many questions; gives the heading of the one that follows. */
const begin = async (page: Page, address: string, questions: number): Promise<string> => {
  await page.goto(address);
  await page.getByRole('button', { name: '同意并开始' }).click();
  for (let asked = 0; asked < questions; asked += 1) {
    const heading = await page.getByRole('heading').first().innerText();
    await page.locator('input[type=radio], input[type=checkbox]').first().click({ force: true });
    await page.getByRole('button', { name: '下一题' }).click();
    await page.waitForFunction((before) => document.querySelector('h1')?.innerText !== before, heading);
  }
  await kept(page);
  return page.getByRole('heading').first().innerText();
};

/** The page and all its parts lie on the phone. */
const installed = async (page: Page): Promise<void> => {
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
};

const stands = async (page: Page, heading: string): Promise<void> => {
  await page.getByRole('heading', { name: heading, exact: true }).waitFor();
};

describe('answers that were begun', () => {
  test('are there after a reload, a crash and a killed tab', async () => {
    const context = await phone();
    const address = card();
    let page = await context.newPage();
    const heading = await begin(page, address, 3);
    await page.reload();
    await stands(page, heading);

    const session = await context.newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await page.waitForEvent('crash');
    await page.close();
    page = await context.newPage();
    await page.goto(address);
    await stands(page, heading);

    await page.locator('input[type=radio]').first().click({ force: true });
    await kept(page);
    await page.close({ runBeforeUnload: false });
    page = await context.newPage();
    await page.goto(address);
    await stands(page, heading);
    expect(await page.locator('input[type=radio]').first().isChecked()).toBe(true);
    expect(await fillOn(page)).toMatch(/^[0-9A-Z-]{19}$/);
    expect(await stateOf(address)).toMatchObject({ state: 'ANSWERED' });
  });

  test('survive a clock that was set far ahead and far back, which only makes the page ask whose they are', async () => {
    const context = await phone();
    const address = card();
    const page = await context.newPage();
    const heading = await begin(page, address, 2);
    for (const year of [2051, 1999]) {
      await page.clock.setFixedTime(new Date(`${year}-01-01T00:00:00Z`));
      await page.reload();
      await page.getByRole('heading', { name: '这张卡片有没填完的答卷' }).waitFor();
      expect(await page.locator('main').innerText()).not.toContain(heading);
      await page.getByRole('button', { name: '是我填的，继续' }).click();
      await stands(page, heading);
      await kept(page);
    }
    expect(await fillOn(page)).toMatch(/^[0-9A-Z-]{19}$/);
  });

  test('are sent also from a phone that is full, which says that it keeps nothing', async () => {
    const context = await phone();
    const address = card();
    const page = await context.newPage();
    await page.goto(address);
    const session = await context.newCDPSession(page);
    const origin = new URL(address).origin;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await page.evaluate(() => {
      for (let size = 1 << 22; size > 0; size >>= 1) {
        try {
          for (;;) localStorage.setItem(`full-${size}-${Math.random()}`, 'x'.repeat(size));
        } catch {
          // A smaller piece may still fit.
        }
      }
    });
    await page.getByRole('button', { name: '同意并开始' }).click();
    await page.getByText('这部手机存不下答案').waitFor();
    expect(await fillOn(page)).toMatch(/^[0-9A-Z-]{19}$/);
    expect(await stateOf(address)).toMatchObject({ state: 'ANSWERED' });
  });

  test('of one card are not shown to the holder of another, nor readable in what the phone keeps', async () => {
    const context = await phone();
    const [mine, yours] = [card(), card()];
    const page = await context.newPage();
    const heading = await begin(page, mine, 4);
    await page.goto(yours);
    await page.getByRole('button', { name: '同意并开始' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(heading);
    const everything = await page.evaluate(`(async () => {
      const database = await new Promise((done) => { const r = indexedDB.open('zhenping-kept'); r.onsuccess = () => done(r.result); });
      const all = (store) => new Promise((done) => { const r = database.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result); });
      return JSON.stringify([await all('texts'), Object.entries(localStorage)]);
    })()`);
    expect(String(everything).length).toBeGreaterThan(100);
    for (const secret of ['"Q1"', '"answers"', mine.split('#')[1] ?? '', '建档立卡']) {
      expect(String(everything).includes(secret), secret).toBe(false);
    }
    await page.goto(mine);
    await stands(page, heading);
    unused.push(yours);
  });
});

describe('answers that could not be sent', () => {
  test('open, fill and wait in flight mode, and go by themselves when the network is back', async () => {
    const context = await phone();
    const address = card();
    let page = await context.newPage();
    await page.goto(address);
    await page.getByRole('button', { name: /同意并/ }).waitFor();
    await installed(page);
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('button', { name: /同意并/ }).click();
    await fillOn(page, '答卷还没有送到');
    await page.close();
    expect(await stateOf(address)).toMatchObject({ state: 'OPEN' });

    page = await context.newPage();
    await page.goto(address);
    await page.getByRole('heading', { name: '答卷还没有送到' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { name: '已收到，谢谢您！' }).waitFor();
    const shown = await page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).innerText();
    expect(await stateOf(address)).toMatchObject({ state: 'ANSWERED', receipt: { code: shown.trim() } });
  });

  test('travel in a file that shows no answer, and count once though both phones send them', async () => {
    const [mine, other] = [await phone(), await phone()];
    const address = card();
    const page = await mine.newPage();
    await page.goto(address);
    await page.getByRole('button', { name: /同意并/ }).waitFor();
    await installed(page);
    await mine.setOffline(true);
    await page.getByRole('button', { name: /同意并/ }).click();
    await fillOn(page, '答卷还没有送到');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '存成文件' }).click(),
    ]);
    const path = await download.path();
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain('"Q1');
    expect(text).not.toContain(address.split('#')[1] ?? '');

    const there = await other.newPage();
    await there.goto(new URL('/r', address).href);
    await there.getByLabel('导入文件').setInputFiles(path);
    await there.getByText('已送到，回执').waitFor();
    const { receipt } = await stateOf(address);
    expect(receipt).toMatchObject({ outcome: 'REPEATED' });
    expect(await there.locator('main').innerText()).toContain(isFields(receipt) ? receipt['code'] : 'none');

    await mine.setOffline(false);
    await page.getByRole('heading', { name: '已收到，谢谢您！' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('之前已经收到');
    expect(await stateOf(address)).toMatchObject({ receipt });
  });
});

test('with scripts off the card leads to a form that needs none, to the same receipt', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  contexts.push(context);
  const page = await context.newPage();
  const address = card();
  await page.goto(address);
  await page.getByRole('textbox').fill(address);
  await page.getByRole('button', { name: '打开 Open' }).click();
  await page.getByRole('button', { name: '同意并开始' }).click();
  const send = page.getByRole('button', { name: '提交' });
  for (let screens = 0; screens < 30 && !(await send.isVisible()); screens += 1) {
    const option = page.locator('input[name=v][type=radio], input[name=v][type=checkbox]').first();
    if ((await option.count()) > 0) await option.check();
    await page.getByRole('button', { name: '下一题' }).click();
  }
  await send.click();
  await page.getByRole('heading', { name: '已收到，谢谢您！' }).waitFor();
  const code = await page.locator('.code').innerText();
  expect(await stateOf(address)).toMatchObject({ state: 'ANSWERED', receipt: { code } });
});

test('a whole form is filled in and sent on a phone that never had a problem', async () => {
  const page = await (await phone()).newPage();
  const address = card();
  expect(await fillForm(page, address)).toMatch(/^[0-9A-Z-]{19}$/);
  expect(await stateOf(address)).toMatchObject({ state: 'ANSWERED' });
});
