import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { throughCollisions } from '../../../api/platform/collisions.ts';

const plain = { $metadata: {}, message: 'refused' };
const conflict = () => new TransactionConflictException(plain);
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({ ...plain, CancellationReasons: codes.map((Code) => ({ Code })) });

/** A write that fails with these errors in turn and then goes through; chance always gives the middle. */
const writing = async (...failures: readonly Error[]) => {
  const pauses: number[] = [];
  let tries = 0;
  const collisions = {
    random: (count: number) => new Uint8Array(count).fill(0x80).fill(0, 1),
    pause: (milliseconds: number) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    givenUp: () => new Error('given up'),
  };
  const outcome = await throughCollisions(collisions, () => {
    tries += 1;
    const failure = failures[tries - 1];
    return failure === undefined ? Promise.resolve('written') : Promise.reject(failure);
  }).catch((error: unknown) => error);
  return { outcome, tries, pauses };
};

test('a write that meets nothing is made once', async () => {
  expect(await writing()).toEqual({ outcome: 'written', tries: 1, pauses: [] });
});

test.each([
  ['a put that met a transaction', conflict()],
  ['a transaction that met another write', cancelled('None', 'TransactionConflict')],
  ['a transaction while the table had too much to do', cancelled('ThrottlingError', 'None')],
  ['both at once', cancelled('TransactionConflict', 'ProvisionedThroughputExceeded')],
])('%s is made again', async (_what, failure) => {
  expect(await writing(failure, failure)).toEqual({ outcome: 'written', tries: 3, pauses: [10, 20] });
});

test('after five tries it is given up', async () => {
  const all = [conflict(), cancelled('TransactionConflict'), conflict(), conflict(), conflict()];
  expect(await writing(...all)).toEqual({
    outcome: new Error('given up'),
    tries: 5,
    pauses: [10, 20, 40, 80],
  });
  expect((await writing(...all.slice(1))).outcome).toBe('written');
});

test.each([
  ['a condition that does not hold', new ConditionalCheckFailedException(plain)],
  ['one of a transaction', cancelled('ConditionalCheckFailed', 'None')],
  [
    'one beside a conflict: it would not hold a moment later',
    cancelled('TransactionConflict', 'ConditionalCheckFailed'),
  ],
  ['a transaction that was never well made', cancelled('ValidationError')],
  ['a transaction refused without a reason', cancelled('None')],
  ['anything else', new TypeError('something else')],
])('%s is told at once', async (_what, failure) => {
  expect(await writing(failure)).toEqual({ outcome: failure, tries: 1, pauses: [] });
  const late = [conflict(), conflict(), conflict(), conflict(), failure];
  expect((await writing(...late)).outcome).toBe(failure);
});
