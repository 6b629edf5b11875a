import { describe, expect, it } from 'vitest';
import { carryAnswers } from '../../../methods/questionnaire/carry-answers.ts';
import { derivedValues } from '../../../methods/questionnaire/derived-values.ts';
import { diffForms } from '../../../methods/questionnaire/diff-forms.ts';
import type { Form, Item } from '../../../methods/questionnaire/form.ts';
import { readForm } from '../../../methods/questionnaire/read-form.ts';
import { reviewProblems } from '../../../methods/questionnaire/review-problems.ts';
import { withCalculated } from '../../../methods/questionnaire/with-calculated.ts';
import { formOf, select, visitForm } from './forms.ts';

const label = { en: 'label' };
const integer = (code: string, more: Partial<Item> = {}): Item =>
  ({ code, type: 'integer', label, required: false, minimum: 0, maximum: 99_999, ...more }) as Item;

/** Income a head, compared with a line by the reviewer. */
const income: Form = {
  ...formOf([
    integer('persons'),
    integer('income', {
      checks: [
        { holds: { '<': [{ var: 'perHead' }, 100] }, message: label, kind: 'soft' },
        { holds: { '!=': [{ var: 'list' }, 'poor'] }, message: label, kind: 'review' },
      ],
    }),
    {
      code: 'perHead',
      type: 'calculate',
      label,
      required: false,
      calculation: { '/': [{ var: 'income' }, { var: 'persons' }] },
    },
    integer('age', { group: 'member' }),
    {
      code: 'adult',
      type: 'calculate',
      label,
      required: false,
      group: 'member',
      calculation: { '>=': [{ var: 'age' }, 18] },
    },
  ]),
  groups: [{ code: 'member', repeat: { minimum: 0, maximum: 9, count: { var: 'persons' } } }],
  derived: [
    {
      code: 'enough',
      label,
      rule: { if: [{ known: { var: 'perHead' } }, { '>=': [{ var: 'perHead' }, 50] }, null] },
    },
    {
      code: 'wronglyOut',
      label,
      rule: { and: [{ '==': [{ var: 'list' }, 'exited'] }, { '==': [{ var: 'enough' }, 0] }] },
    },
    { code: 'adults', label, rule: { sum: { var: 'adult' } } },
  ],
};
const facts = { list: 'exited', village: '500000000001', stratum: 's' };
const answers = { persons: 2, income: 80, 'age#1': 40, 'age#2': 9 };

describe('what is worked out from answers', () => {
  it('is stored with them: truth as 1 or 0, and the number of members', () => {
    expect(withCalculated(income, answers)).toEqual({
      ...answers,
      perHead: 40,
      'adult#1': 1,
      'adult#2': 0,
      member: 2,
    });
  });

  it('is left out where it is unknown, with the answers to what is not asked', () => {
    expect(withCalculated(income, { income: 80, 'age#1': 3 })).toEqual({ income: 80, member: 0 });
  });

  it('derived variables speak of answers, facts and those before them', () => {
    // 80 / 2 = 40 a head, below 50; the household is on the list of the exited.
    expect(derivedValues(income, answers, facts)).toEqual({ enough: 0, wronglyOut: 1, adults: 1 });
    expect(derivedValues(income, { persons: [98], income: 80 }, facts)).toEqual({
      enough: null,
      wronglyOut: 0,
      adults: null,
    });
  });

  it('the reviewer alone sees checks that speak of the case', () => {
    expect(reviewProblems(income, answers, { ...facts, list: 'poor' })).toEqual([
      { item: 'income', reason: 'check-failed', data: { check: 1 } },
    ]);
    expect(reviewProblems(income, answers, facts)).toEqual([]);
  });

  it('a form with all of this is read as it was written', () => {
    const whole: Form = {
      ...income,
      items: [
        ...income.items,
        select('town', [], {
          choices: [{ code: 'x', label, alone: true, properties: { county: 'A' } }],
          choiceFilter: { '==': [{ choice: 'county' }, 'A'] },
          searchable: true,
        }),
        { code: 'order', type: 'rank', label, required: { var: 'persons' }, choices: [{ code: 1, label }] },
        {
          code: 'share',
          type: 'decimal',
          label,
          required: false,
          minimum: 0,
          maximum: 1,
          step: 0.1,
          initial: 0.5,
        },
        { code: 'words', type: 'text', label, required: false, maximumLength: 9, multiline: true },
        { code: 'photo', type: 'image', label, required: false },
      ],
      groups: [
        ...(income.groups ?? []),
        { code: 'g', label, group: 'member', relevant: true, audience: 'interviewer', together: true },
      ],
    };
    expect(readForm(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });
});

describe('two versions of a form', () => {
  const [listed, helper, ...others] = visitForm.items;
  const next: Form = {
    ...visitForm,
    title: { en: 'another' },
    items: [
      ...(listed ? [listed] : []),
      ...(helper?.type === 'select-one'
        ? [{ ...helper, label: { en: 'new' }, choices: [...helper.choices.slice(1), { code: 9, label }] }]
        : []),
      ...others.filter(({ code }) => code !== 'remark'),
      { code: 'persons2', type: 'text', label, required: false, maximumLength: 3 },
    ],
  };

  it('differ in what was added, removed and changed', () => {
    expect(diffForms(visitForm, visitForm)).toMatchObject({
      form: [],
      items: { added: [], removed: [], changed: [] },
      reordered: false,
    });
    expect(diffForms(visitForm, next)).toMatchObject({
      form: ['title'],
      items: {
        added: ['persons2'],
        removed: ['remark'],
        changed: [{ code: 'helper', fields: ['label', 'choices'] }],
      },
      choices: [{ item: 'helper', added: ['9'], removed: ['5'], changed: [] }],
      reordered: false,
    });
  });

  it('in another order say so', () => {
    expect(diffForms(visitForm, { ...visitForm, items: [...visitForm.items].reverse() }).reordered).toBe(
      true,
    );
  });

  it('share the answers that stand in both, and every other is named with its reason', () => {
    const draft = { listed: 1, helper: 5, remark: '好', persons: 4 };
    expect(carryAnswers(visitForm, next, draft)).toEqual({
      answers: { listed: 1, persons: 4 },
      dropped: [
        { key: 'helper', reason: 'unknown-option' },
        { key: 'remark', reason: 'unknown-item' },
      ],
    });
  });

  it('an answer is not taken for one of another type, and what it opened goes with it', () => {
    const before = formOf([integer('a'), integer('b', { relevant: { '==': [{ var: 'a' }, 1] } })]);
    const after = formOf([
      { code: 'a', type: 'text', label, required: false, maximumLength: 9 },
      integer('b', { relevant: { '==': [{ var: 'a' }, 1] } }),
    ]);
    expect(carryAnswers(before, after, { a: 1, b: 2 })).toEqual({
      answers: {},
      dropped: [
        { key: 'a', reason: 'type-changed' },
        { key: 'b', reason: 'not-asked' },
      ],
    });
  });
});
