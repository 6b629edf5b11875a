import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../methods/questionnaire/json-shape.ts';
import { readAnswers, readForm } from '../../../methods/questionnaire/read-form.ts';
import { RuleError } from '../../../methods/questionnaire/rule.ts';
import { anyForm, visitForm } from './forms.ts';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const placeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof ShapeError) return error.path;
    if (error instanceof RuleError) return error.path;
    throw error;
  }
  return 'accepted';
};

describe('a form that comes as JSON', () => {
  it('is read as it was written', () => {
    expect(readForm(json(visitForm))).toEqual(visitForm);
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(readForm(json(form))).toEqual(form);
      }),
      { seed: 20260105, numRuns: 100 },
    );
  });

  const [first, second] = visitForm.items;
  it.each<[unknown, string]>([
    [null, 'form'],
    [{ ...visitForm, version: '1' }, 'form.version'],
    [{ ...visitForm, languages: 'zh' }, 'form.languages'],
    [{ ...visitForm, notices: {} }, 'form.notices.confidential'],
    [{ ...visitForm, items: [{ ...first, type: 'hologram' }] }, 'form.items[0].type'],
    [{ ...visitForm, items: [first, { ...second, required: { no: 1 } }] }, 'form.items[1].required'],
    [{ ...visitForm, items: [{ ...first, code: 'a.b' }] }, 'form.items[0].code'],
    [{ ...visitForm, items: [{ ...first, code: 'toString' }] }, 'form.items[0].code'],
    [{ ...visitForm, items: [{ ...first, label: { en: 1 } }] }, 'form.items[0].label.en'],
    [
      { ...visitForm, items: [{ ...first, choices: [{ code: 1.5, label: {} }] }] },
      'form.items[0].choices[0].code',
    ],
    [{ ...visitForm, items: [{ ...first, scale: false }] }, 'form.items[0].scale'],
  ])('is refused with the place that is wrong: %#', (value, place) => {
    expect(placeOf(() => readForm(value))).toBe(place);
  });
});

describe('an answer set that comes as JSON', () => {
  it('holds numbers, texts and lists of codes', () => {
    const answers = { Q1: 2, Q12: '好', J1_Q2: [1, 2] };
    expect(readAnswers(json(answers))).toEqual(answers);
  });

  it.each<[unknown, string]>([
    [{ Q1: null }, 'answers.Q1'],
    [{ Q1: { a: 1 } }, 'answers.Q1'],
    [{ Q1: true }, 'answers.Q1'],
    [{ J1: [1, true] }, 'answers.J1[1]'],
    [[1], 'answers'],
    [JSON.parse('{"__proto__": [1]}'), 'answers'],
  ])('holds nothing else: %j', (value, place) => {
    expect(placeOf(() => readAnswers(value))).toBe(place);
  });
});
