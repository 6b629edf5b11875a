import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';

/** Whether a write was refused because its condition did not hold (alone, or one of a transaction's). */
export const conditionFailed = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some((reason) => reason.Code === 'ConditionalCheckFailed'));

/** The same of one write of a transaction, by its place in it. */
export const conditionFailedAt = (error: unknown, place: number): boolean =>
  error instanceof TransactionCanceledException &&
  error.CancellationReasons?.[place]?.Code === 'ConditionalCheckFailed';

/** Waits for a write that need not be made where its condition does not hold: what stands there is as good or newer. */
export const unlessHeld = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!conditionFailed(error)) {
      throw error;
    }
  }
};

/** Writes all of it together, or nothing: false where one of the conditions did not hold. */
export const allOrNothing = async (...writes: Parameters<typeof execute>): Promise<boolean> => {
  try {
    await execute(...writes);
    return true;
  } catch (error) {
    if (conditionFailed(error)) {
      return false;
    }
    throw error;
  }
};

/** What stood in the place of a write that was refused and had asked to be told (`ALL_OLD`); nothing for any other error. */
export const heldInstead = (error: unknown): Readonly<Record<string, unknown>> | undefined =>
  error instanceof ConditionalCheckFailedException && error.Item !== undefined
    ? unmarshall(error.Item)
    : undefined;
