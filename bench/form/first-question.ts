import type { Browser } from 'playwright-core';
import { runDemo } from '../../local/demo/run-demo.ts';
import { openBrowser } from '../../local/open-browser.ts';
import { type System, startSystem } from '../../local/system.ts';

/** A village's line and phone: 400 kbit/s, 400 ms for each answer, a processor six times slower than this machine's. */
const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const slowness = 6;

const onceOpened = async (browser: Browser, card: string): Promise<readonly [number, number]> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', line);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    const began = performance.now();
    await page.goto(card, { waitUntil: 'commit' });
    const agree = page.getByRole('button', { name: '同意并开始' });
    await agree.waitFor();
    const noticeShown = performance.now();
    await agree.click();
    await page.locator('input[type=radio]').first().waitFor();
    return [noticeShown - began, performance.now() - noticeShown];
  } finally {
    await context.close();
  }
};

/** The card of a household that has not answered yet, in a small campaign of five villages. */
const openCard = async (system: System): Promise<string> => {
  const quiet = { print: () => undefined, progress: () => undefined };
  const { card } = await runDemo(system, quiet, {
    villages: { zhen: 3, xiang: 2 },
    households: { exited: 3, poor: 2, nonregistered: 3 },
    leftOpen: 1,
  });
  if (card === undefined) throw new Error('the campaign has no open card');
  return `${system.url}/r#${card.token}`;
};

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * How long it takes from scanning a card to the notice, and from agreeing to the first question, in the whole local system and
 * with nothing kept in the browser. Medians, ms.
 */
export const firstQuestion = async (
  openings: number,
): Promise<{ readonly notice: number; readonly question: number }> => {
  const system = await startSystem({ worker: 'process' });
  const browser = await openBrowser();
  try {
    const card = await openCard(system);
    const taken: (readonly [number, number])[] = [];
    for (let opened = 0; opened < openings; opened += 1) taken.push(await onceOpened(browser, card));
    return {
      notice: middle(taken.map(([notice]) => notice)),
      question: middle(taken.map(([, question]) => question)),
    };
  } finally {
    await browser.close();
    await system.stop();
  }
};
