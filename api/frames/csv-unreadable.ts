import type { Wording } from '../refusals.ts';

/** A file that is no CSV: why, and in which row. */
export class CsvUnreadable extends Error {
  readonly reason: Wording;
  readonly row: number | undefined;
  constructor(reason: Wording, row?: number) {
    super(reason.en);
    this.name = 'CsvUnreadable';
    this.reason = reason;
    this.row = row;
  }
}
