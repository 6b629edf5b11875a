import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { csvOf } from '../../../api/follow/csv.ts';

const rows = z.array(z.array(z.string()));

/** As another program reads it. */
const readBack = (text: string): readonly (readonly string[])[] =>
  rows.parse(parse(text, { bom: true, relax_column_count: true }));

/** https://owasp.org/www-community/attacks/CSV_Injection: cells that begin so are run by spreadsheets. */
test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x")'])(
  'a name %j runs in no spreadsheet',
  (name) => {
    expect(readBack(csvOf([['village', name]]))).toEqual([['village', `'${name}`]]);
  },
);

test('numbers stay numbers, and what is not known is empty', () => {
  expect(csvOf([['村', -0.5, undefined, 'a,"b"\n']])).toBe('\u{FEFF}村,-0.5,,"a,""b""\n"\r\n');
});

test('no cell that is read back begins as a formula does, and all else is as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (cells) => {
      const [row = []] = readBack(csvOf([['#', ...cells]]));
      const expected = cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell));
      expect(row.slice(1)).toEqual(expected);
    }),
    { seed: 5 },
  );
});
