/** What HTTP adds: sizes, content types, languages. */
import { describe, expect, test } from 'vitest';
import { respondentAnswers, submission } from './answers.ts';
import { fieldsOf } from './evaluation.ts';
import { evaluation } from './one-system.ts';
import { operations } from './operations.ts';

describe('over HTTP', () => {
  const send = (
    body: string,
    headers: Readonly<Record<string, string>>,
    method = 'POST',
    query = '',
  ): Promise<Response> =>
    fetch(`${evaluation.system.url}/graphql${query}`, {
      method,
      headers,
      ...(method === 'POST' ? { body } : {}),
    });

  const json = { 'content-type': 'application/json' };
  const noLink = JSON.stringify({
    query: operations.submitResponse.document,
    variables: submission('none', respondentAnswers),
  });

  describe('every refusal is in the reader’s language', () => {
    const english = 'This link is not valid. Check that it was copied whole, or ask for a new card.';
    const chinese = '链接无效。请检查是否完整，或索取新的卡片。';

    test.each([
      ['en', english],
      ['en-GB,en;q=0.9', english],
      ['EN', english],
      ['zh', chinese],
      ['zh-CN,zh;q=0.9,en;q=0.8', chinese],
      ['', chinese],
    ])('accept-language %o', async (language, message) => {
      const answer = await send(noLink, { ...json, 'accept-language': language });
      const { data } = fieldsOf(await answer.json());
      expect(fieldsOf(data)['submitResponse']).toMatchObject({ rule: 'LINK_UNKNOWN', message });
    });

    test('also where a field has no typed result', async () => {
      const list = JSON.stringify({ query: '{ campaigns { edges { node { id } } } }' });
      const messages = await Promise.all(
        ['en', 'zh'].map(async (language) => {
          const { errors } = fieldsOf(
            await (await send(list, { ...json, 'accept-language': language })).json(),
          );
          return errors;
        }),
      );
      expect(messages).toMatchObject([[{ message: 'Sign in first.' }], [{ message: '请先登录。' }]]);
    });

    test('and what is wrong with an input, too', async () => {
      const variables = submission('x'.repeat(301), respondentAnswers);
      const long = JSON.stringify({ query: operations.submitResponse.document, variables });
      const { data } = fieldsOf(await (await send(long, { ...json, 'accept-language': 'zh' })).json());
      expect(fieldsOf(data)['submitResponse']).toMatchObject({
        rule: 'INPUT_INVALID',
        message: '提交的内容有误，请查看所列问题。',
        problems: [{ field: 'input.token', reason: expect.stringMatching(/300/) }],
      });
      expect(JSON.stringify(data)).not.toContain('Too big');
    });
  });

  describe('a body that is too large is refused, and the next is answered', () => {
    const large = JSON.stringify({ query: '{ viewer { id } }', filler: 'x'.repeat(6 * 1024 * 1024) });

    test.each([
      ['en', 'What was sent is larger than 6 MB and was not accepted.'],
      ['zh-CN', '提交的内容超过 6 MB，未被接收。'],
    ])('accept-language %s', async (language, message) => {
      const answer = await send(large, { ...json, 'accept-language': language });
      expect(answer.status).toBe(413);
      expect(fieldsOf(await answer.json())['errors']).toMatchObject([
        { message: expect.stringContaining(message), extensions: { code: 'TOO_LARGE' } },
      ]);
      expect((await send('{"query":"{ viewer { id } }"}', json)).status).toBe(200);
    });
  });

  describe('only a JSON body that a page elsewhere could not send is taken', () => {
    test.each([
      ['text/plain', noLink],
      ['application/x-www-form-urlencoded', `query=${encodeURIComponent('{ viewer { id } }')}`],
      ['multipart/form-data; boundary=x', noLink],
    ])('%s is refused', async (type, body) => {
      const answer = await send(body, { 'content-type': type });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('BAD_REQUEST');
    });

    test('nor is an act by address', async () => {
      const act = encodeURIComponent('mutation { openFieldwork(campaign: "Campaign:x") { __typename } }');
      expect((await send('', {}, 'GET', `?query=${act}`)).status).toBe(400);
      const preflighted = await send('', { 'apollo-require-preflight': 'yes' }, 'GET', `?query=${act}`);
      expect(preflighted.status).toBe(405);
    });

    test.each([
      ['half of it', '{"query": "{ viewer'],
      ['a list of requests', '[{"query":"{ viewer { id } }"}]'],
      ['no query', '{}'],
      ['nothing', ''],
    ])('%s is refused', async (_what, body) => {
      const answer = await send(body, json);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toMatch(/\.ts|node_modules|\n\s+at /);
    });
  });
});
