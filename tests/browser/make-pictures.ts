/** `npm run pictures`: the pictures of the docs, taken from the running demo, never drawn. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { runDemo } from '../../local/demo/run-demo.ts';
import { openBrowser } from '../../local/open-browser.ts';
import { startSystem } from '../../local/system.ts';
import { takeCards } from './card-picture.ts';
import { loadChineseFont } from './pages-seen.ts';
import { takePhoneScreens } from './respond-pictures.ts';

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

const system = await startSystem({ worker: 'process' });
const browser = await openBrowser();
try {
  const { campaign, county, card } = await runDemo(system, {
    print: (line) => console.log(line),
    progress: () => undefined,
  });
  await mkdir(folder, { recursive: true });
  const results = `${system.url}/results/?campaign=${encodeURIComponent(campaign)}&division=${county}&login_hint=lead`;
  const open = async (address: string, width: number, height: number) => {
    const context = await browser.newContext({
      bypassCSP: true,
      viewport: { width, height },
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  const keep = async (page: Page, name: string, whole: boolean) => {
    await loadChineseFont(page);
    await page.screenshot({ path: `${folder}${name}.png`, fullPage: whole });
    console.log(`docs/pictures/${name}.png`);
    await page.context().close();
  };
  const take = async (name: string, address: string, width: number, height: number, whole: boolean) => {
    const page = await open(address, width, height);
    await page.getByRole('heading').nth(1).or(page.getByRole('radio').first()).first().waitFor();
    await keep(page, name, whole);
  };
  const takeVerification = async () => {
    const page = await open(`${system.url}/verify/`, 800, 1120);
    const example = (name: string): string =>
      fileURLToPath(new URL(`../../docs/verify-a-draw/${name}`, import.meta.url));
    await page.locator('#certificate').setInputFiles(example('opened.json'));
    await page.locator('#frame').setInputFiles(example('frame.csv'));
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.locator('.outcome').waitFor();
    await page.evaluate('scrollTo(0, 0)');
    await keep(page, 'verify', false);
  };
  await take('results', results, 900, 1000, true);
  await take('results-phone', `${results}&lang=en`, 390, 844, false);
  await takeVerification();
  await takeCards(browser, folder);
  console.log('docs/pictures/cards.png');
  await takePhoneScreens(browser, system.url, folder);
  if (card !== undefined) {
    await take('respond', `${system.url}/r#${card.token}`, 360, 720, false);
  }
} finally {
  await browser.close();
  await system.stop();
}
