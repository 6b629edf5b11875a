import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../../methods/questionnaire/check-answers.ts';
import { evaluate } from '../../../methods/questionnaire/evaluate.ts';
import type { Choice, Form, Group, Item, Rule } from '../../../methods/questionnaire/form.ts';
import { FormError } from '../../../methods/questionnaire/form-node.ts';
import { formProblems } from '../../../methods/questionnaire/form-problems.ts';
import { formOf, select, visitForm } from './forms.ts';

const label = { en: 'label' };
const integer = (code: string, more: Partial<Item> = {}): Item =>
  ({ code, type: 'integer', label, required: false, minimum: 0, maximum: 9, ...more }) as Item;
const calculate = (code: string, calculation: Rule): Item => ({
  code,
  type: 'calculate',
  label,
  required: false,
  calculation,
});
const is = (code: string): Rule => ({ '==': [{ var: code }, 1] });
const withGroups = (items: readonly Item[], ...groups: readonly Group[]): Form => ({
  ...formOf(items),
  groups,
});
const repeat = { minimum: 0, maximum: 9 };
const choices = (...codes: readonly (number | string)[]): readonly Choice[] =>
  codes.map((code) => ({ code, label }));

describe('everything that is wrong with a form', () => {
  it('is nothing where all is well', () => {
    expect(formProblems(visitForm)).toEqual([]);
    const later = formOf([integer('a', { relevant: is('b') }), integer('b')]);
    expect(formProblems(later)).toEqual([]);
  });

  it.each<[string, Form, string, string, Readonly<Record<string, string | number>>]>([
    ['a code twice', formOf([integer('a'), integer('a')]), 'form.items[1].code', 'duplicate-code', {}],
    [
      'a group called as an item',
      withGroups([integer('a')], { code: 'a' }),
      'form.items[0].code',
      'duplicate-code',
      {},
    ],
    [
      'a rule about nothing',
      formOf([integer('a', { relevant: is('b') })]),
      'form.items[0].relevant',
      'unknown-name',
      { name: 'b' },
    ],
    [
      'a check about nothing',
      formOf([integer('a', { checks: [{ holds: is('list'), message: label }] })]),
      'form.items[0].checks[0].holds',
      'unknown-name',
      { name: 'list' },
    ],
    [
      'a text about nothing',
      formOf([integer('a', { label: { en: 'is \u0024{b}?' } })]),
      'form.items[0].label',
      'unknown-name',
      { name: 'b' },
    ],
    [
      'a rule that is none',
      formOf([integer('a', { relevant: { map: [] } })]),
      'form.items[0].relevant',
      'rule',
      { problem: 'unknown-operator' },
    ],
    [
      'a pattern that could run long',
      formOf([integer('a', { relevant: { matches: ['x', '(a)\\1'] } })]),
      'form.items[0].relevant',
      'rule',
      { problem: 'pattern' },
    ],
    [
      'a circle of one',
      formOf([integer('a', { relevant: is('a') })]),
      'form.items[0]',
      'circular-rules',
      { circle: 'a → a' },
    ],
    [
      'a circle of three',
      formOf([
        integer('z'),
        calculate('a', { var: 'c' }),
        calculate('b', { var: 'a' }),
        integer('c', { relevant: is('b') }),
      ]),
      'form.items[1]',
      'circular-rules',
      { circle: 'a → c → b → a' },
    ],
    [
      'a repeat counted by what is in it',
      withGroups([integer('a', { group: 'r' })], {
        code: 'r',
        repeat: { ...repeat, count: { sum: { var: 'a' } } },
      }),
      'form.items[0]',
      'circular-rules',
      { circle: 'a → r → a' },
    ],
    [
      'groups that hold each other',
      withGroups([integer('a')], { code: 'r', group: 's' }, { code: 's', group: 'r' }),
      'form.groups[0]',
      'circular-rules',
      { circle: 'r → s → r' },
    ],
    [
      'a repeat in a repeat',
      withGroups([integer('a', { group: 's' })], { code: 'r', repeat }, { code: 's', group: 'r', repeat }),
      'form.groups[1].repeat',
      'repeat-in-repeat',
      { name: 'r' },
    ],
    [
      'a group that does not exist',
      formOf([integer('a', { group: 'r' })]),
      'form.items[0].group',
      'unknown-group',
      { name: 'r' },
    ],
    [
      'a group in two places',
      withGroups([integer('a', { group: 'r' }), integer('b'), integer('c', { group: 'r' })], { code: 'r' }),
      'form.items[2].group',
      'group-apart',
      { name: 'r' },
    ],
    [
      'more members at least than at most',
      withGroups([integer('a', { group: 'r' })], { code: 'r', repeat: { minimum: 3, maximum: 2 } }),
      'form.groups[0].repeat',
      'minimum-above-maximum',
      { minimum: 3, maximum: 2 },
    ],
    [
      'a text not in the first language',
      formOf([integer('a', { label: { zh: '题' } })]),
      'form.items[0].label',
      'missing-text',
      { language: 'en' },
    ],
    [
      'a minimum above the maximum',
      formOf([integer('a', { minimum: 10 } as Partial<Item>)]),
      'form.items[0].minimum',
      'minimum-above-maximum',
      { minimum: 10, maximum: 9 },
    ],
    [
      'a choice twice',
      formOf([select('a', [], { choices: choices(1, 2, '1') })]),
      'form.items[0].choices[2].code',
      'duplicate-choice',
      { choice: '1' },
    ],
    [
      '98 among the choices',
      formOf([select('a', [], { choices: choices(1, 98) })]),
      'form.items[0].choices[1].code',
      'not-answer-code',
      { choice: 98 },
    ],
    ['no choices', formOf([select('a', [])]), 'form.items[0].choices', 'no-choices', {}],
    [
      'a filter by what no choice has',
      formOf([select('a', [1], { choiceFilter: { '==': [{ choice: 'county' }, 1] } })]),
      'form.items[0].choiceFilter',
      'unknown-property',
      { name: 'county' },
    ],
    [
      'a reason for nothing',
      formOf([integer('a', { countsWith: 'b' })]),
      'form.items[0].countsWith',
      'unknown-item',
      { name: 'b' },
    ],
    ['no item', formOf([]), 'form.items', 'no-items', {}],
    ['no language', { ...visitForm, languages: [] }, 'form.languages', 'no-language', {}],
  ])('names %s with its place', (_, form, path, reason, data) => {
    expect(formProblems(form)).toContainEqual(expect.objectContaining({ path, reason, data }));
  });

  it('a derived variable may speak of facts and of those before it', () => {
    const derived = [
      { code: 'poor', label, rule: { '==': [{ var: 'list' }, 'poor'] } },
      { code: 'both', label, rule: { and: [{ var: 'poor' }, { var: 'a' }] } },
    ];
    expect(formProblems({ ...formOf([integer('a')]), derived })).toEqual([]);
    expect(formProblems({ ...formOf([integer('a')]), derived: [...derived].reverse() })).toContainEqual({
      path: 'form.derived[0].rule',
      code: 'both',
      reason: 'unknown-name',
      data: { name: 'poor' },
    });
  });

  it('facts that the caller names are known to derived variables and review checks alone, and hide no circle', () => {
    const review = { holds: is('line'), message: label, kind: 'review' } as const;
    const derived = [{ code: 'under', label, rule: { var: 'line' } }];
    const form = { ...formOf([integer('a', { checks: [review] })]), derived };
    expect(formProblems(form).map(({ data }) => data)).toEqual([{ name: 'line' }, { name: 'line' }]);
    expect(formProblems(form, ['line'])).toEqual([]);
    const asked = { ...form, items: [integer('a', { relevant: is('line') })] };
    expect(formProblems(asked, ['line']).map(({ path }) => path)).toEqual(['form.items[0].relevant']);
    const circle = { ...form, items: [integer('a', { relevant: is('b') }), calculate('b', { var: 'a' })] };
    expect(formProblems(circle, ['line']).map(({ reason }) => reason)).toEqual(['circular-rules']);
  });
});

