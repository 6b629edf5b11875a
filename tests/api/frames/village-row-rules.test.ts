import { describe, expect, test } from 'vitest';
import type { ListRow } from '../../../api/frames/list-row.ts';
import { villageRowChecker } from '../../../api/frames/village-row-rules.ts';

const good = { code: '433124100201', name: '花垣村', stratum: 'town', size: '120' };

const rowOf = (row: number, cells: Readonly<Record<string, string>>): ListRow => ({
  row,
  cell: (column) => cells[column] ?? '',
});

/** Of a campaign in Huayuan county, whose list knows the county and its neighbour. */
const checker = () => villageRowChecker('433124', new Set(['433124', '433123']));

/** `column: reason` of everything that is wrong with a row. */
const problemsOf = (changes: Partial<typeof good>, check = checker()): readonly string[] =>
  check(rowOf(7, { ...good, ...changes })).problems.map(({ column, reason }) => `${column}: ${reason.en}`);

test('a good row is a village; without a stratum it is in the one of all', () => {
  const check = checker();
  expect(check(rowOf(2, good))).toEqual({
    village: { code: '433124100201', name: '花垣村', stratum: 'town', size: 120 },
    problems: [],
  });
  const { stratum: _none, ...unstratified } = { ...good, code: '433124100202' };
  expect(check(rowOf(3, unstratified)).village.stratum).toBe('all');
});

describe('each rule names its column and its reason', () => {
  test.each<[Partial<typeof good>, readonly string[]]>([
    [{ code: '43312410020' }, ['code: not a 12-digit village code']],
    [{ code: '' }, ['code: not a 12-digit village code']],
    ...['4.33124E+11', '4E+11', '4.33e11'].map((code): [Partial<typeof good>, readonly string[]] => [
      { code },
      [
        'code: a spreadsheet has shortened the code and its last digits are lost; format the column as text and enter the codes again',
      ],
    ]),
    [{ code: '４３３１２４１００２０１' }, ['code: not a 12-digit village code']],
    [{ code: '433123100201' }, ['code: lies outside the division of the campaign']],
    [{ name: '' }, ['name: the name is missing']],
    [{ stratum: '城镇' }, ['stratum: a stratum is 1 to 40 letters, digits, - or _']],
    [{ stratum: 'x'.repeat(41) }, ['stratum: a stratum is 1 to 40 letters, digits, - or _']],
    [{ size: '' }, ['size: the size is missing']],
    ...['0', '-1', '1.5', '1e3', '1,200', 'many', '1000000001', '99999999999999999999'].map(
      (size): [Partial<typeof good>, readonly string[]] => [
        { size },
        ['size: the size must be a whole number from 1 to 1,000,000,000'],
      ],
    ),
    [{ size: '1' }, []],
    [{ size: '1000000000' }, []],
    [
      { code: 'x', name: '', size: '' },
      ['code: not a 12-digit village code', 'name: the name is missing', 'size: the size is missing'],
    ],
  ])('%o: %o', (changes, expected) => {
    expect(problemsOf(changes)).toEqual(expected);
  });

  test('an unknown county', () => {
    const check = villageRowChecker('43', new Set(['433124']));
    expect(problemsOf({ code: '433199100201' }, check)).toEqual([
      'code: its county is not in the official division list',
    ]);
  });
});

test('a code that comes twice is found at its second row', () => {
  const check = checker();
  expect(check(rowOf(2, good)).problems).toEqual([]);
  expect(check(rowOf(3, { ...good, code: '433124100202' })).problems).toEqual([]);
  expect(check(rowOf(4, good)).problems).toEqual([
    { row: 4, column: 'code', reason: { en: 'the code appears twice', zh: '代码重复' } },
  ]);
});

test('codes that a spreadsheet rounded are all the same, and told so; once such a code may be right', () => {
  // 金门县 has one entry of its own in the official list of 2023.
  const check = villageRowChecker('CN', new Set(['350527', '433124']));
  expect(check(rowOf(2, { ...good, code: '350527000000' })).problems).toEqual([]);
  expect(check(rowOf(3, { ...good, code: '433124000000' })).problems).toEqual([]);
  expect(check(rowOf(4, { ...good, code: '433124000000' })).problems).toMatchObject([
    { row: 4, column: 'code', reason: { en: expect.stringContaining('format the column as text') } },
  ]);
});

test('a name is kept in one spelling, however it was typed', () => {
  // U+FA1E is a compatibility form of 羽; NFC joins it with the common one.
  expect(checker()(rowOf(2, { ...good, name: '\uFA1E村' })).village.name).toBe('羽村');
});
