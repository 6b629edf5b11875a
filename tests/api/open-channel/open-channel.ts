/** Anybody may send a message, gets a number and a day, and sees the answer; leads deal with it, nobody of the other side sees it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeOf } from '../../../api/estimates/roll-up.ts';
import { seeMessages } from '../../../api/open-channel/see-messages.ts';
import { county, inFieldwork, newCampaign } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Answer, type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { keys, type PersonKey } from '../people.ts';
import { openStored } from '../stored-items.ts';
import { codeOf, message, said, secret } from './scanning.ts';

const dayMilliseconds = 86_400_000;

describe('the open channel', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  let bare = '';
  let code = '';
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
    bare = campaign.slice('Campaign:'.length);
    code = await codeOf(evaluation, campaign);
    const { give } = evaluation;
    await give('university-administrator', 'supervisor', 'SUPERVISOR', county, campaign);
    await give('university-administrator', 'supervisor-elsewhere', 'SUPERVISOR', '433123', campaign);
  });
  afterAll(() => stored.close());

  const send = (changes: Fields = {}, token = code): Promise<Answer> =>
    evaluation.act(undefined, 'sendOpenMessage', message(token, changes));

  const seenBy = (
    person: PersonKey,
    fields = 'number division answers overdue state named',
  ): Promise<Fields> => {
    const document = `query Seen($campaign: ID!) { campaign(id: $campaign) { ... on Campaign {
      openMessages(first: 50) { edges { node { ${fields} } } } } } }`;
    return evaluation.ask(person, document, { campaign });
  };
  const nodesOf = (answer: Fields): readonly Fields[] =>
    listOf(fieldsOf(fieldsOf(fieldsOf(answer['data'])['campaign'])['openMessages'])['edges']).map(
      ({ node }) => fieldsOf(node),
    );
  const daysBetween = ({ receivedAt, dueOn }: Fields): number => {
    const today = new Date(String(receivedAt)).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    return (Date.parse(String(dueOn)) - Date.parse(today)) / dayMilliseconds;
  };

  test('shows its form and its days to whoever scans the code', async () => {
    const { value } = await evaluation.act(undefined, 'openChannel', { token: code });
    expect(value).toMatchObject({ campaignName: '退出评估', state: 'OPEN', days: 15, namedDays: 20 });
    expect(fieldsOf(value['form'])['code']).toBe('open-channel');
  });

  test('gives each message a number and a day; the same sent again keeps both', async () => {
    const sent = message(code);
    const { value } = await evaluation.act(undefined, 'sendOpenMessage', sent);
    expect(value).toMatchObject({ number: expect.stringMatching(/^20\d\d-\d{6}$/), outcome: 'NEW' });
    // Article 3.3 of the practice of line 12317: accepted cases within 15 days, reports with a name within 20.
    expect(daysBetween(value)).toBe(15);
    const again = await evaluation.act(undefined, 'sendOpenMessage', sent);
    expect(again.value).toEqual({ ...value, outcome: 'REPEATED' });
    const named = await send({ contact: '转交村东头小卖部', contactConsent: true });
    expect(daysBetween(named.value)).toBe(20);
    expect(Number(String(named.value['number']).slice(5))).toBe(Number(String(value['number']).slice(5)) + 1);
  });

  test('of the same message twice at once keeps one', async () => {
    const sent = message(code);
    const both = await Promise.all([1, 2].map(() => evaluation.act(undefined, 'sendOpenMessage', sent)));
    expect(new Set(both.map(({ value }) => value['number'])).size).toBe(1);
  });

  test.each<[string, Fields, string]>([
    ['without consent', { consent: false }, 'CONSENT_MISSING'],
    ['with a contact that may not be kept', { contact: '小卖部' }, 'CONTACT_WITHOUT_CONSENT'],
    ['for another version of the form', { formVersion: 2 }, 'FORM_VERSION_DIFFERS'],
    ['without words', { answers: { topic: 1 } }, 'ANSWERS_INVALID'],
    ['with far too many words', { answers: { ...said, what: '长'.repeat(2001) } }, 'ANSWERS_INVALID'],
    [
      'with a code of somebody else’s',
      { token: `o1.${'a'.repeat(20)}.433124.${'A'.repeat(22)}` },
      'CHANNEL_UNKNOWN',
    ],
    ['whose id is none', { messageId: 'x' }, 'INPUT_INVALID'],
  ])('takes no message %s', async (_fault, changes, expected) => {
    expect((await send(changes)).outcome).toBe(expected);
  });

  test('is closed before the draw', async () => {
    const early = await newCampaign(evaluation);
    const token = await codeOf(evaluation, early);
    expect((await evaluation.act(undefined, 'openChannel', { token })).value['state']).toBe('CLOSED');
    expect((await send({}, token)).outcome).toBe('CHANNEL_CLOSED');
  });

  test('a code of a township is a code of its own; one outside the campaign is not made', async () => {
    const township = await codeOf(evaluation, campaign, '433124100');
    const { value } = await send({}, township);
    const found = nodesOf(await seenBy('lead')).find(({ number }) => number === value['number']);
    expect(found).toMatchObject({ division: '433124100', answers: said });
    expect(await codeOf(evaluation, campaign, '4401')).toBe('undefined');
  });

  test('tells its sender, with the code, what became of it, and never what it says', async () => {
    const { number } = (await send()).value;
    const look = (said_ = secret): Promise<Answer> =>
      evaluation.act(undefined, 'openMessageState', { token: code, number, secret: said_ });
    expect((await look()).value).toMatchObject({ state: 'RECEIVED', replies: [] });
    expect((await look('another-code-of-somebody')).outcome).toBe('MESSAGE_CODE_WRONG');
    const answer = (state: string, text: string): Promise<Answer> =>
      evaluation.act('lead', 'answerOpenMessage', { campaign, number, state, text });
    expect((await answer('ANSWERED', ' ')).outcome).toBe('INPUT_INVALID');
    expect((await answer('TAKEN_UP', '已转核查组')).value).toMatchObject({ state: 'TAKEN_UP' });
    expect((await answer('ANSWERED', '资金已于本周补发')).value).toMatchObject({ state: 'ANSWERED' });
    expect((await answer('ANSWERED', '再说一次')).outcome).toBe('MESSAGE_ANSWERED');
    const { value } = await look();
    expect(value).toMatchObject({
      state: 'ANSWERED',
      replies: [{ text: '已转核查组' }, { text: '资金已于本周补发' }],
    });
    expect(JSON.stringify(value)).not.toContain('危房');
    const audit = (await stored.under(`AUDIT#${bare}#`)).filter(({ subject }) =>
      String(subject).startsWith(String(number)),
    );
    expect(audit.map(({ act, subject }) => [act, subject])).toEqual([
      ['answer the open channel', `${number} taken-up`],
      ['answer the open channel', `${number} answered`],
    ]);
    expect(
      (
        await evaluation.act('lead', 'answerOpenMessage', {
          campaign,
          number: '2026-999999',
          state: 'TAKEN_UP',
          text: '',
        })
      ).outcome,
    ).toBe('MESSAGE_UNKNOWN');
  });

  test('is overdue after its day, until it is answered', async () => {
    const { number } = (await send()).value;
    const { context } = await contextOf(evaluation, 'lead');
    const overdueAfter = async (days: number): Promise<unknown> => {
      const now = new Date(context.now.getTime() + days * dayMilliseconds);
      const seen = await seeMessages({ ...context, now }, bare, { limit: 200, inverted: false });
      return seen.find((each) => each.number === number)?.overdue;
    };
    expect([await overdueAfter(15), await overdueAfter(16)]).toEqual([false, true]);
  });

  test('pages forwards and backwards by number', async () => {
    const numbers = nodesOf(await seenBy('lead')).map(({ number }) => String(number));
    expect(numbers).toEqual(numbers.toSorted());
    expect(numbers.length).toBeGreaterThan(4);
    const page = async (args: string): Promise<readonly string[]> => {
      const document = `query Page($campaign: ID!) { campaign(id: $campaign) { ... on Campaign {
        openMessages(${args}) { edges { node { number } } pageInfo { hasNextPage } } } } }`;
      return nodesOf(await evaluation.ask('lead', document, { campaign })).map(({ number }) =>
        String(number),
      );
    };
    expect(await page(`first: 2`)).toEqual(numbers.slice(0, 2));
    expect(await page(`first: 2, after: "${numbers[1]}"`)).toEqual(numbers.slice(2, 4));
    expect(await page(`last: 2`)).toEqual(numbers.slice(-2));
  });

  describe('is seen', () => {
    test('by leads and the supervisors of where the code hangs; not by commissioners, leaders, interviewers', async () => {
      const all = nodesOf(await seenBy('lead')).length;
      for (const person of keys) {
        const seen = nodesOf(await seenBy(person)).length;
        expect([person, seen]).toEqual([
          person,
          ['lead', 'second-lead', 'supervisor'].includes(person) ? all : 0,
        ]);
      }
    });

    test('with its contact by leads alone, and the look is recorded', async () => {
      await send({ contact: '转交小卖部', contactConsent: true });
      const looks = async (): Promise<number> =>
        (await stored.under(`AUDIT#${bare}#`)).filter(({ subject }) => String(subject).endsWith(' contact'))
          .length;
      const before = await looks();
      expect(JSON.stringify(await seenBy('supervisor', 'number contact'))).toContain('NOT_PERMITTED');
      expect(await looks()).toBe(before);
      expect(JSON.stringify(await seenBy('lead', 'number contact'))).toContain('转交小卖部');
      expect(await looks()).toBeGreaterThan(before);
    });

    test('and answered by leads alone', async () => {
      const { number } = (await send()).value;
      const step = { campaign, number, state: 'TAKEN_UP', text: '' };
      for (const person of keys.filter((key) => key !== 'lead' && key !== 'second-lead')) {
        expect([person, (await evaluation.act(person, 'answerOpenMessage', step)).outcome]).toEqual([
          person,
          'NOT_PERMITTED',
        ]);
      }
      expect((await evaluation.act(undefined, 'answerOpenMessage', step)).outcome).toBe('NOT_SIGNED_IN');
    });
  });

  test('lies apart from the sample: no key of it is a place that a figure depends on, and no address is kept', async () => {
    const kept = (await stored.under('')).filter(
      ({ pk }) => /^(OPEN|LIMIT)/.test(String(pk)) && String(pk).includes(bare),
    );
    expect(new Set(kept.map(({ pk }) => String(pk).split('#')[0]))).toEqual(
      new Set(['OPEN-MESSAGES', 'OPEN-COUNTER', 'OPEN-SENT', 'OPEN-CONTACTS', 'LIMIT']),
    );
    expect(kept.map(({ pk, sk }) => placeOf(String(pk), String(sk)))).toEqual(kept.map(() => undefined));
    expect(JSON.stringify(kept)).not.toMatch(/127\.0\.0\.1|::1|"level"/);
  });
});