describe('what is large', () => {
  it('10,000 choices are offered and checked', () => {
    const codes = Array.from({ length: 10_000 }, (_, index) => index);
    const form = formOf([select('a', codes), select('b', codes, { type: 'select-multiple' })]);
    expect(formProblems(form)).toEqual([]);
    expect(checkAnswers(form, { a: 9_999, b: codes }, 'respondent')).toEqual([]);
    expect(
      checkAnswers(form, { a: 10_000, b: codes.slice(100) }, 'respondent').map(({ item }) => item),
    ).toEqual(['a']);
  });

  it('beyond the limits it is refused', () => {
    const items = Array.from({ length: 2_001 }, (_, index) => integer(`i${index}`));
    expect(formProblems(formOf(items))).toEqual([
      { path: 'form.items', code: 'test', reason: 'too-many-items', data: { count: 2_001, maximum: 2_000 } },
    ]);
    const codes = Array.from({ length: 20_001 }, (_, index) => index);
    expect(formProblems(formOf([select('a', codes)])).map(({ reason }) => reason)).toEqual([
      'too-many-choices',
    ]);
  });
});

describe('a form that cannot be worked with', () => {
  it.each<[Form, string, readonly string[]]>([
    [
      formOf([integer('a', { relevant: is('b') }), calculate('b', { var: 'a' })]),
      'circular-rules',
      ['a', 'b', 'a'],
    ],
    [formOf([integer('a', { relevant: is('b') })]), 'unknown-name', ['a', 'b']],
    [formOf([integer('a'), integer('a')]), 'duplicate-code', ['a']],
  ])('is not begun: %#', (form, reason, codes) => {
    const begin = (): unknown => evaluate(form, {}, 'respondent');
    expect(begin).toThrow(FormError);
    expect(begin).toThrow(expect.objectContaining({ reason, codes }));
  });
});
