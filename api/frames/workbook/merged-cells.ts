import type { Problem } from '../../refusals.ts';
import { letters, placeOf } from './cell-reference.ts';

export interface Extent {
  readonly names: readonly string[];
  /** The row that names the columns, and the last that holds something. */
  readonly header: number;
  readonly last: number;
}

/** Only the first of merged cells holds the value; the rows beside and below it would silently go without. */
export const mergedProblems = (
  ranges: readonly string[],
  { names, header, last }: Extent,
): readonly Problem[] =>
  ranges.flatMap((range) => {
    const [from = '', to = from] = range.split(':');
    const first = placeOf(from);
    const end = placeOf(to);
    if (first === undefined || end === undefined || first.column >= names.length) {
      return [];
    }
    const { row, column } = first;
    return row > last || end.row < header
      ? []
      : [
          {
            row,
            column: names[column] || letters(column),
            reason: {
              en: `the cells ${range} are merged; unmerge them and fill each one`,
              zh: `单元格${range}已合并，请取消合并并逐格填写`,
            },
          },
        ];
  });
