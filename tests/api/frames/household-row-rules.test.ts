import { describe, expect, test } from 'vitest';
import { householdRowChecker } from '../../../api/frames/household-row-rules.ts';
import type { ListRow } from '../../../api/frames/list-row.ts';

const good = { village: '433124100201', list: 'exited', household: '0001', group: '3组' };

const rowOf = (row: number, cells: Readonly<Record<string, string>>): ListRow => ({
  row,
  cell: (column) => cells[column] ?? '',
});

const checker = () =>
  householdRowChecker({
    disclosed: new Set(['433124100201', '433124100202', '433124100203']),
    frozen: new Set(['433124100203']),
  });

const problemsOf = (changes: Partial<typeof good>): readonly string[] =>
  checker()(rowOf(7, { ...good, ...changes })).problems.map(
    ({ column, reason }) => `${column}: ${reason.en}`,
  );

test('a good row is a household of a drawn village; it has no name, and its group may be empty', () => {
  expect(checker()(rowOf(2, good))).toEqual({ household: good, problems: [] });
  expect(problemsOf({ group: '' })).toEqual([]);
});

const lists = 'list: the list must be one of: poor, exited, monitored, nonregistered';
const number = 'household: a household number is 1 to 40 letters, digits, . _ : or -';

describe('each rule names its column and its reason', () => {
  test.each<[Partial<typeof good>, readonly string[]]>([
    [
      { village: '433124100203' },
      ['village: the roster of this village is frozen: its tickets exist, so no other roster is taken'],
    ],
    [{ village: '433124100204' }, ['village: this is no village of the sample that was disclosed']],
    [
      { village: '4.33124E+11' },
      [
        'village: a spreadsheet has shortened the code and its last digits are lost; format the column as text and enter the codes again',
      ],
    ],
    [{ village: '' }, ['village: this is no village of the sample that was disclosed']],
    [{ list: '' }, [lists]],
    [{ list: 'Exited' }, [lists]],
    [{ list: '脱贫户' }, [lists]],
    [{ household: '' }, [number]],
    [{ household: '第1户' }, [number]],
    [{ household: 'x'.repeat(41) }, [number]],
    // 18 characters, the last a digit or X: a citizen's identity number (GB 11643).
    [
      { household: '11010119900307123X' },
      ['household: this looks like a national identity number; rosters must not hold one'],
    ],
    [{ group: '组'.repeat(41) }, ['group: a village group has at most 40 characters']],
    [{ group: '组'.repeat(40) }, []],
    [
      { village: '', list: '', household: '' },
      ['village: this is no village of the sample that was disclosed', lists, number],
    ],
  ])('%o: %o', (changes, expected) => {
    expect(problemsOf(changes)).toEqual(expected);
  });
});

test('a household comes once in its village; another village may use the same number', () => {
  const check = checker();
  const again = { ...good, list: 'poor' };
  expect(check(rowOf(2, good)).problems).toEqual([]);
  expect(check(rowOf(3, { ...good, village: '433124100202' })).problems).toEqual([]);
  expect(check(rowOf(4, again)).problems).toEqual([
    {
      row: 4,
      column: 'household',
      reason: { en: 'this household appears twice in its village', zh: '该户在本村重复' },
    },
  ]);
});

test('a file with corrections takes villages that households were drawn in, and no others', () => {
  const check = householdRowChecker({
    disclosed: new Set(['433124100201', '433124100202', '433124100203']),
    frozen: new Set(['433124100202', '433124100203']),
    correctable: new Set(['433124100203']),
  });
  const faultsOf = (village: string): readonly string[] =>
    check(rowOf(2, { ...good, village })).problems.map(({ reason }) => reason.en);
  expect(faultsOf('433124100203')).toEqual([]);
  const undrawn = expect.stringMatching(/^no households were drawn from the present roster/);
  expect(faultsOf('433124100201')).toEqual([undrawn]);
  expect(faultsOf('433124100202')).toEqual([undrawn]);
  expect(faultsOf('433124100204')).toEqual(['this is no village of the sample that was disclosed']);
});
