import { appendFileSync } from 'node:fs';
import type { DynamoDBRecord } from 'aws-lambda';

/** A record that no handler could take, with what it takes to try it again by hand. */
export interface DeadLetter {
  readonly reader: string;
  readonly shardId: string;
  readonly tries: number;
  readonly reason: string;
  readonly record: DynamoDBRecord;
}

export type KeepDeadLetter = (letter: DeadLetter) => void;

/** Appends each letter to the file as one line of JSON, and says so in one line. */
export const deadLetterFile =
  (path: string, print: (line: string) => void): KeepDeadLetter =>
  (letter) => {
    appendFileSync(path, `${JSON.stringify(letter)}\n`);
    print(
      `The roll-up gave up on record ${letter.record.dynamodb?.SequenceNumber} after ${letter.tries} tries ` +
        `(${letter.reason}); it is kept in ${path}`,
    );
  };
