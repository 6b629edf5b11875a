/** What somebody answered is their own: on another phone, after it was sent, and behind the public code. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../api/platform/open-browser.ts';
import { ask, isFields, refusalFields } from '../../cli/graphql-client.ts';
import { fillForm, fillOn } from './fill-form.ts';
import { accessibilityViolations } from './pages-seen.ts';
import { type SmallCampaign, startSmallCampaign } from './small-campaign.ts';

let campaign: SmallCampaign;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [campaign, browser] = await Promise.all([startSmallCampaign(3), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await campaign?.system.stop();
});

const phone = async (): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'zh-CN',
    bypassCSP: true,
  });
  contexts.push(context);
  return context.newPage();
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const clean = async (page: Page): Promise<void> => expect(await accessibilityViolations(page)).toEqual([]);

const type = async (page: Page, label: string, text: string, name: string): Promise<void> => {
  await page.getByLabel(label).fill(text);
  await button(page, name).click();
};

describe('a household with its second secret', () => {
  let address = '';
  let secret = '';
  let receipt = '';

  test('is shown it once, with the receipt', async () => {
    address = campaign.cards[0] ?? '';
    const page = await phone();
    receipt = await fillForm(page, address);
    const shown = await page.locator('.secret .code').innerText();
    secret = shown.replace(/\s/g, '');
    expect(secret).toMatch(/^[0-9]{20}$/);
    await clean(page);
    await page.reload();
    await heading(page, '这张卡片已经填过了').waitFor();
    expect(await page.locator('body').innerText()).not.toContain(secret.slice(0, 4));
  });

  test('sees nothing with the card alone, or with a wrong secret', async () => {
    const page = await phone();
    await page.goto(address);
    await button(page, '查看、更正或撤回我的回答').click();
    await heading(page, '请输入更正码').waitFor();
    await type(page, '更正码', `${secret.slice(0, -1)}${(Number(secret.at(-1)) + 1) % 10}`, '查看');
    await page.getByText('这组数字不对').waitFor();
    // Right check digits, and nobody’s: 98 - (100 mod 97) = 95.
    await type(page, '更正码', '00000000000000000195', '查看');
    await page.waitForFunction(() => {
      const said = document.querySelector('.problem')?.textContent ?? '';
      return said !== '' && !said.includes('这组数字不对');
    });
    expect(await page.locator('body').innerText()).not.toContain('您的回答');
    await clean(page);
  });

  test('corrects an answer, and both versions stay until the correction counts', async () => {
    const page = await phone();
    await page.goto(address);
    await button(page, '查看、更正或撤回我的回答').click();
    const wide = secret.replace(/[0-9]/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    await type(page, '更正码', wide, '查看');
    await heading(page, '您的回答').waitFor();
    await clean(page);
    const before = await page.locator('.answers .given').first().innerText();
    await button(page, '更正').click();
    await page.getByRole('button', { name: /^修改/ }).first().click();
    const options = page.locator('input[type=radio], input[type=checkbox]');
    await options.nth(1).click({ force: true });
    await button(page, '去核对').click();
    await fillOn(page, '已收到您的要求');
    await clean(page);
    await page.goto('about:blank');
    await page.goto(address);
    await button(page, '查看、更正或撤回我的回答').click();
    await type(page, '更正码', secret, '查看');
    await page.getByText('已经提出的改动').waitFor();
    expect(await page.locator('section.own li').last().innerText()).toMatch(/更正.*生效/);
    expect(await page.locator('.answers .given').first().innerText()).not.toBe(before);
  });

  test('withdraws, after being asked whether it means it', async () => {
    const page = await phone();
    await page.goto(address);
    await button(page, '查看、更正或撤回我的回答').click();
    await type(page, '更正码', secret.replace(/(.{4})/g, '$1 '), '查看');
    await button(page, '撤回').click();
    await page.getByText('撤回七天后生效').waitFor();
    await clean(page);
    await button(page, '确定撤回').click();
    await heading(page, '已收到您的要求').waitFor();
    const document = `query Changes($campaign: ID!) { answerChanges(campaign: $campaign) { ${refusalFields}
      ... on AnswerChanges { villages { cases revisions withdrawals } } } }`;
    const { answerChanges } = await ask(campaign.lead, document, { campaign: campaign.outcome.campaign });
    expect(answerChanges).toMatchObject({ villages: [{ cases: 1, revisions: 1, withdrawals: 1 }] });
    expect(receipt).not.toBe('');
  });
});

test('answers begun on one phone go on at another with the same card, once somebody says that they are theirs', async () => {
  const address = campaign.cards[1] ?? '';
  const first = await phone();
  const kept = first.waitForResponse(async (response) => (await response.text()).includes('"KeptDraft"'));
  await first.goto(address);
  await button(first, '同意并开始').click();
  await first.locator('input[type=radio]').first().click({ force: true });
  await button(first, '下一题').click();
  const posted = (await kept).request().postData() ?? '';
  // The service gets a box that only the card opens.
  expect(posted).toMatch(/"draft":"[0-9A-Za-z_-]{200,}"/);
  expect(posted).not.toContain('answers');

  const second = await phone();
  await second.goto(address);
  await heading(second, '这张卡片有没填完的答卷').waitFor();
  await button(second, '是我填的，继续').click();
  const stands = await first.getByRole('heading').first().innerText();
  expect(await second.getByRole('heading').first().innerText()).toBe(stands);
  expect(await fillOn(second)).not.toBe('');

  // What the first phone has is other content by now: the card was answered.
  await first.reload();
  await heading(first, '这张卡片已经填过了').waitFor();
});

describe('behind the public code of the open channel', () => {
  test('anybody writes, gets number and code, and sees with both what became of it', async () => {
    const { outcome, lead, system } = campaign;
    const asked = `query Code($id: ID!) { campaign(id: $id) { ... on Campaign { openChannelToken } } }`;
    const { campaign: found } = await ask(lead, asked, { id: outcome.campaign });
    const address = `${system.url}/r#${String(isFields(found) ? found['openChannelToken'] : '')}`;
    const page = await phone();
    await page.goto(address);
    await heading(page, '社会监督').waitFor();
    await page.getByLabel('怎么联系您（可不填）').fill('13800000000');
    await button(page, '我要反映').click();
    await page.getByText('需要勾选同意').waitFor();
    await clean(page);
    await page.getByLabel('同意保存联系方式').check();
    await button(page, '我要反映').click();
    await button(page, '同意并开始').click();
    await page.locator('input[type=radio]').first().click({ force: true });
    await button(page, '下一题').click();
    await page.locator('textarea').fill('<b>低保没有发到户</b>');
    // The tab keeps it through a reload; whoever opens the code in another tab begins anew.
    await page.waitForFunction(() => document.documentElement.dataset['kept'] === 'yes');
    await page.reload();
    await button(page, '我要反映').click();
    expect(await page.locator('textarea').inputValue()).toBe('<b>低保没有发到户</b>');
    const other = await page.context().newPage();
    await other.goto(address);
    await button(other, '我要反映').click();
    await button(other, '同意并开始').waitFor();
    await button(page, '下一题').click();
    await button(page, '下一题').click();
    await button(page, '提交').click();
    await heading(page, '已收到您的反映').waitFor();
    const [number = '', code = ''] = await page.locator('.code').allInnerTexts();
    expect(number.trim()).toMatch(/^[0-9]{4}-[0-9]{6}$/);
    await clean(page);

    await other.reload();
    await button(other, '查看以前反映的答复').click();
    await other.getByLabel('编号，例如 2026-000123').fill(number.trim());
    await type(other, '校验码（20 位数字）', code, '查看答复');
    await heading(other, '已收到，还没有开始办理').waitFor();
    expect(await other.locator('body').innerText()).not.toContain('低保');
    await clean(other);
  });
});
