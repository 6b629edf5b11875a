/** Anybody verifies a draw in a browser: the same verdicts as on the command line, and nothing leaves the device. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../local/open-browser.ts';
import { accessibilityViolations } from './pages-seen.ts';
import { servePages } from './serve-pages.ts';

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  [browser, pages] = await Promise.all([openBrowser(), servePages()]);
});
afterAll(async () => {
  await browser?.close();
  await pages?.stop();
});

const example = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../docs/verify-a-draw/${name}`, import.meta.url)));

interface Named {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
const json = (content: Buffer | string, name = 'certificate.json'): Named => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(content),
});
const csv = (content: Buffer | string): Named => ({
  name: 'frame.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});
const opened = example('opened.json').toString();
const frame = example('frame.csv');

const openPage = async (path = '/verify/'): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 720 },
    locale: 'zh-CN',
    bypassCSP: path.includes('axe'),
  });
  const page = await context.newPage();
  await page.goto(`${pages.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};

/** Chooses the files and presses the button; gives all that the page says of them. */
const verify = async (page: Page, certificate: Named, frameFile?: Named): Promise<string> => {
  await page.locator('#certificate').setInputFiles(certificate);
  if (frameFile !== undefined) await page.locator('#frame').setInputFiles(frameFile);
  await page.getByRole('button', { name: /^(开始核验|Verify)$/ }).click();
  await page.locator('.outcome').waitFor();
  return page.locator('.outcome').innerText();
};

