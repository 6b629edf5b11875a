import fc from 'fast-check';
import jsonLogic from 'json-logic-js';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../methods/questionnaire/evaluate.ts';
import type { Answers, Rule } from '../../../methods/questionnaire/form.ts';
import { formOf, select } from './forms.ts';

const label = { en: 'label' };

/** What a rule comes to, as a form calculates it: truth is 1 or 0. */
const comesTo = (rule: Rule, answers: Answers = {}): unknown =>
  evaluate(
    formOf([
      { code: 'a', type: 'integer', label, required: false, minimum: 0, maximum: 9 },
      { code: 'b', type: 'integer', label, required: false, minimum: 0, maximum: 9 },
      { code: 't', type: 'text', label, required: false, maximumLength: 99 },
      select('one', [1, 2], { required: false }),
      select('many', [1, 2, 3], { required: false, type: 'select-multiple' }),
      { code: 'result', type: 'calculate', label, required: false, calculation: rule },
    ]),
    answers,
    'respondent',
  ).valueOf('result');

const stored = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);

/** Where both are defined: numbers for arithmetic and orderings, finite results. */
const { number: numeric, truth } = fc.letrec<{ number: Rule; truth: Rule }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.integer({ min: -50, max: 50 }),
    fc.constantFrom<Rule>({ var: 'a' }, { var: ['b'] }),
    fc
      .tuple(fc.constantFrom('+', '*', 'min', 'max'), fc.array(tie('number'), { minLength: 1, maxLength: 3 }))
      .map(([operator, operands]): Rule => ({ [operator]: operands })),
    fc
      .tuple(fc.constantFrom('-', '/', '%'), tie('number'), tie('number'))
      .map(([operator, a, b]): Rule => ({ [operator]: [a, b] })),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map((operands): Rule => ({ if: operands })),
  ),
  truth: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.boolean(),
    fc
      .tuple(fc.constantFrom('==', '===', '!=', '!==', '<', '<=', '>', '>='), tie('number'), tie('number'))
      .map(([operator, a, b]): Rule => ({ [operator]: [a, b] })),
    fc
      .tuple(tie('number'), fc.array(fc.integer({ min: 0, max: 5 })))
      .map(([a, list]): Rule => ({ in: [a, list] })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('truth'), { minLength: 1, maxLength: 3 }))
      .map(([operator, all]): Rule => ({ [operator]: all })),
    fc
      .tuple(fc.constantFrom('!', '!!'), tie('truth'))
      .map(([operator, one]): Rule => ({ [operator]: [one] })),
  ),
}));

/** Whether every number on the way is finite: beyond that plain JSON Logic goes on with Infinity and NaN. */
const isFiniteThroughout = (rule: Rule, data: Answers): boolean => {
  if (typeof rule !== 'object' || rule === null) return true;
  const value = jsonLogic.apply(rule, data);
  const finite = typeof value !== 'number' || Number.isFinite(value);
  return (
    finite &&
    Object.values(rule)
      .flat()
      .every((part) => isFiniteThroughout(part, data))
  );
};

describe('operators that JSON Logic has', () => {
  it('give what json-logic-js gives, where nothing would have to be converted', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.oneof(numeric, truth), digit, digit, (rule, a, b) => {
        const data = { a, b };
        fc.pre(isFiniteThroughout(rule, data));
        const expected = stored(jsonLogic.apply(rule, data));
        expect(comesTo(rule, data)).toBe(expected === 0 ? 0 : expected);
      }),
      { seed: 20261106, numRuns: 500 },
    );
  });

  // The examples of jsonlogic.com/operations.html that need no conversion, with their published results.
  it.each<[Rule, unknown]>([
    [{ '==': [1, 1] }, 1],
    [{ '===': [1, '1'] }, 0],
    [{ '!=': [1, 2] }, 1],
    [{ '!==': [1, '1'] }, 1],
    [{ '!': [true] }, 0],
    [{ '!': true }, 0],
    [{ '!!': [[]] }, 0],
    [{ '!!': ['0'] }, 1],
    [{ or: [true, false] }, 1],
    [{ or: [false, 'a'] }, 'a'],
    [{ or: [false, 0, 'a'] }, 'a'],
    [{ and: [true, true] }, 1],
    [{ and: [true, 'a', 3] }, 3],
    [{ and: [true, '', 3] }, ''],
    [{ if: [true, 'yes', 'no'] }, 'yes'],
    [{ if: [false, 'yes', 'no'] }, 'no'],
    [{ '>': [2, 1] }, 1],
    [{ '<=': [1, 1] }, 1],
    [{ '<': [1, 2, 3] }, 1],
    [{ '<': [1, 1, 3] }, 0],
    [{ '<': [1, 4, 3] }, 0],
    [{ '<=': [1, 1, 3] }, 1],
    [{ max: [1, 2, 3] }, 3],
    [{ min: [1, 2, 3] }, 1],
    [{ '+': [4, 2] }, 6],
    [{ '-': [4, 2] }, 2],
    [{ '*': [4, 2] }, 8],
    [{ '/': [4, 2] }, 2],
    [{ '+': [2, 2, 2, 2, 2] }, 10],
    [{ '*': [2, 2, 2, 2, 2] }, 32],
    [{ '-': 2 }, -2],
    [{ '%': [101, 2] }, 1],
    [{ in: ['Ringo', ['John', 'Paul', 'George', 'Ringo']] }, 1],
    [{ in: ['Spring', 'Springfield'] }, 1],
    [{ cat: ['I love', ' pie'] }, 'I love pie'],
    [{ substr: ['jsonlogic', 4] }, 'logic'],
    [{ substr: ['jsonlogic', -5] }, 'logic'],
    [{ substr: ['jsonlogic', 1, 3] }, 'son'],
    [{ substr: ['jsonlogic', 4, -2] }, 'log'],
  ])('%j', (rule, expected) => {
    expect(comesTo(rule)).toBe(expected);
  });
});

