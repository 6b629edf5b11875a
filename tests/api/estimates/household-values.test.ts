import { describe, expect, test } from 'vitest';
import { groupsOf, householdValues } from '../../../api/estimates/household-values.ts';
import { measuresOf } from '../../../api/estimates/indicator.ts';
import { standardIndicators } from '../../../api/estimates/standard-indicators.ts';
import type { ListType } from '../../../api/frames/list-type.ts';
import type { Answers } from '../../../methods/questionnaire/form.ts';

const measures = measuresOf(standardIndicators);

const at = (list: ListType) => ({ list, village: '433124100201', stratum: 'town' });

/** (y, x) of each measure of the county exit check for one household. */
const valuesOf = (list: ListType, answers: Answers): Readonly<Record<string, readonly [number, number]>> =>
  Object.fromEntries(
    [...householdValues(measures, answers, at(list))].map(([measure, { y, x }]) => [measure, [y, x]]),
  );

test('the county exit check measures three rates; the headcount is built from two of them', () => {
  expect(measures.map(({ key }) => key)).toEqual(['wrong-exit', 'missed', 'recognition']);
});

describe('wrong exits count persons of exited households, missed ones persons of non-registered households', () => {
  test.each<[string, ListType, number, readonly [number, number], readonly [number, number]]>([
    ['exited, 4 persons, meets the standard', 'exited', 1, [0, 4], [0, 0]],
    ['exited, 4 persons, below the standard', 'exited', 2, [4, 4], [0, 0]],
    ['exited, 4 persons, cannot be judged: in the denominator, no error', 'exited', 3, [0, 4], [0, 0]],
    ['non-registered, 4 persons, below the standard', 'nonregistered', 2, [0, 0], [4, 4]],
    ['non-registered, 4 persons, meets the standard', 'nonregistered', 1, [0, 0], [0, 4]],
    ['still poor: in neither rate, whatever it is', 'poor', 2, [0, 0], [0, 0]],
    ['monitored: in neither rate', 'monitored', 2, [0, 0], [0, 0]],
  ])('%s', (_household, list, determination, wrongExit, missed) => {
    const values = valuesOf(list, { persons: 4, determination });
    expect(values['wrong-exit']).toEqual(wrongExit);
    expect(values['missed']).toEqual(missed);
  });

  test('a household that nobody judged is in no denominator', () => {
    expect(valuesOf('exited', { persons: 4 })['wrong-exit']).toEqual([0, 0]);
    expect(valuesOf('exited', { persons: 4, determination: 98 })['wrong-exit']).toEqual([0, 0]);
  });

  test('a household that does not say how many persons it has is in no denominator', () => {
    for (const answers of [{}, { persons: [98] }, { persons: [99] }]) {
      expect(valuesOf('exited', { ...answers, determination: 2 })['wrong-exit']).toEqual([0, 0]);
    }
  });
});

describe('recognition counts households that answered, “cannot say” included', () => {
  test.each<[string, Answers, readonly [number, number]]>([
    ['recognises', { Q11: 1 }, [1, 1]],
    ['does not', { Q11: 2 }, [0, 1]],
    ['cannot say', { Q11: 3 }, [0, 1]],
    ['prefers not to answer', { Q11: 99 }, [0, 0]],
    ['was not asked', {}, [0, 0]],
  ])('%s', (_answer, answers, expected) => {
    expect(valuesOf('poor', answers)['recognition']).toEqual(expected);
  });
});

test('a household that nobody could judge is an error only to the reading against the area', () => {
  expect(valuesOf('exited', { persons: 4, determination: 3 })).toMatchObject({
    'wrong-exit': [0, 4],
    'wrong-exit+undecided': [4, 4],
  });
  expect(valuesOf('exited', { persons: 4, determination: 2 })).toMatchObject({
    'wrong-exit': [4, 4],
    'wrong-exit+undecided': [4, 4],
  });
});

test('a household is in the whole, in its list, not in the one that it says, and in one group of each breakdown', () => {
  const wording = { en: 'Size', zh: '人口' };
  const breakdown = {
    key: 'size',
    name: wording,
    groups: [
      { key: 'small', name: wording, households: { '<=': [{ var: 'persons' }, 3] } },
      { key: 'any-size', name: wording, households: { '>': [{ var: 'persons' }, 0] } },
    ],
  };
  const groups = (answers: Answers) => [...groupsOf({ breakdowns: [breakdown] }, answers, at('poor'))];
  expect(groups({ list: 'exited', persons: 2 })).toEqual(['all', 'poor', 'small']);
  expect(groups({ persons: 7 })).toEqual(['all', 'poor', 'any-size']);
  expect(groups({ persons: [98] })).toEqual(['all', 'poor']);
});

test('an answer that names the list cannot move a household into another one', () => {
  const values = valuesOf('poor', { list: 'exited', persons: 4, determination: 2 });
  expect(values['wrong-exit']).toEqual([0, 0]);
});
