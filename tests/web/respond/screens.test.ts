import { describe, expect, it } from 'vitest';
import type { Answers, Form, Item } from '../../../methods/questionnaire/form.ts';
import { openAnswers } from '../../../methods/questionnaire/live-answers.ts';
import { screenAt, screensOf } from '../../../web/respond/screens.ts';
import { visit } from './visit.ts';

const number = (code: string, group?: string): Item => ({
  code,
  type: 'integer',
  label: { zh: code, en: code },
  required: false,
  minimum: 0,
  maximum: 120,
  ...(group === undefined ? {} : { group }),
});

/** first · a and b together · for each member: age and work together · last */
const form: Form = {
  ...visit,
  groups: [
    { code: 'pair', together: true },
    { code: 'family', repeat: { minimum: 0, maximum: 3 }, relevant: { '!=': [{ var: 'first' }, 0] } },
    { code: 'person', group: 'family', together: true },
  ],
  items: [
    number('first'),
    number('a', 'pair'),
    number('b', 'pair'),
    number('age', 'person'),
    number('work', 'person'),
    number('last'),
  ],
};

const idsAfter = (answers: Answers): readonly string[] =>
  screensOf(form, 'respondent', openAnswers(form, 'respondent', answers)).map(
    ({ kind, id }) => `${kind} ${id}`,
  );

describe('the screens of a form', () => {
  it('put together what stands together, and ask for members where there is none', () => {
    expect(idsAfter({ first: 1 })).toEqual(['items first', 'items a', 'roster family', 'items last']);
  });

  it('show each member’s questions, and after the last whether there is another', () => {
    expect(idsAfter({ first: 1, family: 2 })).toEqual([
      'items first',
      'items a',
      'items age#1',
      'items age#2',
      'roster family',
      'items last',
    ]);
  });

  it('ask nothing of a group that does not concern them', () => {
    expect(idsAfter({ first: 0 })).toEqual(['items first', 'items a', 'items last']);
  });

  it('are found by any of their questions', () => {
    const screens = screensOf(form, 'respondent', openAnswers(form, 'respondent', { first: 1, family: 2 }));
    expect(screenAt(screens, 'b')).toBe(1);
    expect(screenAt(screens, 'work#2')).toBe(3);
    expect(screenAt(screens, 'family')).toBe(4);
    expect(screenAt(screens, 'nothing')).toBe(-1);
  });
});
