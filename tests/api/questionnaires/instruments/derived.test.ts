/** Derived variables, worked out by hand from the instrument's formulas. */
import { describe, expect, test } from 'vitest';
import { householdQuestionnaire } from '../../../../api/questionnaires/instruments/household-questionnaire.ts';
import type { Answers } from '../../../../methods/questionnaire/form.ts';
import { failedChecks, type Known, knownOf } from './asked-of.ts';
import { exitedFamily, ordinaryFamily, without } from './families.ts';

const facts = { list: 'exited', incomeLine: 4000, monitoringLine: 6000, shockLine: 10_000 };

const derived = (answers: Answers, changed: Known = {}): Known =>
  knownOf(householdQuestionnaire, answers, { ...facts, ...changed });

describe('two no worries, three guarantees', () => {
  test.each<[string, Answers, string, number | null]>([
    ['always enough to eat', { D1: 1 }, 'S_food', 1],
    ['sometimes too little', { D1: 2 }, 'S_food', 0],
    ['sometimes too little, the reviewer found enough', { D1: 2, R0: 1, R6: 1 }, 'S_food', 1],
    ['does not know', { D1: 98 }, 'S_food', null],
    ['does not know, the reviewer found too little', { D1: 98, R0: 1, R6: 0 }, 'S_food', 0],
    ['clothes mainly from donations', { D3: 2 }, 'S_cloth', 0],
    ['clothes: refused', { D3: 99 }, 'S_cloth', null],
    ['water 30 minutes away', { D5a: 30 }, 'S_water', 1],
    ['water 31 minutes away', { D5a: 31 }, 'S_water', 0],
    ['water 98 minutes away', { D5a: 98 }, 'S_water', 0],
    ['water, nobody knows how far', { D5a: [98] }, 'S_water', null],
    ['no water for more than 15 days', { D5b: 1 }, 'S_water', 0],
    ['water, quality not known', { D5a: 60, D5c: 98 }, 'S_water', null],
    ['no child of school age', { B2c: 0 }, 'S_edu', 1],
    ['all at school', { E1: 1 }, 'S_edu', 1],
    ['not at school for health', { E1: 2, E2: 1 }, 'S_edu', 1],
    ['finished school', { E1: 2, E2: 5 }, 'S_edu', 1],
    ['does not want to go', { E1: 2, E2: 3 }, 'S_edu', 0],
    ['not at school, reason refused', { E1: 2, E2: 99 }, 'S_edu', null],
    ['insured, seen locally, treated', {}, 'S_med', 1],
    ['somebody not insured', { E3: 2 }, 'S_med', 0],
    ['not treated for lack of money', { E4b: 1 }, 'S_med', 0],
    ['insurance not known', { E3: 98 }, 'S_med', null],
    ['no consent to health', { A8c: 0 }, 'S_med', null],
    ['grade C, repaired', { E6: 2 }, 'S_house', 1],
    ['grade D, still lived in', { E6: 5 }, 'S_house', 0],
    ['resettlement house', { E5: 4 }, 'S_house', 1],
    ['no house', { E5: 6 }, 'S_house', 0],
    ['never appraised', { E6: 6 }, 'S_house', null],
  ])('%s', (_case, changed, code, expected) => {
    expect(derived({ ...exitedFamily, ...changed })[code]).toBe(expected);
  });

  test('are met together, or not, or unknown as soon as one part is', () => {
    expect(derived(exitedFamily)).toMatchObject({ S_ok: 1, S_gaps: 0 });
    expect(derived({ ...exitedFamily, D3: 3 })).toMatchObject({ S_ok: 0, S_gaps: 1 });
    expect(derived({ ...exitedFamily, D3: 3, E6: 6, E3: 2 })).toMatchObject({ S_ok: null, S_gaps: 2 });
  });

  test('the design may set how far water may be', () => {
    expect(derived({ ...exitedFamily, D5a: 20 }, { waterMinutes: 15 })['S_water']).toBe(0);
    expect(derived({ ...exitedFamily, D5a: 95 }, { waterMinutes: 98 })['S_water']).toBe(1);
  });
});

