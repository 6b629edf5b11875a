/** Whoever writes where somebody else does at the same moment is served a moment later, or told to try again. */
import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tryAgain } from '../../api/try-again.ts';
import { schema } from '../../schema/schema.ts';
import { cards, type IssuedCase, respondentAnswers, submission } from './answers.ts';
import { county, inFieldwork, newCampaign, signed } from './campaign-on-its-way.ts';
import { contextOf } from './context-of.ts';
import { type Answer, answerOf, claimOf, type Fields } from './evaluation.ts';
import { endWith, evidence, giveSupervisors } from './fieldwork/reserve-team.ts';
import { evaluation } from './one-system.ts';
import { type Operation, operations } from './operations.ts';
import type { PersonKey } from './people.ts';
import { openStored } from './stored-items.ts';

describe('writes that meet', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  let unused: IssuedCase[] = [];
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
    unused = [...(await cards(evaluation, campaign))];
    await giveSupervisors(evaluation, campaign);
  });
  afterAll(() => stored.close());

  const card = (): IssuedCase => {
    const next = unused.pop();
    if (next === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return next;
  };

  /** As DynamoDB says it, to a single write and to a transaction. */
  const collision = (command: string | undefined): Error => {
    const plain = { $metadata: {}, message: 'planted' };
    return command?.startsWith('Transact') === true
      ? new TransactionCanceledException({
          ...plain,
          CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
        })
      : new TransactionConflictException(plain);
  };

  /** Sends an operation whose first `times` writes meet another one; how many did is told too. */
  const meeting = async (
    times: number,
    person: PersonKey | undefined,
    operation: Operation,
    variableValues: Fields,
    language: 'en' | 'zh' = 'en',
  ): Promise<Answer & { readonly met: number }> => {
    let met = 0;
    const withoutPause = tryAgain(
      (count) => new Uint8Array(count),
      () => Promise.resolve(),
    );
    const { context, client } = await contextOf(evaluation, person, withoutPause);
    client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (met < times && !/^(Get|Query|Scan)/.test(commandName ?? '')) {
            met += 1;
            throw collision(commandName);
          }
          return next(args);
        },
      { step: 'initialize', name: 'planted', priority: 'low' },
    );
    const { name, document } = operations[operation];
    const { data, errors } = await graphql({
      schema,
      source: document,
      variableValues,
      contextValue: { ...context, language },
    });
    client.destroy();
    return { ...answerOf({ data, ...(errors === undefined ? {} : { errors }) }, name), met };
  };

  const submitted = () => submission(card().token, respondentAnswers);
  const engagement = {
    name: '评估',
    programme: '精准扶贫',
    division: county,
    timeZone: 'Asia/Shanghai',
  };

  /** Every act that writes where somebody else may write. */
  const acts: readonly (readonly [PersonKey | undefined, Operation, () => Fields | Promise<Fields>])[] = [
    [undefined, 'submitResponse', submitted],
    [
      undefined,
      'submitResponse',
      async () => {
        const { token } = card();
        await evaluation.act(undefined, 'submitResponse', submission(token, respondentAnswers));
        return submission(token, { ...respondentAnswers, Q10: 3 });
      },
    ],
    ['interviewer', 'recordOutcome', () => ({ campaign, case: card().code, outcome: 4 })],
    [
      'supervisor',
      'openReserve',
      async () => {
        const { code } = card();
        await endWith(evaluation, campaign, code);
        return { campaign, case: code, reason: 'NEVER_MET', evidence };
      },
    ],
    ['lead', 'revokeLink', () => ({ campaign, case: card().code })],
    ['lead', 'giveLinks', () => ({ campaign, village: card().village })],
    ['lead', 'drawVillages', async () => ({ campaign: await signed(evaluation) })],
    [
      'lead',
      'requestUpload',
      async () => ({
        campaign: await newCampaign(evaluation),
        kind: 'VILLAGES',
        fileName: 'v.csv',
      }),
    ],
    [
      'commissioner',
      'createCampaign',
      () => ({
        input: { ...engagement, evaluatorId: evaluation.universityId },
      }),
    ],
    [
      'operator',
      'addOrganisation',
      () => ({
        name: '某学院',
        administrator: { ...claimOf(evaluation.system, 'stranger'), subject: `test-${crypto.randomUUID()}` },
      }),
    ],
    ['operator', 'loadDivisions', () => ({ parent: '4332', children: [{ code: '433201', name: '某县' }] })],
    [
      'office-administrator',
      'giveRole',
      () => ({
        person: { ...claimOf(evaluation.system, 'stranger'), subject: `test-${crypto.randomUUID()}` },
        role: 'COMMISSIONER',
        division: 'CN',
      }),
    ],
    [
      'university-administrator',
      'revokeRole',
      async () => {
        const given = await evaluation.give(
          'university-administrator',
          'second-lead',
          'LEAD',
          'CN',
          campaign,
        );
        return { personId: given['personId'], grantId: given['id'] };
      },
    ],
  ];

  test.each(acts)('%s, %s: done at the third try', async (person, operation, variables) => {
    expect(await meeting(2, person, operation, await variables())).toMatchObject({ outcome: 'done', met: 2 });
  });

  test.each(acts)('%s, %s: told to try again after the fifth', async (person, operation, variables) => {
    const sent = await variables();
    const english = await meeting(Number.POSITIVE_INFINITY, person, operation, sent);
    expect(english).toMatchObject({
      outcome: 'TRY_AGAIN',
      met: 5,
      message:
        'Somebody else wrote in the same place at the same moment, so this was not done. Nothing was lost: try again.',
    });
    const chinese = await meeting(Number.POSITIVE_INFINITY, person, operation, sent, 'zh');
    expect(chinese).toMatchObject({ outcome: 'TRY_AGAIN', message: expect.stringMatching(/请重试。$/) });
    // Sent again when nobody is in the way, it is done as if nothing had been.
    expect(await meeting(0, person, operation, sent)).toMatchObject({ outcome: 'done', met: 0 });
  });

  test('of an answer that was told to try again nothing is kept; sent again it is a new one', async () => {
    const { token, code } = card();
    const [village, number] = code.split('-');
    const kept = async () =>
      (await stored.under(`VILLAGE#${campaign.slice('Campaign:'.length)}#${village}`)).filter(
        (item) => item['kind'] !== undefined && item['number'] === Number(number),
      );
    const sent = submission(token, respondentAnswers);
    expect((await meeting(5, undefined, 'submitResponse', sent)).outcome).toBe('TRY_AGAIN');
    expect(await kept()).toEqual([]);
    expect((await meeting(4, undefined, 'submitResponse', sent)).value).toMatchObject({ outcome: 'NEW' });
    expect(await kept()).toHaveLength(1);
  });
});
