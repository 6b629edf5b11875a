import { describe, expect, it } from 'vitest';
import { emptyKeyTable, keyIndex } from '../../../methods/estimation/stream/key-table.ts';

/** More tuples than the table begins with room for, so that it grows several times and tuples meet at one place. */
const tuples = Array.from({ length: 5000 }, (_, at) => [at % 50, Math.floor(at / 50)]);

describe('tuples are numbered in the order in which they are first met', () => {
  it('also while the table grows', () => {
    const table = emptyKeyTable(2);
    expect(tuples.map((tuple) => keyIndex(table, tuple))).toEqual(tuples.map((_, at) => at));
    expect(table.count).toBe(5000);
  });

  it('and found again in any order', () => {
    const table = emptyKeyTable(2);
    for (const tuple of tuples) keyIndex(table, tuple);
    expect(tuples.toReversed().map((tuple) => keyIndex(table, tuple))).toEqual(
      tuples.map((_, at) => 4999 - at),
    );
    expect(table.count).toBe(5000);
  });
});
