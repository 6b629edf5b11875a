import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../../methods/questionnaire/check-answers.ts';
import type { Answers, Audience, Item } from '../../../methods/questionnaire/form.ts';
import { relevantItems } from '../../../methods/questionnaire/relevant-items.ts';
import { anyAudience, anyChances, anyForm, formOf, select, visitForm, walk } from './forms.ts';

const check = (answers: Answers, audience: Audience = 'respondent') =>
  checkAnswers(visitForm, answers, audience);
const complete: Answers = { listed: 1, helper: 2, reason: [1, 97], remark: '谢谢' };

describe('a complete answer set', () => {
  it('has no problem', () => {
    expect(check(complete)).toEqual([]);
    expect(check({ ...complete, persons: 4 }, 'interviewer')).toEqual([]);
  });

  it('may say don’t know or refuse everywhere', () => {
    expect(check({ listed: 98 })).toEqual([]);
    expect(check({ listed: 1, helper: 99, remark: [99], persons: [98] }, 'interviewer')).toEqual([]);
    expect(check({ listed: 1, helper: 1, reason: [99] })).toEqual([]);
  });
});

describe('each thing that can be wrong', () => {
  it.each<[string, Answers, string, string, Record<string, number>]>([
    ['an item that the form does not have', { ...complete, Q77: 1 }, 'Q77', 'unknown-item', {}],
    ['a code that is no option', { listed: 3 }, 'listed', 'unknown-option', { option: 3 }],
    ['text for a choice', { listed: '1' }, 'listed', 'wrong-type', {}],
    ['a list for a single choice', { listed: [1] }, 'listed', 'wrong-type', {}],
    ['a number for a multiple choice', { ...complete, reason: 1 }, 'reason', 'wrong-type', {}],
    ['an option given twice', { ...complete, reason: [1, 1] }, 'reason', 'repeated-option', { option: 1 }],
    [
      'refused beside a reason',
      { ...complete, reason: [1, 99] },
      'reason',
      'option-not-alone',
      { option: 99 },
    ],
    ['an unknown reason', { ...complete, reason: [1, 5] }, 'reason', 'unknown-option', { option: 5 }],
    [
      'a text longer than allowed',
      { listed: 2, remark: '一二三四五六' },
      'remark',
      'text-too-long',
      { length: 6, maximum: 5 },
    ],
    ['a number for a text', { listed: 2, remark: 7 }, 'remark', 'wrong-type', {}],
    ['nothing for a required item', { listed: 1 }, 'helper', 'missing', {}],
    ['an empty list for a required item', { ...complete, reason: [] }, 'reason', 'missing', {}],
    ['an answer to a hidden item', { listed: 2, helper: 5 }, 'helper', 'not-asked', {}],
    ['an answer to the interviewer’s item', { listed: 2, persons: 4 }, 'persons', 'other-audience', {}],
  ])('%s', (_, answers, item, reason, data) => {
    expect(check(answers)).toEqual([{ item, reason, data }]);
  });

  it.each([
    [0, 'out-of-range', { minimum: 1, maximum: 20 }],
    [21, 'out-of-range', { minimum: 1, maximum: 20 }],
    [98, 'out-of-range', { minimum: 1, maximum: 20 }],
    [2.5, 'wrong-type', {}],
    ['4', 'wrong-type', {}],
    [[4], 'wrong-type', {}],
  ])('%j persons', (persons, reason, data) => {
    expect(check({ listed: 2, persons }, 'interviewer')).toEqual([{ item: 'persons', reason, data }]);
  });

  it('counts a character outside the basic plane once', () => {
    expect(check({ listed: 2, remark: '𠮷𠮷𠮷𠮷𠮷' })).toEqual([]);
  });

  it('“none” beside another option is refused only where the form sets it apart', () => {
    const choices = (apart: boolean) => [
      { code: 0, label: { en: 'none' }, ...(apart ? { apart: true as const } : {}) },
      { code: 1, label: { en: 'one' } },
    ];
    const form = (apart: boolean) =>
      formOf([select('measures', [], { type: 'select-multiple', choices: choices(apart) })]);
    expect(checkAnswers(form(true), { measures: [0, 1] }, 'respondent')).toEqual([
      { item: 'measures', reason: 'option-not-alone', data: { option: 0 } },
    ]);
    expect(checkAnswers(form(false), { measures: [0, 1] }, 'respondent')).toEqual([]);
  });

  it('all problems are listed, in the form’s order, unknown items last', () => {
    const found = check({ Q77: 1, remark: 7, listed: 1, helper: 9 });
    expect(found.map((problem) => problem.item)).toEqual(['helper', 'remark', 'Q77']);
  });

  it('is not fooled by names that every object has', () => {
    expect(check({ listed: 2, ['constructor']: 1 })).toEqual([
      { item: 'constructor', reason: 'unknown-item', data: {} },
    ]);
  });
});

/** One change that makes an item's answer wrong, whatever it was. */
const corruptions = (item: Item): readonly Answers[string][] => {
  switch (item.type) {
    case 'select-one':
      return [77, 'x', [1], 1.5];
    case 'select-multiple':
      return [1, 'x', [77], [98, 99], [99, 99]];
    case 'integer':
      return [item.minimum - 1, item.maximum + 1, 0.5, '1', [1], [98, 99]];
    case 'text':
      return [1, [1], 'x'.repeat(item.maximumLength + 1)];
    default:
      return [];
  }
};

describe('for any form and any person', () => {
  it('walking the form as it asks always gives an answer set without problems', () => {
    fc.assert(
      fc.property(anyForm, anyAudience, anyChances, (form, audience, chances) => {
        expect(checkAnswers(form, walk(form, audience, chances), audience)).toEqual([]);
      }),
      { seed: 20260101, numRuns: 300 },
    );
  });

  it('a single corrupted answer is found at its item', () => {
    fc.assert(
      fc.property(
        anyForm,
        anyAudience,
        anyChances,
        fc.nat(),
        fc.nat(),
        (form, audience, chances, where, how) => {
          const answers = walk(form, audience, chances);
          const asked = relevantItems(form, answers, audience);
          const item = asked[where % Math.max(1, asked.length)];
          fc.pre(item !== undefined);
          if (!item) return;
          const bad = corruptions(item);
          const problems = checkAnswers(
            form,
            { ...answers, [item.code]: bad[how % bad.length] ?? 77 },
            audience,
          );
          expect(problems.map((problem) => problem.item)).toContain(item.code);
        },
      ),
      { seed: 20260102, numRuns: 500 },
    );
  });

  it('an answer taken out of a required item, or given to an item that is not asked, is found', () => {
    fc.assert(
      fc.property(anyForm, anyAudience, anyChances, (form, audience, chances) => {
        const answers = walk(form, audience, chances);
        const asked = new Set(relevantItems(form, answers, audience).map((item) => item.code));
        for (const item of form.items) {
          const { [item.code]: _, ...without } = answers;
          const changed = asked.has(item.code) ? without : { ...answers, [item.code]: [99] };
          const expected = !asked.has(item.code) || item.required;
          const found = checkAnswers(form, changed, audience).some((problem) => problem.item === item.code);
          expect(found).toBe(expected);
        }
      }),
      { seed: 20260103, numRuns: 200 },
    );
  });
});
