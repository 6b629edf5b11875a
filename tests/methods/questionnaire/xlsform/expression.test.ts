/** Meanings: XPath 1.0 (3.4, 4), docs.getodk.org/form-operators-functions, and JavaRosa where these leave room. */
import { describe, expect, test } from 'vitest';
import { ExpressionError } from '../../../../methods/questionnaire/xlsform/expression/expression-error.ts';
import type { Named, Scope } from '../../../../methods/questionnaire/xlsform/expression/scope.ts';
import { conditionOf, worthOf } from '../../../../methods/questionnaire/xlsform/expression/translate.ts';

const names: readonly Named[] = [
  { code: 'age', kind: 'number' },
  { code: 'name', kind: 'text' },
  { code: 'born', kind: 'date' },
  {
    code: 'farm',
    kind: 'one',
    codes: new Set([1, 2]),
    labels: [
      [1, 'Yes'],
      [2, 'No'],
    ],
  },
  {
    code: 'sex',
    kind: 'one',
    codes: new Set(['male', 'female']),
    labels: [
      ['male', 'Man'],
      ['female', 'Woman'],
    ],
  },
  { code: 'crops', kind: 'many', codes: new Set(['rice', 'maize']) },
  { code: 'seen', kind: 'truth' },
  { code: 'members', kind: 'number', repeat: 'members', isGroup: true },
  { code: 'income', kind: 'number', repeat: 'members' },
];

const told: string[] = [];
const scope: Scope = {
  find: (name) => names.find(({ code }) => code === name),
  self: { code: 'income', kind: 'number', repeat: 'members' },
  list: { columns: new Set(['county']), codes: new Set(['a', 'b']) },
  today: () => 'today',
  tell: (reason) => told.push(reason),
  readRule: () => null,
};
const v = (name: string) => ({ var: name });
/** Written as {age}: what stands in a cell begins with a dollar sign. */
const cell = (text: string): string => text.replaceAll(/\{(?=[a-z]+\})/g, '\u0024{');
const condition = (text: string) => conditionOf(cell(text), scope);
const value = (text: string) => worthOf(cell(text), scope);

describe('comparisons', () => {
  test.each<[string, unknown]>([
    ['{age} >= 18', { '>=': [v('age'), 18] }],
    ['{age}!=-5', { '!=': [v('age'), -5] }],
    ["{age} = '5'", { '==': [v('age'), 5] }],
    ['. <= 100', { '<=': [v('income'), 100] }],
    // The empty text is how XPath says “not answered”.
    ["{age} != ''", { '!=': [v('age'), null] }],
    ["'' = {crops}", { '==': [null, v('crops')] }],
    // A list's codes are numbers or texts, however the literal is written.
    ["{farm} = '1'", { '==': [v('farm'), 1] }],
    ['{farm} > 1', { '>': [v('farm'), 1] }],
    ["{sex} = 'male'", { '==': [v('sex'), 'male'] }],
    ["{crops} = 'rice'", { '==': [v('crops'), ['rice']] }],
    // Where one side is a number, both are.
    ['{name} = 5', { '==': [{ number: [v('name')] }, 5] }],
    ['{name} < {age}', { '<': [{ number: [v('name')] }, v('age')] }],
    ['{farm} = {sex}', { '==': [{ text: [v('farm')] }, v('sex')] }],
    ["{born} < '2000-01-01'", { '<': [v('born'), '2000-01-01'] }],
    ['{born} > today()', { '>': [v('born'), v('today')] }],
    ["{seen} = 'OK'", v('seen')],
    ['selected({crops}, "rice") = false()', { '!': [{ in: ['rice', v('crops')] }] }],
    ['county = {sex}', { '==': [{ choice: 'county' }, v('sex')] }],
    ['county = {farm}', { '==': [{ choice: 'county' }, { text: [v('farm')] }] }],
    ["name != 'b'", { '!=': [{ choice: 'code' }, 'b'] }],
  ])('%s', (text, rule) => expect(condition(text)).toEqual(rule));
});

describe('and, or, arithmetic, precedence', () => {
  test.each<[string, unknown]>([
    [
      '{age} > 1 and {age} < 9 and {seen}',
      { and: [{ '>': [v('age'), 1] }, { '<': [v('age'), 9] }, v('seen')] },
    ],
    ['true() or false() and true()', { or: [true, { and: [false, true] }] }],
    ['(true() or false()) and true()', { and: [{ or: [true, false] }, true] }],
    ['not({name})', { '!': [{ '!=': [v('name'), null] }] }],
  ])('%s', (text, rule) => expect(condition(text)).toEqual(rule));

  test.each<[string, unknown]>([
    ['1 + {age} * 2', { '+': [1, { '*': [v('age'), 2] }] }],
    ['{age} - 1 - 2', { '-': [{ '-': [v('age'), 1] }, 2] }],
    ['-({age} mod 7) div 2', { '/': [{ '-': [{ '%': [v('age'), 7] }] }, 2] }],
    // XPath 1.0, 4.4: true is 1.
    ['({age} > 1) + {farm}', { '+': [{ if: [{ '>': [v('age'), 1] }, 1, 0] }, v('farm')] }],
    ['{age} > 1', { if: [{ '>': [v('age'), 1] }, 1, 0] }],
    // JavaRosa: a date is its days since 1970-01-01.
    [
      'int((today() - {born}) div 365.25)',
      { int: [{ '/': [{ '-': [{ 'day-number': [v('today')] }, { 'day-number': [v('born')] }] }, 365.25] }] },
    ],
    ["''", null],
  ])('%s', (text, rule) => expect(value(text)).toEqual(rule));
});