describe('income', () => {
  // F1 20,000 + F2 8,000 + F4 500 + F5 1,500 + F6 1,000 − F3 3,000 = 28,000; ÷ 4 = 7,000; ÷ 3 = 9,333.33; 1,500 ÷ 31,000 are transfers.
  test('a head, by registered persons and by residents', () => {
    expect(derived(exitedFamily)).toMatchObject({
      income: 28_000,
      income_pc_reg: 7000,
      income_ok: 1,
      standard_ok: 1,
    });
    expect(derived(exitedFamily)['income_pc_res']).toBeCloseTo(9333.333, 3);
    expect(derived(exitedFamily)['transfer_share']).toBeCloseTo(1500 / 31_000, 12);
  });

  test.each<[string, Answers, number | null]>([
    ['one part unknown counts for nothing', { F6: [98] }, 27_000],
    ['two unknown: no income', { F6: [98], F4: [99] }, null],
    ['both halves of the transfers are one part', { F5a: [98], F5b: [98] }, 26_500],
    ['a band stands for its middle: 10,000–20,000', { F1: [98], F1b: 3 }, 23_000],
    ['wages of 98 yuan are 98 yuan', { F1: 98 }, 8098],
    ['costs above what came in', { F3: 40_000 }, -9000],
    ['no consent to income', { A8c: 0 }, null],
  ])('%s', (_case, changed, income) => {
    const known = derived({ ...exitedFamily, ...changed });
    expect(known['income'] ?? null).toBe(income);
    expect(known['income_pc_reg']).toBe(income === null ? null : income / 4);
  });

  test.each<[string, Answers, Known, number | null]>([
    ['on the line', {}, { incomeLine: 7000 }, 1],
    ['under the line', {}, { incomeLine: 7000.01 }, 0],
    ['above it, but worse than last year: to be reviewed', { F7a: 3 }, {}, null],
    ['under it and worse', { F7a: 3 }, { incomeLine: 8000 }, 0],
    ['the design has no line', {}, { incomeLine: null }, null],
    ['income unknown', { A8c: 0 }, {}, null],
  ])('%s', (_case, changed, line, expected) => {
    expect(derived({ ...exitedFamily, ...changed }, line)['income_ok']).toBe(expected);
  });
});

describe('suspicions', () => {
  const poor = { ...exitedFamily, D3: 3 };
  test.each<[string, Answers, Known, string, number | null]>([
    ['exited, below the standard', poor, {}, 'suspect_wrong_exit', 1],
    ['exited, meets it', exitedFamily, {}, 'suspect_wrong_exit', 0],
    ['exited, unknown', { ...exitedFamily, E6: 6 }, {}, 'suspect_wrong_exit', null],
    ['still poor, below the standard', poor, { list: 'poor' }, 'suspect_wrong_exit', 0],
    [
      'not registered, below it',
      { ...ordinaryFamily, D3: 3 },
      { list: 'nonregistered' },
      'suspect_missed',
      1,
    ],
    ['with a company', { ...ordinaryFamily, D3: 3, B5: [3] }, { list: 'nonregistered' }, 'suspect_missed', 0],
    ['still poor, meets it', exitedFamily, { list: 'poor' }, 'suspect_overdue_exit', 1],
    ['with a serious illness', { ...exitedFamily, B4: [3] }, { list: 'poor' }, 'suspect_overdue_exit', 0],
    ['with a shock', { ...exitedFamily, F8: 10_000 }, { list: 'poor' }, 'suspect_overdue_exit', 0],
    ['registered, with a town house', { ...exitedFamily, B5: [1] }, {}, 'suspect_wrong_entry', 1],
    ['bought after entry', { ...exitedFamily, B5: [1], R0: 1, R1: 2, R7: 0 }, {}, 'suspect_wrong_entry', 0],
    ['B5 refused', { ...exitedFamily, B5: [99] }, {}, 'suspect_wrong_entry', null],
    ['says that it is not registered', { ...exitedFamily, C1: 4 }, {}, 'unaware', 1],
    ['does not know', { ...exitedFamily, C1: 98 }, {}, 'unaware', 1],
    ['is not', ordinaryFamily, { list: 'nonregistered' }, 'unaware', 0],
    ['income 7,000 of 7,000', exitedFamily, { monitoringLine: 7000 }, 'suspect_unmonitored', 1],
    ['income above', exitedFamily, {}, 'suspect_unmonitored', 0],
    [
      'says that it is monitored',
      { ...exitedFamily, C1: 3 },
      { monitoringLine: 7000 },
      'suspect_unmonitored',
      0,
    ],
    ['no monitoring line', exitedFamily, { monitoringLine: null }, 'suspect_unmonitored', null],
  ])('%s', (_case, answers, changed, code, expected) => {
    expect(derived(answers, changed)[code]).toBe(expected);
  });
});

