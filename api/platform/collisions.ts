import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import type { Pause } from './clock.ts';
import type { RandomBytes } from './random.ts';

/**
 * Where one of two writes that meet at an item is a transaction, DynamoDB lets one through and refuses the other, of which
 * nothing is written. Such a write is tried again after a pause of chance length, so that the two do not meet again.
 * Its clients retry throttling by themselves, but not these; see "Transaction conflict handling" in the DynamoDB guide.
 */
export interface Collisions {
  readonly random: RandomBytes;
  readonly pause: Pause;
  /** What a write fails with that met another one each time. */
  readonly givenUp: () => Error;
}

/** At most so many milliseconds before the second try, the third, …: 0.3 s in all. */
const longestPauses = [20, 40, 80, 160] as const;

/** Reasons that pass: another write at the same moment, or more work than the table takes just now. */
const passing: ReadonlySet<string | undefined> = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/** Whether the same write would go through a moment later. A condition that does not hold will not hold then either. */
const collided = (error: unknown): boolean => {
  if (error instanceof TransactionConflictException) {
    return true;
  }
  if (!(error instanceof TransactionCanceledException)) {
    return false;
  }
  const codes = (error.CancellationReasons ?? [])
    .map(({ Code }) => Code)
    .filter((code) => code !== undefined && code !== 'None');
  return codes.length > 0 && codes.every((code) => passing.has(code));
};

/** Makes the write, again where it met another one, at most five times. */
export const throughCollisions = async <Value>(
  { random, pause, givenUp }: Collisions,
  write: () => Promise<Value>,
): Promise<Value> => {
  for (const longest of longestPauses) {
    try {
      return await write();
    } catch (error) {
      if (!collided(error)) {
        throw error;
      }
      await pause(Math.floor(longest * fraction(random)));
    }
  }
  return write().catch((error: unknown) => {
    throw collided(error) ? givenUp() : error;
  });
};

/** Evenly from 0 (inclusive) to 1 (exclusive). */
const fraction = (random: RandomBytes): number => Buffer.from(random(4)).readUInt32BE() / 2 ** 32;
