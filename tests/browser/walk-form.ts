import type { Page } from 'playwright-core';

/** The buttons by what they do, whatever language the page speaks. */
const submit = (page: Page) => page.locator('form button[type=submit]');

/** Reads the notice in a language, and agrees. */
export const startIn = async (page: Page, tag: string, larger = false): Promise<void> => {
  await page.locator('fieldset.languages').waitFor();
  const lang = tag === 'zh' ? 'zh-CN' : tag;
  await page.locator(`fieldset.languages label[lang="${lang}"] input`).check();
  await page.locator(`html[lang="${lang}"]`).waitFor({ state: 'attached' });
  if (larger) await page.locator('header button[aria-pressed=false]').first().click();
  await page.locator('section > button.main').click();
};

export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const option = (page: Page, name: string, index: number) =>
  page.locator(`input[name="${name}"]`).nth(index).click({ force: true });
const field = (page: Page, id: string) => page.locator(`[aria-labelledby~="q-${id}"].entry`);

/** How a person answers each question of the form of every kind, by the question's code. */
const answers: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  note: () => Promise.resolve(),
  scale: (page) => option(page, 'scale', 4),
  why: async (page) => {
    await option(page, 'why', 1);
    await option(page, 'why', 2);
  },
  village: async (page) => {
    await field(page, 'village').fill('9987');
    await option(page, 'village', 0);
  },
  persons: (page) => field(page, 'persons').fill('4'),
  hours: (page) => field(page, 'hours').fill('2.5'),
  days: async (page) => {
    await page.locator('.steps button').last().click();
    await page.locator('.steps button').last().click();
  },
  born: (page) => field(page, 'born').fill('1960-05-20'),
  at: (page) => field(page, 'at').fill('08:30'),
  seen: async (page) => {
    await field(page, 'seen').first().fill('2025-06-01');
    await field(page, 'seen').last().fill('07:15');
  },
  order: async (page) => {
    for (const at of [0, 0, 0]) await page.locator('.pick').nth(at).click();
    await page.locator('.order li').nth(1).locator('button').first().click();
  },
  where: async (page) => {
    await page.locator('fieldset button').first().click();
    await page.locator('p[role=status]', { hasText: '12' }).waitFor();
  },
  photo: async (page) => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'house.png', mimeType: 'image/png', buffer: PIXEL });
    await page.locator('img.preview').waitFor();
  },
  voice: async (page) => {
    await page.locator('.not-answers button').click();
    await option(page, 'not-voice', 1);
  },
  sign: async (page) => {
    await option(page, 'confirm-sign', 0);
    await page.locator('.choice.chosen').waitFor();
  },
  read: (page) => option(page, 'read', 0),
  name: async (page) => {
    await field(page, 'name').fill('老王');
    await field(page, 'age').fill('66');
  },
  'member#1': (page) => field(page, 'member#1').fill('40'),
  'member#2': (page) => field(page, 'member#2').fill('12'),
  remark: (page) => field(page, 'remark').fill('修路'),
  trust: (page) => option(page, 'trust', 0),
};

/** “Prefer not to answer” to everything on the screen. */
const refuse = async (page: Page): Promise<void> => {
  const blocks = page.locator('fieldset.question:not(:has(#q-note))');
  for (let at = 0; at < (await blocks.count()); at += 1) {
    const block = blocks.nth(at);
    const more = block.locator('.not-answers button');
    await block.locator('.not-answers, .entry, .choice').first().waitFor();
    if ((await more.count()) === 0) continue;
    await more.click();
    await block.locator('.not-answers input').nth(1).click({ force: true });
  }
};

/** The code of the first question on the screen; none where there is another kind of screen. */
export const questionOn = async (page: Page): Promise<string | undefined> => {
  const question = page.locator('[id^="q-"]').first();
  return (await question.count()) > 0 ? (await question.getAttribute('id'))?.slice(2) : undefined;
};

/** Goes on, and waits until another screen stands there. */
const goOn = async (page: Page): Promise<void> => {
  await page.locator('h1').evaluate((element) => element.setAttribute('data-before', 'yes'));
  await submit(page).click();
  await page.locator('[data-before]').waitFor({ state: 'detached' });
};

const addMember = async (page: Page): Promise<void> => {
  await page.locator('form > button').first().click();
  await page.locator('[id="q-member#2"]').waitFor();
};

/** From the first question to the receipt; answers each as a person would, or prefers not to. */
export const answerAll = async (
  page: Page,
  options: {
    readonly byNotAnswers?: boolean;
    readonly beforeNext?: () => Promise<void>;
    /** What stands there at the end: the receipt unless told. */
    readonly ending?: string;
  },
): Promise<void> => {
  const look = options.beforeNext ?? (() => Promise.resolve());
  let toAdd = options.byNotAnswers === true ? 0 : 1;
  for (let screens = 0; screens < 60; screens += 1) {
    await page.locator('main h1').waitFor();
    if ((await submit(page).count()) === 0) break;
    const question = await questionOn(page);
    if (question === undefined && toAdd > 0) {
      toAdd -= 1;
      await addMember(page);
      continue;
    }
    if (options.byNotAnswers === true) await refuse(page);
    else if (question !== undefined) await answers[question]?.(page);
    await look();
    await goOn(page);
  }
  await look();
  await page.locator('section > button.main').click();
  await page.locator(options.ending ?? '.received').waitFor();
  await look();
};
