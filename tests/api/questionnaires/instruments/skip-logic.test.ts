/** Section 3 of the instrument: who is asked what. */
import { describe, expect, test } from 'vitest';
import { householdQuestionnaire } from '../../../../api/questionnaires/instruments/household-questionnaire.ts';
import { compileRule } from '../../../../methods/questionnaire/compile-rule.ts';
import type { Answers } from '../../../../methods/questionnaire/form.ts';
import { readRule } from '../../../../methods/questionnaire/rule.ts';
import { codesAsked } from './asked-of.ts';
import { exitedFamily, ordinaryFamily } from './families.ts';

const asked = (answers: Answers) => new Set(codesAsked(householdQuestionnaire, answers));

const sections = (answers: Answers): string =>
  [
    ...new Set([...asked(answers)].map((code) => code.charAt(0)).filter((letter) => /[B-JX]/.test(letter))),
  ].join('');

test('without consent nothing is asked but how the visit ended', () => {
  const answers = { ...exitedFamily, A7: 2 };
  expect(sections(answers)).toBe('');
  expect([...asked(answers)].filter((code) => /^A[5-9]/.test(code))).toEqual([
    'A6a',
    'A6c',
    'A7',
    'A6b',
    'A5',
  ]);
});

test('while an official is present nothing is asked: the interviewer is told to wait', () => {
  expect(sections({ ...exitedFamily, A9: 1 })).toBe('');
  expect(asked({ ...exitedFamily, A9: 1 })).toContain('A9n');
  expect(sections(exitedFamily)).toBe('BCDEFGHJX');
  expect(asked(exitedFamily)).not.toContain('A9n');
});

test.each([0, 98, 99])(
  'without consent to health and income (A8c = %i) B4, E4 and F1 to F8 are not asked',
  (A8c) => {
    const left = [...asked(exitedFamily)].filter((code) => !asked({ ...exitedFamily, A8c }).has(code));
    expect(left).toEqual([
      ...['B4', 'E4a', 'E4b'],
      ...['F1', 'F2', 'F3', 'F4', 'F5a', 'F5b', 'F6', 'F7a', 'F7b', 'F8', 'income_unknown', 'income'],
    ]);
  },
);

describe('questions for some families only', () => {
  const registered = ['C2', 'C3a', 'C3b', 'G4', 'H4', 'H5', 'H6'];
  test.each<[number, readonly string[], readonly string[]]>([
    [1, [...registered, 'G1'], ['C4a', 'C4b', 'C6a']],
    [2, [...registered, 'G1', 'C4a', 'C4b'], ['C6a']],
    [3, [...registered, 'G1'], ['C4a', 'C6a']],
    [4, ['C6a', 'G1'], [...registered, 'C4a']],
    // Does not know whether it is registered: goes the way of a family that is not.
    [98, ['C6a', 'G1'], [...registered, 'C4a']],
    [99, [], [...registered, 'C4a', 'C6a', 'G1', 'G3']],
  ])('C1 = %i', (C1, areAsked, areNot) => {
    const codes = [...asked({ ...exitedFamily, C1 })];
    expect(codes).toEqual(expect.arrayContaining([...areAsked]));
    expect(codes.filter((code) => areNot.includes(code))).toEqual([]);
  });

  test.each<[string, Answers, string, boolean]>([
    ['school, with a child of 6 to 15', { B2c: 1 }, 'E1', true],
    ['school, without', { B2c: 0 }, 'E1', false],
    ['school, if the number is not known', { B2c: [98] }, 'E1', false],
    ['why not at school', { E1: 2 }, 'E2', true],
    ['why not at school, if all are', { E1: 1 }, 'E2', false],
    ['appraisal of an own house', { E5: 3 }, 'E6', true],
    ['appraisal of a rented house', { E5: 5 }, 'E6', true],
    ['appraisal of a resettlement house', { E5: 4 }, 'E6', false],
    ['appraisal without a house', { E5: 6 }, 'E6', false],
    ['fit of the help', { G1: [3] }, 'G3', true],
    ['fit of the help, if there was none', { G1: [0] }, 'G3', false],
    ['own earnings, if what was received is not known', { G1: [98] }, 'G5', false],
    ['the band of wages that are not known', { F1: [98] }, 'F1b', true],
    ['the band of wages that are refused', { F1: [99] }, 'F1b', false],
    ['the band of wages of 98 yuan', { F1: 98 }, 'F1b', false],
    ['a voice note, without consent to audio', { A8a: 0 }, 'J3v', false],
    ['a voice note, with it', { A8a: 1 }, 'J3v', true],
    ['a photo, without consent to photos', { A8b: 0 }, 'X2b', false],
    ['a photo, with it', { A8b: 1 }, 'X2b', true],
    ['the house, by phone', { mode: 2 }, 'X2a', false],
    ['credibility, by phone', { mode: 2 }, 'X5', true],
  ])('%s', (_case, answers, code, expected) => {
    expect(asked({ ...exitedFamily, ...answers }).has(code)).toBe(expected);
  });

  test('a question that an unasked one leads to is not asked, whatever is stored', () => {
    expect(asked({ ...exitedFamily, B2c: 0, E1: 2, E2: 2 }).has('E2')).toBe(false);
    expect(asked({ ...ordinaryFamily, H4: 1, J1_H4: [97] }).has('J1_H4')).toBe(false);
  });
});