describe('what is of the wrong type', () => {
  it.each<Rule>([
    { '+': [1, null] },
    { '+': ['3', 1] },
    { '*': [true, 2] },
    { '-': [{ var: 'a' }, 1] },
    { '/': [1, 0] },
    { '%': [1, 0] },
    { '*': [1e308, 10] },
    { max: [1, null] },
    { max: [[]] },
    { sum: [[]] },
    { round: ['1.5'] },
    { number: 'one' },
    { number: '1e5' },
    { length: 5 },
    { 'day-number': '2026-02-30' },
    { 'day-number': 20260101 },
    { 'date-of': 1.5 },
    { 'date-of': 1e12 },
    { 'years-between': ['2026-02-30', '2026-03-01'] },
    { position: [] },
    { choice: 'constructor' },
    { at: [{ var: 'a' }, 1] },
  ])('%j is null', (rule) => {
    expect(comesTo(rule)).toBe(null);
  });
});

describe('operators for questionnaires', () => {
  it.each<[string, Rule, unknown]>([
    // R: as.numeric(as.Date("2026-03-31")) gives 20543; as.Date(-1, origin = "1970-01-01") gives 1969-12-31.
    ['the number of a day', { 'day-number': '2026-03-31' }, 20543],
    ['the number of a day with its time', { 'day-number': '2026-03-31T08:30' }, 20543],
    ['the day of a number', { 'date-of': 20543 }, '2026-03-31'],
    ['the day before the first', { 'date-of': -1 }, '1969-12-31'],
    // R: length(seq(as.Date("2000-02-29"), as.Date("2018-02-28"), by = "year")) - 1 gives 17; 60 and 59 for the two below.
    ['full years before the birthday', { 'years-between': ['2000-02-29', '2018-02-28'] }, 17],
    ['full years on the birthday', { 'years-between': ['1966-11-23', '2026-11-23'] }, 60],
    ['full years backwards', { 'years-between': ['2026-11-23', '1966-11-24'] }, -59],
    // XLSForm reference, “round(number, places)”, with halves away from zero as on paper.
    ['rounding', { round: [2.345, 1] }, 2.3],
    ['halves away from zero', { round: [-2.5] }, -3],
    ['rounding to hundreds', { round: [1250, -2] }, 1300],
    ['truncation', { int: -2.7 }, -2],
    ['the floor', { floor: -2.1 }, -3],
    ['the amount', { abs: -2 }, 2],
    ['text of a number', { text: 1.5 }, '1.5'],
    ['number of a text', { number: ' -12.50 ' }, -12.5],
    ['characters outside the basic plane', { length: '𠮷a' }, 2],
    ['capital letters', { upper: 'aß' }, 'ASS'],
    ['a list without those who say nothing', { sum: [[1, null, 2]] }, 3],
    ['how many say something', { count: [[1, null, 'x']] }, 2],
    ['the largest of a list', { max: [[1, null, 4], 2] }, 4],
    [
      'lists of the same values',
      {
        '==': [
          [1, [2]],
          [1, [2]],
        ],
      },
      1,
    ],
    ['a whole text of a pattern', { matches: ['AB12', '[A-Z]{2}\\d+'] }, 1],
    ['a text with more than the pattern', { matches: ['AB12x', '[A-Z]{2}\\d+'] }, 0],
  ])('%s', (_, rule, expected) => {
    expect(comesTo(rule)).toBe(expected);
  });

  it.each<[Rule, Answers, unknown]>([
    [{ known: [{ var: 'a' }, { var: 'one' }] }, { a: 3, one: 1 }, 1],
    [{ known: [{ var: 'a' }, { var: 'one' }] }, { a: [98], one: 1 }, 0],
    [{ known: { var: 'one' } }, { one: 98 }, 0],
    [{ known: { var: 'a' } }, {}, 0],
    [{ 'non-answer': { var: 'one' } }, { one: 99 }, 99],
    [{ 'non-answer': { var: 'many' } }, { many: [98] }, 98],
    [{ 'non-answer': { var: 'a' } }, { a: [96] }, 96],
    [{ 'non-answer': { var: 'a' } }, { a: 3 }, null],
    [{ 'first-known': [{ var: 'a' }, { var: 'b' }, 7] }, { a: [98], b: 4 }, 4],
    [{ 'first-known': [{ var: 'a' }, { var: 'b' }, 7] }, {}, 7],
    [{ 'count-selected': { var: 'many' } }, { many: [1, 3] }, 2],
    [{ 'count-selected': { var: 'many' } }, { many: [99] }, null],
    [{ 'count-selected': { var: 'many' } }, {}, null],
    [{ '>': [{ var: 't' }, 1] }, { t: '   ' }, 0],
  ])('%j of %j', (rule, answers, expected) => {
    expect(comesTo(rule, answers)).toBe(expected);
  });

  it('98 is a quantity where the item counts, and a choice of its own where the list counts to it', () => {
    const counted = select(
      'village',
      Array.from({ length: 120 }, (_, index) => index + 1),
    );
    const known = {
      code: 'k',
      type: 'calculate',
      label,
      required: false,
      calculation: { known: { var: 'village' } },
    } as const;
    expect(evaluate(formOf([counted, known]), { village: 98 }, 'respondent').valueOf('k')).toBe(1);
    const integer = {
      code: 'village',
      type: 'integer',
      label,
      required: false,
      minimum: 0,
      maximum: 200,
    } as const;
    expect(evaluate(formOf([integer, known]), { village: 98 }, 'respondent').valueOf('k')).toBe(1);
  });
});
