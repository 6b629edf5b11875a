import type { Browser } from 'playwright-core';
import { cardSheet } from '../../api/invitations/card-sheet.ts';
import { loadChineseFont } from './pages-seen.ts';

const chance = 'A'.repeat(22);
const linkOf = (number: number): string =>
  `https://survey.example.org/r#1.0mwt2k9d8s7f6g5h4j3k2l1.433124100201.${number}.1.r.${chance}.${chance}`;

/** The first row of a sheet: a confidential card and an anonymous one. */
export const takeCards = async (browser: Browser, folder: string): Promise<void> => {
  const card = {
    link: linkOf(17),
    address: 'survey.example.org/r',
    number: '4831 9027 5516 2043',
    campaign: '花垣县脱贫成效群众满意度调查',
    village: '道二村',
    group: '3组',
    household: '12号',
    privacy: 'confidential',
    simulated: true,
  } as const;
  const other = {
    ...card,
    link: linkOf(18),
    number: '7702 1846 3395 0168',
    household: '15号',
    privacy: 'anonymous',
  } as const;
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 735, height: 266 } });
  const page = await context.newPage();
  await page.setContent(cardSheet([card, other]));
  await page.emulateMedia({ media: 'print' });
  await loadChineseFont(page);
  await page.screenshot({ path: `${folder}cards.png` });
  await context.close();
};
