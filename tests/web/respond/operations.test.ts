import { afterEach, describe, expect, it, vi } from 'vitest';
import { ShapeError } from '../../../methods/questionnaire/json-shape.ts';
import { Unreachable } from '../../../web/page/post-graphql.ts';
import { askLink } from '../../../web/respond/ask-link.ts';
import { linkIn } from '../../../web/respond/operations.ts';
import { submitResponse } from '../../../web/respond/sending-operations.ts';
import { visit } from './visit.ts';

const openLinkAnswer = {
  __typename: 'OpenLink',
  campaignName: '花垣县退出评估',
  commissioner: '省里',
  evaluator: '大学',
  simulated: true,
  caseNumber: 7,
  audience: 'INTERVIEWER',
  state: 'OPEN',
  privacy: 'ANONYMOUS',
  form: visit,
  receipt: null,
};
const refusal = {
  __typename: 'Refusal',
  rule: 'LINK_UNKNOWN',
  message: '链接无效。',
  problems: [{ field: null, reason: '看不懂' }],
};

const openLink = async (token: string, language: 'zh' | 'en') => linkIn(await askLink(token, language));

/** The server of this test: what it was asked, and the answer that it gives. */
const serve = (answer: unknown) => {
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', (_path: string, options: RequestInit) => {
    asked.push(options);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(Response.json(answer));
  });
  return asked;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('opening a link', () => {
  it('gives what the server says of it', async () => {
    serve({ data: { link: openLinkAnswer, sealingKey: 'AAAA' } });
    const { __typename, ...link } = openLinkAnswer;
    expect(await openLink('token', 'zh')).toEqual({
      ok: true,
      value: { ...link, audience: 'interviewer', privacy: 'anonymous', sealingKey: 'AAAA' },
    });
  });

  it('asks in the reader’s language', async () => {
    const asked = serve({ data: { link: refusal, sealingKey: 'AAAA' } });
    await openLink('token', 'en');
    expect(asked[0]?.headers).toMatchObject({ 'accept-language': 'en' });
  });

  it('gives a refusal as one', async () => {
    serve({ data: { link: refusal, sealingKey: 'AAAA' } });
    const { __typename, ...expected } = refusal;
    expect(await openLink('token', 'zh')).toEqual({ ok: false, refusal: expected });
  });

  it('does not take something else for a link', async () => {
    serve({ data: { link: { ...openLinkAnswer, caseNumber: '7' }, sealingKey: 'AAAA' } });
    await expect(openLink('token', 'zh')).rejects.toBeInstanceOf(ShapeError);
  });

  it.each([
    ['no network', new TypeError('Failed to fetch')],
    ['an error of the server', { errors: [{ message: 'Something went wrong' }], data: null }],
    ['an answer that is no GraphQL', 'gateway'],
  ])('says that it can be tried again after %s', async (_, answer) => {
    serve(answer);
    await expect(openLink('token', 'zh')).rejects.toBeInstanceOf(Unreachable);
  });
});

describe('sending answers', () => {
  const submission = {
    token: 'token',
    responseId: 'AAAAAAAAAAAAAAAAAAAAAA',
    formCode: 'visit',
    formVersion: 1,
    language: 'zh',
    consent: true,
    answers: { listed: 2 },
  };

  it('gives the receipt', async () => {
    const receipt = {
      code: '7KQ2-M9TX-04BD-WZ1H',
      receivedAt: null,
      receivedOn: '2026-01-01',
      outcome: 'NEW',
    };
    const asked = serve({
      data: { submitResponse: { __typename: 'Receipt', ...receipt } },
    });
    expect(await submitResponse(submission, 'zh')).toEqual({ ok: true, value: receipt });
    expect(JSON.parse(String(asked[0]?.body))).toMatchObject({ variables: { input: submission } });
  });

  it('gives a refusal as one', async () => {
    serve({ data: { submitResponse: refusal } });
    expect(await submitResponse(submission, 'zh')).toMatchObject({ ok: false });
  });
});