describe('against the registry', () => {
  test('each field agrees, differs, or cannot be compared', () => {
    const registry = { R0: 1, R1: 2, R2: 5, R3: 2014, R4: 2 };
    expect(derived({ ...exitedFamily, ...registry })).toMatchObject({
      match_status: 1,
      match_persons: 0,
      match_year: 1,
      match_cause: 0,
    });
    expect(derived({ ...exitedFamily, C1: 98 })).toMatchObject({
      match_status: null,
      match_persons: null,
      match_year: null,
      match_cause: null,
    });
  });
});

test('a mark is 25 points a step: 5 is 100, 1 is 0, no contact is nothing', () => {
  const marks = [5, 4, 3, 2, 1, 0, 98].map((H3) => derived({ ...exitedFamily, H3 })['H3_points']);
  expect(marks).toEqual([100, 75, 50, 25, 0, null, null]);
});

describe('checks', () => {
  test.each<[string, Answers, 'hard' | 'soft' | 'review', readonly string[]]>([
    ['nothing is wrong with the family', {}, 'hard', []],
    ['more elders than persons', { B2a: 5 }, 'hard', ['B2a 0']],
    ['more elders than nobody knows', { B1a: [98], B2a: 5, B3a: 3 }, 'hard', []],
    ['residents: five more than registered', { B1b: 9 }, 'hard', []],
    ['residents: six more', { B1b: 10 }, 'hard', ['B1b 0']],
    ['workers: 7 of 4 + 3', { B3a: 7 }, 'hard', []],
    ['workers: 8 of 4 + 3', { B3a: 8 }, 'hard', ['B3a 0']],
    ['more away than able to work', { B3b: 3 }, 'hard', ['B3b 0']],
    ['registered next year', { C2: 2027, C4a: 2026 }, 'hard', ['C2 0']],
    ['three further causes', { C3b: [2, 3, 4] }, 'hard', ['C3b 0']],
    ['refused, yet complete', { A7: 2, A5: 1 }, 'hard', ['A5 0', 'A5 1']],
    ['refused', { A7: 2, A5: 3 }, 'hard', []],
    ['officials stayed, yet complete', { A9: 1, A5: 1 }, 'hard', ['A5 1']],
    ['out before in', { C2: 2019 }, 'soft', ['C4a 1']],
    ['costs above income from them', { F3: 8001 }, 'soft', ['F3 0']],
    ['income below zero', { F3: 40_000 }, 'soft', ['F3 0', 'F6 0']],
    ['never hungry, nothing to eat with it', { D2: 0 }, 'review', ['D2 0']],
    ['ill, insured, paid nothing', { B4: [3], F8: 0 }, 'review', ['E3 0']],
    ['safe by appraisal, falls down', { E7: 3 }, 'review', ['E7 0']],
    ['income of 40,001 a head on a line of 4,000', { F1: 152_004 }, 'review', ['F6 1']],
    ['not what the list says', { C1: 3 }, 'review', ['C1 0']],
    ['always the same mark', { H3: 4 }, 'review', ['H10 0']],
    ['seven minutes', { A6b: '2026-03-31T09:07', A5: 1 }, 'review', ['A6b 0']],
    ['over midnight', { A6a: '2026-03-31T23:55', A6b: '2026-04-01T00:20', A5: 1 }, 'review', []],
  ])('%s', (_case, changed, kind, expected) => {
    expect(failedChecks(householdQuestionnaire, { ...exitedFamily, ...changed }, kind, facts)).toEqual(
      expected,
    );
  });

  test('a mark that was not asked takes no part in always the same mark', () => {
    const same = { ...ordinaryFamily, H3: 4 };
    const known = { ...facts, list: 'nonregistered' };
    expect(failedChecks(householdQuestionnaire, same, 'review', known)).toEqual(['H10 0']);
    expect(failedChecks(householdQuestionnaire, without(same, 'H9'), 'review', known)).toEqual([]);
  });
});
