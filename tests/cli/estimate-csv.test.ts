import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyLabelTable } from '../../cli/estimate/csv/label-table.ts';
import { longDecimal } from '../../cli/estimate/csv/long-decimal.ts';
import { openScan } from '../../cli/estimate/csv/open-scan.ts';
import { NOT_A_NUMBER, readNumber } from '../../cli/estimate/csv/read-number.ts';
import { readRow, rowPlan } from '../../cli/estimate/csv/read-row.ts';
import { decoderFor } from '../../methods/csv/encoding.ts';
import { skipEmptyLine } from '../../methods/csv/end-row.ts';
import { readOn, type Scan } from '../../methods/csv/scan.ts';
import { withFile } from './estimate-run.ts';

const seeded = { seed: 20_261_123, numRuns: 300 };

const scanOf = (text: string): Scan => {
  const written = new TextEncoder().encode(text);
  const bytes = new Uint8Array(written.length + 1).fill(10);
  bytes.set(written);
  return { bytes, position: 0, end: written.length, last: true, read: () => 0, close: () => undefined };
};

/** What is read from a field, and the place where reading stopped. */
const numberIn = (field: string): readonly [number, number] => {
  const scan = scanOf(`${field},next`);
  const numbers = new Float64Array(1);
  readNumber(scan, numbers, 0);
  return [numbers[0] ?? 0, scan.position];
};

test('a number is the double that JavaScript reads from the same text', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 22 });
  const decimal = fc
    .tuple(fc.boolean(), digits, fc.option(digits), fc.boolean())
    .map(([negative, whole, part, quoted]) => {
      const text = `${negative ? '-' : ''}${whole}${part === null ? '' : `.${part}`}`;
      return quoted ? `"${text}"` : text;
    });
  const written = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => `${value}`);
  const places = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value.toFixed(16));
  fc.assert(
    fc.property(fc.oneof(decimal, written, places), (field) => {
      expect(numberIn(field)).toEqual([Number(field.replaceAll('"', '')), field.length]);
    }),
    { ...seeded, numRuns: 5000 },
  );
});

test.each([
  ['', Number.NaN],
  ['""', Number.NaN],
  ['NA', Number.NaN],
  [' 12 ', 12],
  ['+5', 5],
  ['.5', 0.5],
  ['12.', 12],
  ['1e3', 1000],
  ['-1.5E-2', -0.015],
  ['.', NOT_A_NUMBER],
  ['-', NOT_A_NUMBER],
  ['1.2.3', NOT_A_NUMBER],
  ['1 2', NOT_A_NUMBER],
  ['0x10', NOT_A_NUMBER],
  ['NaN', NOT_A_NUMBER],
  ['Infinity', NOT_A_NUMBER],
  ['1e999', NOT_A_NUMBER],
  ['1_000', NOT_A_NUMBER],
  ['十', NOT_A_NUMBER],
])('“%s” is read as %d', (field, expected) => {
  expect(numberIn(field)).toEqual([expected, new TextEncoder().encode(field).length]);
});

test('a decimal of 16 to 19 digits is rounded correctly, or left to the slow way', () => {
  // 2⁵³ + 1 lies half-way between the doubles 2⁵³ and 2⁵³ + 2; one digit more decides.
  expect(longDecimal(900_719_925_474_099, 10, 3, 1)).toBeUndefined();
  expect(longDecimal(900_719_925_474_099, 1e4, 3001, 1000)).toBe(9_007_199_254_740_994);
  expect(longDecimal(900_719_925_474_099, 1e4, 2999, 1000)).toBe(9_007_199_254_740_992);
  let fast = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1e14, max: 1e15 - 1 }),
      fc.nat(9999),
      fc.integer({ min: 0, max: 22 }),
      (high, low, scale) => {
        const got = longDecimal(high, 1e4, low, Number(`1e${scale}`));
        if (got === undefined) return;
        fast += 1;
        expect(got).toBe(Number(`${high}${String(low).padStart(4, '0')}e-${scale}`));
      },
    ),
    { ...seeded, numRuns: 5000 },
  );
  expect(fast).toBeGreaterThan(4900);
});

/** Any text that CSV can carry: separators, quotes, line ends and characters of several bytes among it. */
const anyText = fc.string({ unit: fc.constantFrom(...'ab,"\r\n 村é𠮷'), maxLength: 8 });

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const fieldOf = ([text, always]: readonly [string, boolean]): string =>
  always || /[,"\r\n]/.test(text) ? quoted(text) : text;

interface ReadBack {
  readonly labels: readonly string[][];
  readonly numbers: readonly number[];
}

/** Reads text, number, text, skipped, with a window of a few bytes. */
const readBack = (file: string, window: number): ReadBack => {
  const table = emptyLabelTable(decoderFor(TextDecoder, 'utf-8'));
  const plan = rowPlan(4, [
    { column: 0, label: 0, table },
    { column: 1, number: 0 },
    { column: 2, label: 1, table },
  ]);
  const row = { numbers: new Float64Array(1), labels: new Int32Array(2) };
  const scan = openScan(file, window);
  const labels: string[][] = [];
  const numbers: number[] = [];
  for (;;) {
    const start = scan.position;
    const inside = start < scan.end;
    let outcome = inside ? skipEmptyLine(scan) : 'cut';
    if (outcome === 'not-empty') {
      outcome = readRow(scan, plan, row);
      if (outcome === 'read') {
        labels.push([...row.labels].map((label) => table.texts[label] ?? 'unread'));
        numbers.push(row.numbers[0] ?? Number.NaN);
      }
    }
    if (outcome === 'broken') throw new Error(`Row ${labels.length + 1} is broken.`);
    if (outcome === 'cut' && (scan.last || !readOn(scan, start))) break;
  }
  scan.close();
  return { labels, numbers };
};

test('rows are read as they were written, whatever they hold and wherever the window ends', async () => {
  const text = fc.tuple(anyText, fc.boolean());
  const rows = fc.array(fc.tuple(text, fc.integer(), text, text), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 4, max: 40 }),
      async (table, lineEnd, mark, endsWithLine, window) => {
        const lines = table.map(([first, number, second, skipped]) =>
          [quoted(first[0]), `${number}`, fieldOf(second), fieldOf(skipped)].join(','),
        );
        const content = `${mark ? '\uFEFF' : ''}${lines.join(lineEnd)}${endsWithLine ? lineEnd : ''}`;
        await withFile(content, (file) => {
          const { labels, numbers } = readBack(file, window);
          expect(labels).toEqual(table.map(([first, , second]) => [first[0], second[0]]));
          expect(numbers).toEqual(table.map(([, number]) => number));
          return Promise.resolve();
        });
      },
    ),
    seeded,
  );
});

test('values are told apart by all their bytes, also when there are thousands', async () => {
  const names = Array.from({ length: 5000 }, (_, index) => `村${index % 97}-${index}`);
  const content = names.map((name) => `${name},1,${name},`).join('\n');
  await withFile(content, (file) => {
    expect(readBack(file, 1 << 12).labels.map(([first]) => first)).toEqual(names);
    return Promise.resolve();
  });
});
