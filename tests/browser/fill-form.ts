import type { Locator, Page } from 'playwright-core';

/** Answers the form as a person would, the first substantive option of each question, until the receipt; gives its number. */
export const fillForm = async (page: Page, address: string): Promise<string> => {
  await page.goto(address);
  await page.getByRole('button', { name: '同意并开始' }).click();
  return fillOn(page);
};

const received = '已收到，谢谢您！';

/** The same from wherever the form stands; with another `ending` than the receipt, until the heading that says so. */
export const fillOn = async (page: Page, ending = received): Promise<string> => {
  for (let screens = 0; screens < 40; screens += 1) {
    const send = page.getByRole('button', { name: '提交' });
    const next = page.getByRole('button', { name: '下一题' });
    await send.or(next).waitFor();
    if (await send.isVisible()) {
      await send.click();
      await page.getByRole('heading', { name: ending }).waitFor();
      if (ending !== received) {
        return '';
      }
      return (await page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).innerText()).trim();
    }
    const heading = await page.getByRole('heading').first().innerText();
    const option = page.locator('input[type=radio], input[type=checkbox]').first();
    if ((await option.count()) > 0) {
      await tap(option);
    }
    await next.click();
    await page.waitForFunction((before) => document.querySelector('h1')?.innerText !== before, heading);
  }
  throw new Error('The form did not come to an end');
};

/** Taps an option until the page shows it as chosen: on a busy machine it follows the tap with a delay. */
export const tap = async (option: Locator): Promise<void> => {
  for (let taps = 0; taps < 5; taps += 1) {
    await option.click({ force: true });
    for (let looks = 0; looks < 20; looks += 1) {
      if (await option.isChecked()) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('An option was tapped five times and is not chosen');
};
