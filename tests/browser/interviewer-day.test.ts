/** A day of an interviewer with a phone: cases are taken where there is a network, and worked where there is none. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../api/platform/open-browser.ts';
import { ask, isFields, refusalFields } from '../../cli/graphql-client.ts';
import { withFieldTeam } from './field-team.ts';
import { tap } from './fill-form.ts';
import { accessibilityViolations } from './pages-seen.ts';
import { type SmallCampaign, startSmallCampaign } from './small-campaign.ts';

let campaign: SmallCampaign;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [campaign, browser] = await Promise.all([startSmallCampaign(6), openBrowser()]);
  await withFieldTeam(campaign);
}, 120_000);
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await campaign?.system.stop();
});

const pin = '284915';

const phone = async (): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'zh-CN' });
  contexts.push(context);
  return context;
};

const address = (): string => `${campaign.system.url}/field/?login_hint=interviewer`;

/** Signs in, chooses a PIN, takes the cases. */
const begun = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(address());
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('手机密码').fill(pin);
  await page.getByLabel('再输入一次').fill(pin);
  await page.getByRole('button', { name: '开始' }).click();
  await page.getByText('已同步').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  return page;
};

const open = async (page: Page, entered: string): Promise<void> => {
  await page.getByLabel('手机密码').fill(entered);
  await page.getByRole('button', { name: '打开' }).click();
};

/** Takes one question after another as it comes, until the answers wait or have arrived. */
const interview = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '同意并开始' }).click();
  for (let screens = 0; screens < 60; screens += 1) {
    const send = page.getByRole('button', { name: '提交' });
    const next = page.getByRole('button', { name: /^(下一题|去核对|继续|没有错，继续)$/ }).first();
    await send.or(next).first().waitFor();
    const heading = page.getByRole('heading').first();
    const before = await heading.innerText();
    if (await send.isVisible()) {
      await send.click();
      return;
    }
    const typed = page.locator('input[inputmode=numeric], input[inputmode=decimal]').first();
    const option = page.locator('input[type=radio], input[type=checkbox]').first();
    if (await typed.isVisible()) await typed.fill('4');
    else if ((await option.count()) > 0) await tap(option);
    const tapped = send.or(next).first();
    const name = await tapped.innerText();
    await tapped.click();
    if (name === '提交') return;
    await page
      .waitForFunction((was) => document.querySelector('h1')?.innerText !== was, before, { timeout: 5000 })
      .catch(async () => {
        throw new Error(`The interview stands still: ${await page.locator('body').innerText()}`);
      });
  }
  throw new Error('The interview did not come to an end');
};

/** The supervisor sends the one answered case of the village back; gives its name. */
const returnCase = async (): Promise<string> => {
  const { system, outcome } = campaign;
  const client = { url: `${system.url}/graphql`, token: await system.accessToken('supervisor') };
  const village = outcome.open[0]?.village ?? '';
  const listed = `query Reviews($campaign: ID!, $village: String!) { reviews(campaign: $campaign, village: $village) {
    ${refusalFields} ... on QueryReviewsSuccess { data { code receivedAt } } } }`;
  const { reviews } = await ask(client, listed, { campaign: outcome.campaign, village });
  const data = isFields(reviews) && Array.isArray(reviews['data']) ? reviews['data'].filter(isFields) : [];
  const newest = data.toSorted((a, b) => String(b['receivedAt']).localeCompare(String(a['receivedAt'])))[0];
  const code = String(newest?.['code']);
  const step = `mutation Return($campaign: ID!, $input: ReviewCaseInput!) { reviewCase(campaign: $campaign, input: $input) {
    ${refusalFields} ... on Review { state } } }`;
  const input = { case: code, judgement: 'RETURN', seenSteps: 0, comment: '人口数请再核实' };
  await ask(client, step, { campaign: outcome.campaign, input });
  return code;
};

const toDo = (page: Page) => page.getByText(/^待访 \d+ 户/);