describe('the page that verifies a draw', () => {
  test('does the draw again from an opened certificate and its frame', async () => {
    const page = await openPage();
    const said = await verify(page, json(opened), csv(frame));
    expect(said).toContain('✓ 全部核验通过');
    // The fingerprint that docs/verify-a-draw.md shows.
    expect(said).toContain('56f5cbe92a83ecfe8c06cd6205603f4bb567ca994b8bed70fe2850ca7fe7b73b');
    expect(said).toContain('评估任务 example-2026，第 1 次抽样');
    expect(said).toContain('各方用设计中的公钥签过承诺');
    expect(said).toContain('请向发布者核对 drand-quicknet 的第 26517412 号脉冲');
    expect(await page.locator('.checks > .fails, .checks > .open').count()).toBe(0);
    // Whoever does not see the page hears the result: it has the focus.
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('核验结果');
  });

  test('says of a sealed certificate that the sample is fixed, and what waits for the opening', async () => {
    const page = await openPage();
    const said = await verify(page, json(example('sealed.json')));
    expect(said).toContain('✓ 样本已固定');
    expect(said).toMatch(/未核对\s+种子由/);
  });

  test('asks for the frame of an opened certificate', async () => {
    const said = await verify(await openPage(), json(opened));
    expect(said).toContain('– 尚未全部核验');
    expect(said).toContain('请选上冻结的名册再核验一次。');
  });

  test.each<[string, string, string, string]>([
    ['another seed', '"seed":"', '种子由名册', 'seed: the seed follows'],
    ['another key', '"key":"', '密钥与抽样前公布的承诺一致', 'key: the key opens'],
    [
      'a signature that is none',
      '"signature":"',
      '各方用设计中的公钥签过承诺',
      'is not one of the key in the design',
    ],
    [
      'a reveal that does not match',
      '"reveal":{"salt":"',
      '各方揭示的随机数与其承诺一致',
      'opens its commitment',
    ],
  ])('refutes %s, with the place', async (_, field, group, why) => {
    const at = opened.indexOf(field) + field.length;
    const other = opened[at] === '0' ? '1' : '0';
    const tampered = opened.slice(0, at) + other + opened.slice(at + 1);
    const page = await openPage();
    const said = await verify(page, json(tampered), csv(frame));
    expect(said).toContain('× 不成立');
    const failed = page.locator('.checks > .fails').filter({ hasText: group });
    expect(await failed.locator('.failures').innerText()).toContain(why);
  });

  test('refutes a frame with one character changed, and says to make sure of the file first', async () => {
    const said = await verify(await openPage(), json(opened), csv(frame.toString().replace(',80,', ',81,')));
    expect(said).toContain('× 不成立');
    expect(said).toContain('先确认选对了名册：应是冻结时的那个文件，共 16 行');
  });

  test.each<[string, Named, Named | undefined, string]>([
    ['a certificate that is no JSON', csv(frame), undefined, '这不是 JSON 文件'],
    ['another JSON', json('{"campaign":"county-2026"}'), undefined, '但不是抽样证书'],
    ['an empty file', json(''), undefined, '这不是 JSON 文件'],
    ['a workbook as the frame', json(opened), csv('PK\x03\x04'), '第 1 行：这是电子表格文件。请另存为 CSV'],
    ['a certificate as the frame', json(opened), csv(opened), '第 1 行：这是 JSON 文件，也许就是证书'],
    [
      'a frame with two bad rows',
      json(opened),
      csv('unit,stratum,size\na,b,0\na b,c,1\n'),
      '第 2 行：size 不是从 1 起的整数。\n第 3 行：unit “a b”不是编号',
    ],
  ])('says what to do about %s', async (_, certificate, frameFile, sentence) => {
    const said = await verify(await openPage(), certificate, frameFile);
    expect(said).toContain('这个文件不能用');
    expect(said).toContain(sentence);
    expect(said).not.toContain('不成立');
  });

  test('works without a network once it is open, and asks nothing of anybody then', async () => {
    const page = await openPage();
    const asked: string[] = [];
    await page.waitForLoadState('networkidle');
    page.on('request', (request) => asked.push(request.url()));
    await page.context().setOffline(true);
    expect(await verify(page, json(opened), csv(frame))).toContain('✓ 全部核验通过');
    expect(asked).toEqual([]);
  });

  test('does not call a draw verified where the browser cannot check signatures', async () => {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    // Not HTTPS and not this machine, so there is no WebCrypto.
    await page.context().route('http://plain.invalid/**', async (route) => {
      const path = new URL(route.request().url()).pathname;
      await route.fulfill({ response: await route.fetch({ url: `${pages.url}${path}` }) });
    });
    await page.goto('http://plain.invalid/verify/');
    const said = await verify(page, json(opened), csv(frame));
    expect(said).toContain('– 尚未全部核验');
    expect(said).toContain('这个页面不是经 HTTPS 打开的');
  });

  test('stays awake while it works, and stops when told', async () => {
    const page = await openPage();
    const rows = Array.from({ length: 400_000 }, (_, at) => `u${at},433124,7,村`);
    await page.locator('#certificate').setInputFiles(json(opened));
    await page.locator('#frame').setInputFiles(csv(`unit,stratum,size,name\n${rows.join('\n')}\n`));
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByText('正在核对，名册共 400,000 行').waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已停止。').waitFor();
    expect(await verify(page, json(opened), csv(frame))).toContain('✓ 全部核验通过');
  });

  test('speaks English without forgetting the files, and again after opening its address', async () => {
    const page = await openPage();
    await page.locator('#certificate').setInputFiles(json(opened));
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor({ state: 'attached' });
    expect(await verify(page, json(opened), csv(frame))).toContain('Fully verified');
    expect(new URL(page.url()).search).toBe('?lang=en');
    expect(await (await openPage('/verify/?lang=en')).title()).toBe('Verify a draw');
  });

  test('takes both files dropped together', async () => {
    const page = await openPage();
    const files = await page.evaluateHandle(
      `(() => { const files = new DataTransfer();
        for (const [name, text] of ${JSON.stringify([
          ['frame.csv', frame.toString()],
          ['certificate.json', opened],
        ])}) files.items.add(new File([text], name));
        return files; })()`,
    );
    await page.dispatchEvent('h1', 'drop', { dataTransfer: files });
    await page.getByText('已选：frame.csv').waitFor();
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByText('全部核验通过').waitFor();
  });

  test('is worked with the keyboard alone', async () => {
    const page = await openPage();
    await page.locator('#certificate').setInputFiles(json(example('sealed.json')));
    await page.locator('#certificate').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('样本已固定').waitFor();
  });

  test('axe finds nothing to mend before and after, and no text is wider than a phone', async () => {
    const page = await openPage('/verify/?axe');
    expect(await accessibilityViolations(page)).toEqual([]);
    await verify(page, json(opened.replace(/"seed":"./, '"seed":"0')), csv(frame));
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});
