/**
 * Delivers one batch as Lambda does: what the handler names as failed is tried again from the first failed record on,
 * with growing pauses. When a handler throws without naming a record, the batch is halved, so that one bad record does
 * not take the others with it. A record that fails five times goes to the dead letters.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

export interface Delivery {
  readonly handler: StreamHandler;
  readonly maxTries: number;
  readonly firstPauseMilliseconds: number;
  readonly giveUp: (record: DynamoDBRecord, tries: number, reason: string) => void;
  /** Rejects when the feeder stops. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Resolves when every record was handled or given up. Rejects only when `pause` does. */
export const deliver = async (batch: readonly DynamoDBRecord[], delivery: Delivery): Promise<void> => {
  let pending = batch;
  let size = batch.length;
  let tries = 0;
  for (let [head] = pending; head !== undefined; [head] = pending) {
    const attempt = pending.slice(0, size);
    const failure = await handle(attempt, delivery.handler);
    const done = failure?.index ?? attempt.length;
    pending = pending.slice(done);
    tries = done === 0 ? tries : 0;
    if (failure === undefined) {
      size = pending.length;
    } else if (!failure.named && attempt.length > 1) {
      size = Math.ceil(attempt.length / 2);
    } else {
      tries += 1;
      const [failed] = pending;
      if (failed !== undefined && tries >= delivery.maxTries) {
        delivery.giveUp(failed, tries, failure.reason);
        pending = pending.slice(1);
        size = pending.length;
        tries = 0;
      } else {
        await delivery.pause(delivery.firstPauseMilliseconds * 2 ** (tries - 1));
      }
    }
  }
};

interface Failure {
  /** Of the first record that failed. */
  readonly index: number;
  /** Whether the handler said which record it was. */
  readonly named: boolean;
  readonly reason: string;
}

const handle = async (
  records: readonly DynamoDBRecord[],
  handler: StreamHandler,
): Promise<Failure | undefined> => {
  try {
    const { batchItemFailures } = await handler({ Records: [...records] });
    const failed = new Set(batchItemFailures.map((failure) => failure.itemIdentifier));
    if (failed.size === 0) {
      return;
    }
    const index = records.findIndex((record) => failed.has(record.dynamodb?.SequenceNumber ?? ''));
    const reason = 'the handler reports it as failed';
    // Lambda takes an unknown identifier for a failure of the whole batch.
    return index < 0 ? { index: 0, named: false, reason } : { index, named: true, reason };
  } catch (error) {
    return { index: 0, named: false, reason: error instanceof Error ? error.message : String(error) };
  }
};
