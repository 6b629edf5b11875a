import { describe, expect, it } from 'vitest';
import { domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { crossTable } from '../../../../methods/estimation/tables/cross-table.ts';
import { type Answer, sampleOf, tableOf } from './table-sample.ts';

const answers: readonly Answer[] = [
  { row: 'poor', column: 'yes', weight: 2 },
  { row: 'exited', column: 'no', weight: 3 },
  { row: 'poor', column: 'no', weight: 5 },
  { row: 'exited', column: 'no', weight: 7 },
];

describe('a cross table', () => {
  it('holds weights and rows by cell, categories in their own order', () => {
    expect(tableOf(answers).table).toMatchObject({
      rowLevels: ['exited', 'poor'],
      columnLevels: ['no', 'yes'],
      weighted: [
        [10, 0],
        [5, 2],
      ],
      counts: [
        [2, 0],
        [1, 1],
      ],
      n: 4,
    });
  });

  it('follows the order given, and leaves out what nobody answered', () => {
    const { table } = tableOf(answers, {
      rowLevels: ['poor', 'monitored', 'exited'],
      columnLevels: ['yes', 'no'],
    });
    expect(table).toMatchObject({
      rowLevels: ['poor', 'exited'],
      columnLevels: ['yes', 'no'],
      weighted: [
        [2, 5],
        [0, 10],
      ],
    });
  });

  it('orders numbers by size and before texts', () => {
    const mixed = [10, 'b', 9, 'B', 'a'].map((row) => ({ row, column: 1 }));
    expect(tableOf(mixed).table.rowLevels).toEqual([9, 10, 'B', 'a', 'b']);
  });

  it('has no row for a category that only rows of weight 0 have', () => {
    const { table } = tableOf([...answers, { row: 'monitored', column: 'no', weight: 0 }]);
    expect(table.rowLevels).toEqual(['exited', 'poor']);
    expect(table.n).toBe(5);
  });

  it('keeps to its domain, and is empty where that is', () => {
    const sample = sampleOf(answers);
    const rows = answers.map(({ row }) => row);
    const columns = answers.map(({ column }) => column);
    const poor = domainOf(sample, (row) => rows[row] === 'poor');
    expect(crossTable(sample, poor, rows, columns)).toMatchObject({ weighted: [[5, 2]], n: 2 });
    const nobody = domainOf(sample, () => false);
    expect(crossTable(sample, nobody, rows, columns)).toMatchObject({ weighted: [], rowLevels: [], n: 0 });
  });

  it('refuses a row without a category, or counts it in no cell when asked to', () => {
    const sample = sampleOf(answers);
    const rows = ['poor', null, 'poor', 'exited'];
    const columns = answers.map(({ column }) => column);
    const everybody = wholeSample(sample);
    expect(() => crossTable(sample, everybody, rows, columns)).toThrow(
      expect.objectContaining({ code: 'wrong-shape', message: expect.stringContaining('Row 1') }),
    );
    expect(crossTable(sample, everybody, rows, columns, { missing: 'no-cell' })).toMatchObject({
      weighted: [
        [7, 0],
        [5, 2],
      ],
      n: 4,
    });
    expect(() => crossTable(sample, everybody, rows.slice(0, 2), columns)).toThrow(
      expect.objectContaining({ code: 'wrong-shape' }),
    );
  });

  it('refuses a category that is not among the levels given', () => {
    expect(() => tableOf(answers, { rowLevels: ['poor'] })).toThrow(
      expect.objectContaining({ code: 'unknown-group', message: expect.stringContaining('exited') }),
    );
  });
});
