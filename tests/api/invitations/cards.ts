/** Cards of a village: printed by the lead alone, opened by picture or number, ended when they are replaced. */
import { beforeAll, describe, expect, test } from 'vitest';
import { printCards } from '../../../api/invitations/print-cards.ts';
import { type IssuedCase, interviewerCases, respondentAnswers, submission } from '../answers.ts';
import { inFieldwork } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import type { Answer, Fields } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';

const address = 'https://survey.example.org';

describe('cards', () => {
  let campaign = '';
  let village = '';
  let here: readonly IssuedCase[] = [];
  beforeAll(async () => {
    campaign = await inFieldwork(evaluation);
    const all = await interviewerCases(evaluation, campaign);
    village = all[0]?.village ?? '';
    here = all.filter((each) => each.village === village);
  });

  const asked = (changes: Fields = {}): Fields => ({
    campaign,
    input: { village, address, ...changes },
  });
  const print = (by: PersonKey | undefined, changes: Fields = {}): Promise<Answer> =>
    evaluation.act(by, 'printCards', asked(changes));

  /** What the sheet says, without the browser that prints it. */
  const sheet = async (changes: { cases?: readonly string[]; replaces?: boolean } = {}) => {
    const { context } = await contextOf(evaluation, 'lead');
    const printed: string[] = [];
    await printCards(
      {
        ...context,
        print: ({ html }) => {
          printed.push(html);
          return Promise.resolve({ pages: 1, bytes: html.length });
        },
      },
      campaign.slice('Campaign:'.length),
      { village, address, replaces: false, ...changes },
    );
    const [text = ''] = printed;
    return { text, numbers: [...text.matchAll(/class="number">([0-9 ]+)</g)].map(([, each]) => each) };
  };

  test('a PDF with a card for each household that has not answered, eight a page', async () => {
    const { outcome, value } = await print('lead');
    expect(outcome).toBe('done');
    expect(value).toMatchObject({ cards: here.length, pages: Math.ceil(here.length / 8) });
    const file = await fetch(String(value['url']));
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    // The Chinese font travels inside, so that it prints the same anywhere.
    expect(bytes.toString('latin1')).toContain('NotoSansSC');
  }, 60_000);

  test.each(['interviewer', 'supervisor', 'commissioner', 'leader', 'operator', 'institute-lead'] as const)(
    '%s prints none',
    async (person) => {
      expect(await print(person)).toMatchObject({ outcome: 'NOT_PERMITTED' });
    },
  );

  test('an address with anything behind the host is refused, and whatever is no case here', async () => {
    for (const wrong of ['http://survey.example.org', 'https://a.org/x', 'javascript:alert(1)', '']) {
      expect(await print('lead', { address: wrong })).toMatchObject({ outcome: 'CARDS_ADDRESS' });
    }
    expect(await print('lead', { cases: [`${village}-999`] })).toMatchObject({ outcome: 'CASE_UNKNOWN' });
  });

  test('the number of a card opens the same case as its picture, and a slip of the finger is told', async () => {
    const [each] = here;
    const { numbers } = await sheet({ cases: [each?.code ?? ''] });
    const [number = ''] = numbers;
    const { value } = await evaluation.act(undefined, 'openCard', { number: number.replaceAll(' ', '-') });
    expect(String(value['token'])).toContain(`.${village}.${each?.code.split('-')[1]}.1.r.`);
    const wrong = `${(Number(number[0]) + 1) % 10}${number.slice(1)}`;
    expect(await evaluation.act(undefined, 'openCard', { number: wrong })).toMatchObject({
      outcome: 'SHORT_CODE_MISTYPED',
    });
    // Right check digits, given to nobody: the example of ISO 7064, filled up.
    expect(await evaluation.act(undefined, 'openCard', { number: '0000000000079444' })).toMatchObject({
      outcome: 'SHORT_CODE_UNKNOWN',
    });
  });

  test('a replaced card is good for nothing, a reprinted one as good as the first', async () => {
    const [, each] = here;
    const cases = [each?.code ?? ''];
    const tokenOf = async ({ numbers }: { readonly numbers: readonly (string | undefined)[] }) => {
      const { value } = await evaluation.act(undefined, 'openCard', { number: numbers[0] });
      return String(value['token']);
    };
    const lost = await tokenOf(await sheet({ cases }));
    const fresh = await tokenOf(await sheet({ cases, replaces: true }));
    const again = await tokenOf(await sheet({ cases }));
    const send = (token: string): Promise<Answer> =>
      evaluation.act(undefined, 'submitResponse', submission(token, respondentAnswers));
    expect(await send(lost)).toMatchObject({ outcome: 'LINK_REVOKED' });
    expect(await send(fresh)).toMatchObject({ value: { outcome: 'NEW' } });
    expect(await send(again)).toMatchObject({ value: { outcome: 'REPEATED' } });
    expect(await print('lead', { cases })).toMatchObject({ outcome: 'CARDS_NONE' });
  });

  test('a name is text, whatever is written in it', async () => {
    const { text } = await sheet();
    expect(text).not.toMatch(/<script|on\w+=/);
    expect(text).toContain('模拟数据');
    expect(text).toContain('不告诉村里、乡里和县里是谁填的');
  });

  test('who tries numbers is stopped', async () => {
    const tries = await Promise.all(
      Array.from({ length: 70 }, () => evaluation.act(undefined, 'openCard', { number: '0000000000079444' })),
    );
    expect(tries.filter(({ outcome }) => outcome === 'SHORT_CODE_TRIES').length).toBeGreaterThan(5);
  });
});