describe('an interviewer’s page', () => {
  test('takes the day’s cases, works without a network and after a reload, and brings everything in', async () => {
    const context = await phone();
    const page = await begun(context);
    expect(await toDo(page).innerText()).toMatch(/^待访 6 户/);
    expect(await accessibilityViolations(page)).toEqual([]);

    await context.setOffline(true);
    await page.reload();
    await open(page, '111222');
    await page.getByText('还可以试 9 次').waitFor();
    await open(page, pin);
    await page.getByRole('button', { name: /待访$/ }).first().click();
    await page.getByRole('button', { name: '开始访谈' }).click();
    await interview(page);
    await page.getByRole('heading', { name: '答卷还没有送到' }).waitFor();
    await page.getByRole('button', { name: '登记入户结果' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请确认已清场').waitFor();
    await page.getByText('访谈前已清场').click();
    await page.getByText('正常', { exact: true }).first().click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('未上传：1 份答卷，1 次入户').waitFor();

    await page.getByRole('button', { name: /待访$/ }).first().click();
    await page.getByRole('button', { name: '登记入户结果' }).click();
    await page.getByText('无人在家').click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('未上传：1 份答卷，2 次入户').waitFor();

    await context.setOffline(false);
    await page.getByText('全部已上传').waitFor();
    await page.waitForFunction(() => document.body.innerText.includes('待访 4 户'));
    expect(await toDo(page).innerText()).toContain('待访 4 户');
    expect(await page.getByText('未接收').count()).toBe(0);

    const returned = await returnCase();
    await page.getByRole('button', { name: '同步' }).click();
    await page.waitForFunction(() => document.body.innerText.includes('退回 1 户'));
    await page.getByRole('button', { name: /退回$/ }).click();
    expect(await page.locator('main').innerText()).toContain(returned);
    await page.getByText('人口数请再核实').waitFor();
    await page.getByRole('button', { name: '重新访谈' }).click();
    await interview(page);
    await page.getByRole('heading', { name: '已收到，谢谢您！' }).waitFor();
    await page.getByRole('button', { name: '登记入户结果' }).click();
    await page.getByRole('button', { name: '返回名单' }).click();
    await page.waitForFunction(() => document.body.innerText.includes('退回 0 户'));
  });

  test('what the phone keeps shows nothing without the PIN, and nothing of it travels in the address', async () => {
    const context = await phone();
    const page = await begun(context);
    await page.getByRole('button', { name: /待访$/ }).first().click();
    const code = await page.getByText(/^\d{12}-\d+/).innerText();
    await page.getByRole('button', { name: '开始访谈' }).click();
    await page.getByRole('button', { name: '同意并开始' }).waitFor();
    expect(page.url()).not.toMatch(/#|\d{12}/);
    const kept = await page.evaluate(async () => {
      const texts: string[] = Object.values({ ...localStorage, ...sessionStorage }).map(String);
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((done, fail) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => done(opening.result);
          opening.onerror = () => fail(opening.error);
        });
        for (const store of database.objectStoreNames) {
          const all = await new Promise<unknown[]>((done) => {
            const asked = database.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => done(asked.result);
          });
          texts.push(...all.map((value) => JSON.stringify(value)));
        }
        database.close();
      }
      return texts.join('\n');
    });
    expect(kept).not.toContain(code.split(' ')[0]);
    expect(kept).not.toContain('433124');
    expect(kept).not.toContain(pin);
  });

  test('ten wrong PINs leave nothing behind', async () => {
    const context = await phone();
    const page = await begun(context);
    await page.getByRole('button', { name: '锁上' }).click();
    for (let left = 9; left > 0; left -= 1) {
      await open(page, '111222');
      await page.getByText(`还可以试 ${left} 次`).waitFor();
    }
    await open(page, '111222');
    await page.getByText('这部手机上的资料已清除').waitFor();
    await page.reload();
    await page.getByText('设置手机密码').waitFor();
  });
});
