import type { Browser, Page } from 'playwright-core';
import { allItems } from './all-items-form.ts';
import { loadChineseFont } from './pages-seen.ts';
import { openForm } from './respond-stub.ts';
import { answerAll, questionOn, startIn } from './walk-form.ts';

const inARow = async (browser: Browser, screens: readonly Buffer[], path: string): Promise<void> => {
  const page = await (await browser.newContext({ viewport: { width: 1480, height: 660 } })).newPage();
  const pictures = screens.map(
    (screen) =>
      `<img width="350" alt="" style="margin:6px;border:1px solid #6b7785" src="data:image/png;base64,${screen.toString('base64')}">`,
  );
  await page.setContent(`<body style="margin:0;white-space:nowrap">${pictures.join('')}</body>`);
  await page.screenshot({ path });
  await page.context().close();
};

const place = {
  geolocation: { latitude: 29.56, longitude: 106.55, accuracy: 11.2 },
  permissions: ['geolocation'],
  bypassCSP: true,
};

/** The questions that show most of how a phone asks, in the form of every kind; then the end. */
const shown = ['why', 'days', 'order', 'sign', 'name', 'member#2'];

/** Two rows of phone screens: questions of several kinds, and the way to the receipt. */
export const takePhoneScreens = async (browser: Browser, url: string, folder: string): Promise<void> => {
  const { page } = await openForm(browser, url, allItems, { context: place });
  await startIn(page, 'zh');
  const screens: Buffer[] = [];
  const look = async (phone: Page): Promise<void> => {
    const question = await questionOn(phone);
    if (question !== undefined && !shown.includes(question)) return;
    await loadChineseFont(phone);
    await phone.locator('.received svg.qr').or(phone.locator('main h1')).first().waitFor();
    screens.push(await phone.screenshot());
  };
  await answerAll(page, { beforeNext: () => look(page) });
  await inARow(browser, screens.slice(0, 4), `${folder}respond-questions.png`);
  await inARow(browser, screens.slice(-4), `${folder}respond-end.png`);
  await page.context().close();
};