describe('the reason', () => {
  const reasons = (answers: Answers) => [...asked(answers)].filter((code) => code.startsWith('J1_'));
  test('is asked after every mark of 1 or 2, and where the result is not recognised', () => {
    const low = { ...exitedFamily, H1: 2, H3: 0, H4: 1, H10: 98, H11: 2 };
    expect(reasons(low)).toEqual(['J1_H1', 'J1_H4', 'J1_H11']);
    expect(reasons({ ...exitedFamily, H11: 3 })).toEqual([]);
  });
  test('in own words only where it is another one', () => {
    expect(reasons({ ...exitedFamily, H1: 2, J1_H1: [1, 97] })).toEqual(['J1_H1', 'J1_H1t']);
  });
});

test('a family that is not registered is offered the general measures', () => {
  const G1 = householdQuestionnaire.items.find(({ code }) => code === 'G1');
  const offered = (C1: number) =>
    G1?.type === 'select-multiple' && G1.choiceFilter !== undefined
      ? G1.choices.filter((choice) =>
          compileRule(readRule(G1.choiceFilter ?? true), () => ({ run: () => C1 }))(null, 0, choice),
        )
      : [];
  expect(offered(2).map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 0, 98, 99]);
  for (const C1 of [4, 98]) {
    expect(offered(C1).map(({ code }) => code)).toEqual([2, 5, 6, 7, 8, 11, 12, 13, 0, 98, 99]);
  }
});

describe('the determination', () => {
  const verdicts = (answers: Answers) =>
    [...asked({ ...exitedFamily, ...answers })].filter((code) => /^V[1-6]n?$/.test(code));
  test('is asked by list type, once it is made', () => {
    expect(verdicts({ R0: 0, R1: 2 })).toEqual([]);
    expect(verdicts({ R0: 1, R1: 1 })).toEqual(['V3', 'V4', 'V6']);
    expect(verdicts({ R0: 1, R1: 2 })).toEqual(['V1', 'V3', 'V5', 'V6']);
    expect(verdicts({ R0: 1, R1: 3 })).toEqual(['V6']);
    expect(verdicts({ R0: 1, R1: 4, V2: 2 })).toEqual(['V2', 'V5', 'V6']);
    expect(verdicts({ R0: 1, R1: 4, V2: 1 })).toEqual(['V2', 'V2n', 'V5', 'V6']);
  });
  test('never reaches a family that answers alone', () => {
    const alone = codesAsked(householdQuestionnaire, { ...exitedFamily, R0: 1, R1: 2 }, 'respondent');
    expect(alone.filter((code) => /^([XRV]|A[3-6])/.test(code))).toEqual([]);
  });
});