describe('functions', () => {
  test.each<[string, unknown]>([
    ["if(selected({crops}, 'rice'), 1, '')", { if: [{ in: ['rice', v('crops')] }, 1, null] }],
    ["if({age} > 9, 1, if({seen}, 2, ''))", { if: [{ '>': [v('age'), 9] }, 1, v('seen'), 2, null] }],
    [
      "if({age} > 9, 1, (if({seen}, 2, '')))",
      { if: [{ '>': [v('age'), 9] }, 1, { if: [v('seen'), 2, null] }] },
    ],
    ["selected({farm}, '2')", { if: [{ '==': [v('farm'), 2] }, 1, 0] }],
    ["selected('1 2', {farm})", { if: [{ in: [v('farm'), [1, 2]] }, 1, 0] }],
    ['count-selected({crops})', { 'count-selected': [v('crops')] }],
    ['coalesce({age}, 0)', { 'first-known': [v('age'), 0] }],
    ["concat({name}, ' ', {age})", { cat: [v('name'), ' ', { text: [v('age')] }] }],
    ['string-length({name})', { length: [v('name')] }],
    ["contains({name}, 'x')", { if: [{ in: ['x', v('name')] }, 1, 0] }],
    ["starts-with({name}, 'ab')", { if: [{ '==': [{ substr: [v('name'), 0, 2] }, 'ab'] }, 1, 0] }],
    ["ends-with({name}, 'ab')", { if: [{ '==': [{ substr: [v('name'), -2] }, 'ab'] }, 1, 0] }],
    // JavaRosa's substr counts from 0 to before its end, XPath's substring from 1 so many.
    ['substr({name}, 1, 3)', { substr: [v('name'), 1, 2] }],
    ['substring({name}, 2, 3)', { substr: [v('name'), 1, 3] }],
    ["regex({name}, '[0-9]{11}')", { if: [{ matches: [v('name'), '[0-9]{11}'] }, 1, 0] }],
    ['round({age} div 3, 2)', { round: [{ '/': [v('age'), 3] }, 2] }],
    ['sum({income})', { sum: [v('income')] }],
    ['max({income})', { max: [v('income')] }],
    ['count({members})', v('members')],
    ['count({income})', v('members')],
    ['position(..)', { position: [] }],
    ['indexed-repeat({income}, {members}, 2)', { at: [v('income'), 2] }],
    ['once(today())', v('today')],
    ['date({age})', { 'date-of': [v('age')] }],
    ['decimal-date-time({born})', { 'day-number': [v('born')] }],
    ["format-date({born}, '%Y')", { if: [{ known: [v('born')] }, { substr: [v('born'), 0, 4] }, null] }],
    [
      "jr:choice-name({sex}, '{sex}')",
      { if: [{ '==': [v('sex'), 'male'] }, 'Man', { '==': [v('sex'), 'female'] }, 'Woman', null] },
    ],
  ])('%s', (text, rule) => expect(value(text)).toEqual(rule));
});

describe('what is not taken is named with its character', () => {
  test.each<[string, number, string]>([
    ['{nobody} > 1', 0, 'unknown-question'],
    ['1 + foo(2)', 4, 'unknown-function'],
    ['1 + random()', 4, 'unknown-function'],
    ['{name} = ‘yes’', 10, 'curly-quote'],
    ['{age} ＞ 5', 7, 'full-width'],
    ["doesn't", 5, 'open-text'],
    ['1 # 2', 2, 'unknown-character'],
    ['{age} >', 8, 'unfinished'],
    ['(1', 2, 'unfinished'],
    ['1 2', 2, 'unexpected'],
    ['/data/x', 0, 'path'],
    ['../x', 2, 'path'],
    ["instance('a')/root", 13, 'path'],
    ['village = 1', 0, 'unknown-column'],
    ['if(1, 2)', 0, 'operand-count'],
    ['{crops} + 1', 0, 'wrong-kind'],
    ["{age} > 'old'", 9, 'wrong-kind'],
    ["regex({name}, '(?=a)')", 15, 'pattern'],
    ["regex({name}, '(a)\\1')", 15, 'pattern'],
    ["format-date({born}, '%b')", 21, 'date-format'],
    ['once({age})', 0, 'wrong-operand'],
    ["zhenping:json('{')", 14, 'wrong-operand'],
  ])('%s', (text, at, reason) => {
    const failed = (() => {
      try {
        return condition(text);
      } catch (error) {
        return error;
      }
    })();
    expect(failed).toBeInstanceOf(ExpressionError);
    expect(failed).toMatchObject({ at, reason });
  });

  test('nesting and length end', () => {
    for (const text of [
      `${'('.repeat(10_000)}1${')'.repeat(10_000)}`,
      `${'-'.repeat(15_000)}1`,
      `1${' - 1'.repeat(10_000)}`,
    ]) {
      expect(() => condition(text)).toThrow('too long or too deep');
    }
  });

  test('a code that no choice has is said', () => {
    told.length = 0;
    expect(condition("{sex} = 'other'")).toEqual({ '==': [v('sex'), 'other'] });
    expect(told).toEqual(['unknown-choice']);
  });
});
