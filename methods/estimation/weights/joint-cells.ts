import { entry } from '../packed-triangle.ts';
import type { CodedMargin } from './margin.ts';

/** Rows that share their category in every margin form a cell; only cells that occur are kept. */
export interface JointCells {
  /** By row. */
  readonly ofRow: Int32Array;
  readonly count: number;
  /** The margins with the category of every cell in place of every row. */
  readonly margins: readonly CodedMargin[];
}

export const jointCells = (margins: readonly CodedMargin[], rows: number): JointCells => {
  let ofRow = new Int32Array(rows);
  let count = 1;
  for (const { codes, counts } of margins) {
    const numbers = new Map<number, number>();
    ofRow = ofRow.map((cell, row) => {
      const key = cell * counts.length + (codes[row] ?? 0);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    });
    count = numbers.size;
  }
  const byCell = margins.map((margin) => {
    const codes = new Int32Array(count);
    for (const [row, cell] of ofRow.entries()) codes[cell] = margin.codes[row] ?? 0;
    return { ...margin, codes };
  });
  return { ofRow, count, margins: byCell };
};

/** Σ of a value by row over the rows of every cell. */
export const totalsByCell = ({ ofRow, count }: JointCells, values: Float64Array): Float64Array => {
  const totals = new Float64Array(count);
  for (const [row, cell] of ofRow.entries()) totals[cell] = entry(totals, cell) + entry(values, row);
  return totals;
};
