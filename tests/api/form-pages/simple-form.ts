/** The form without scripts, as a browser without scripts goes through it: by its hidden fields and buttons alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cards, type IssuedCase } from '../answers.ts';
import { inFieldwork } from '../campaign-on-its-way.ts';
import { evaluation } from '../one-system.ts';
import { openStored } from '../stored-items.ts';

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const post = async (fields: Readonly<Record<string, string>>): Promise<string> => {
  const response = await fetch(`${evaluation.system.url}/f`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('cache-control')).toBe('no-store');
  return response.text();
};

/** The hidden fields of a page's first form. */
const hidden = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...(page.split('</form>')[0] ?? '').matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [name, plain(value)],
    ),
  );

const heading = (page: string): string => plain(/<h1[^>]*>([^<]*)</.exec(page)?.[1] ?? '');

const press = (page: string, act: string, fields: Readonly<Record<string, string>> = {}): Promise<string> =>
  post({ ...hidden(page), ...fields, do: act });

describe('the form without scripts', () => {
  let stored: ReturnType<typeof openStored>;
  let unused: IssuedCase[] = [];
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    unused = [...(await cards(evaluation, await inFieldwork(evaluation)))];
  });
  afterAll(() => stored.close());
  const card = (): string => {
    const next = unused.pop();
    if (next === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return next.token;
  };

  const choose = (page: string, code: number): Promise<string> => press(page, 'next', { v: String(code) });

  /** An ordinary household, which has no helper to speak of, content with everything. */
  const toReview = async (token: string): Promise<string> => {
    let page = await press(await post({ card: `https://survey.example/r#${token}`, do: 'open' }), 'agree');
    page = await choose(page, 4);
    for (let questions = 0; questions < 6; questions += 1) {
      page = await choose(page, 5);
    }
    page = await choose(page, 1);
    page = await press(page, 'next', { v: '路 <b>很好</b>' });
    return choose(page, 0);
  };

  test('goes from the notice to a receipt, and the same page again gives the same receipt', async () => {
    const token = card();
    const page = await toReview(token);
    expect(heading(page)).toBe('请核对');
    expect(plain(page)).toContain('非常满意');
    expect(page).toContain('路 &lt;b&gt;很好&lt;/b&gt;');
    const receipt = await press(page, 'send');
    expect(heading(receipt)).toBe('已收到，谢谢您！');
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(receipt)?.[0];
    const again = await press(page, 'send');
    expect(again).toContain(code ?? 'no code');
    expect(again).toContain('没有重复计入');
    const { value } = await evaluation.act(undefined, 'link', { token });
    expect(value).toMatchObject({ state: 'ANSWERED', receipt: { code } });
    expect(heading(await post({ card: token }))).toBe('这张卡已经填过了');
  });

  test('leaves nothing of what the scripted page had kept of the same card', async () => {
    const token = card();
    await evaluation.act(undefined, 'keepDraft', {
      input: { token, draft: 'encrypted-by-a-browser', after: 0 },
    });
    const kept = async (): Promise<readonly unknown[]> =>
      (await stored.under('DRAFT#')).map(({ draft }) => draft);
    expect(await kept()).toContain('encrypted-by-a-browser');
    expect(heading(await press(await toReview(token), 'send'))).toBe('已收到，谢谢您！');
    expect(await kept()).not.toContain('encrypted-by-a-browser');
  });

  test('asks what follows from an answer, and forgets what a change hides', async () => {
    let page = await press(await post({ card: card() }), 'agree');
    page = await choose(page, 2);
    page = await choose(page, 1);
    expect(heading(page)).toBe('主要是什么原因？');
    page = await press(page, 'next', { v: '3' });
    page = await press(page, 'back');
    expect(heading(page)).toBe('主要是什么原因？');
    expect(page).toMatch(/value="3" checked/);
    page = await press(page, 'back');
    page = await choose(page, 5);
    expect(heading(page)).not.toBe('主要是什么原因？');
    expect(JSON.parse(hidden(page)['answers'] ?? '')).toEqual({ Q1: 2, Q2: 5 });
  });

  test('stays at a question without an answer, and takes “prefer not to answer” for one', async () => {
    let page = await press(await post({ card: card() }), 'agree');
    page = await press(page, 'next');
    expect(page).toContain('role="alert"');
    page = await choose(page, 99);
    expect(page).not.toContain('role="alert"');
    expect(JSON.parse(hidden(page)['answers'] ?? '')).toEqual({ Q1: 99 });
  });

  test('shows a label, an answer and a card as text, whatever is in them', async () => {
    const page = await toReview(card());
    const answers = JSON.stringify({ Q1: 4, Q12: '"><script>alert(1)</script>' });
    const attacked = await post({ ...hidden(page), answers, do: 'next', step: 'Q12' });
    expect(attacked).not.toContain('<script');
    expect(await post({ card: '"><script>alert(1)</script>', do: 'open' })).not.toContain('<script');
    expect(await post({ card: card(), language: '"><script>', do: 'open' })).not.toContain('<script');
  });

  test('refuses what the scripted page would refuse, in words, and keeps what was filled in', async () => {
    const page = await toReview(card());
    const forged = await post({ ...hidden(page), answers: '{"Q1":4,"Q7":5}', do: 'send' });
    expect(plain(forged)).toContain('没有提交成功：部分答案无法接收');
    expect(hidden(forged)['answers']).toBe('{"Q1":4,"Q7":5}');
    expect(plain(await post({ card: 'no card at all', do: 'open' }))).toContain('链接无效');
    expect(heading(await post({ ...hidden(page), do: 'anything' }))).toBe('群众满意度问卷');
    expect(heading(await post({ ...hidden(page), answers: 'rubbish', do: 'agree' }))).toBe('您家是：');
  });

  test('no browser keeps what was typed to offer it to the next person', async () => {
    const empty = await post({ do: 'open' });
    const asked = await press(await post({ card: card() }), 'agree');
    for (const page of [empty, asked]) {
      const forms = page.match(/<form[^>]*>/g) ?? [];
      expect(forms.length).toBeGreaterThan(0);
      expect(forms.filter((each) => !each.includes(' autocomplete="off"'))).toEqual([]);
    }
  });

  test('shows where to put the link to whoever comes without one', async () => {
    const response = await fetch(`${evaluation.system.url}/f`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('请粘贴卡片上的链接');
  });
});
