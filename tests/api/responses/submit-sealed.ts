/** What a device sealed because it could not send it, brought by anybody. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { sealTo } from '../../../web/respond/kept/seal.ts';
import { cards, type IssuedCase, respondentAnswers, submission } from '../answers.ts';
import { inFieldwork } from '../campaign-on-its-way.ts';
import { type Answer, fieldsOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';

describe('bringing sealed answers', () => {
  let key = '';
  let unused: IssuedCase[] = [];
  beforeAll(async () => {
    const campaign = await inFieldwork(evaluation);
    unused = [...(await cards(evaluation, campaign))];
    const { data } = await evaluation.ask(undefined, '{ sealingKey }');
    key = String(fieldsOf(data)['sealingKey']);
  });

  const card = (): IssuedCase => {
    const next = unused.pop();
    if (next === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return next;
  };

  const bring = (sealed: string): Promise<Answer> => evaluation.act(undefined, 'submitSealed', { sealed });

  test('gives the receipt of the answers in it, and the same receipt as often as it is brought', async () => {
    const { input } = submission(card().token, respondentAnswers);
    const sealed = await sealTo(key, JSON.stringify(input));
    const first = await bring(sealed);
    expect(first.value).toMatchObject({ __typename: 'Receipt', outcome: 'NEW' });
    const again = await bring(sealed);
    expect(again.value).toEqual({ ...first.value, outcome: 'REPEATED' });
    const direct = await evaluation.act(undefined, 'submitResponse', { input });
    expect(direct.value).toEqual(again.value);
  });

  test('is refused for what one byte was changed in, for what was sealed to another key and for other content', async () => {
    const { input } = submission(card().token, respondentAnswers);
    const sealed = Buffer.from(await sealTo(key, JSON.stringify(input)), 'base64url');
    const changed = Buffer.from(sealed);
    changed.writeUInt8((changed.readUInt8(90) ^ 1) & 255, 90);
    for (const wrong of [changed, sealed.subarray(0, -1), randomBytes(200)]) {
      expect((await bring(wrong.toString('base64url'))).outcome).toBe('SEALED_UNREADABLE');
    }
    expect((await bring(await sealTo(key, '{"token":"none"}'.padEnd(100)))).outcome).toBe(
      'SEALED_UNREADABLE',
    );
    expect((await bring(await sealTo(key, 'no JSON'.padEnd(100)))).outcome).toBe('SEALED_UNREADABLE');
  });

  test('tells whoever brings it nothing of an answer that is not taken', async () => {
    const { input } = submission(card().token, { ...respondentAnswers, Q2: 7 });
    const direct = await evaluation.act(undefined, 'submitResponse', { input });
    expect(JSON.stringify(direct.problems)).toContain('option 7');
    const brought = await bring(await sealTo(key, JSON.stringify(input)));
    expect(brought.outcome).toBe('ANSWERS_INVALID');
    expect(brought.problems).toMatchObject([{ field: 'Q2', reason: 'this answer cannot be taken' }]);
    expect(JSON.stringify(brought)).not.toContain('7');
  });

  test('is refused as its own device would be: without consent, with a forged link', async () => {
    const { input } = submission(card().token, respondentAnswers);
    const refused = async (changes: object): Promise<string> =>
      (await bring(await sealTo(key, JSON.stringify(Object.assign({}, input, changes))))).outcome;
    expect(await refused({ consent: false })).toBe('CONSENT_MISSING');
    expect(await refused({ token: `${card().token.slice(0, -2)}AA` })).toBe('LINK_UNKNOWN');
  });
});
