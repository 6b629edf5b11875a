import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../../methods/questionnaire/check-answers.ts';
import { clearedBy, withAnswer } from '../../../methods/questionnaire/with-answer.ts';
import { anyChances, anyForm, visitForm, walk } from './forms.ts';

describe('changing an answer', () => {
  const answers = { listed: 1, helper: 2, reason: [1], remark: '好', persons: 4 };

  it('clears the later answers that it hides, also those hidden in turn', () => {
    expect(withAnswer(visitForm, answers, 'listed', 2)).toEqual({ listed: 2, remark: '好', persons: 4 });
    expect(clearedBy(visitForm, answers, 'listed', 2)).toEqual(['helper', 'reason']);
  });

  it('keeps the answers that stay asked', () => {
    expect(withAnswer(visitForm, answers, 'helper', 1)).toEqual({ ...answers, helper: 1 });
    expect(clearedBy(visitForm, answers, 'helper', 1)).toEqual([]);
  });

  it('can take an answer back', () => {
    expect(withAnswer(visitForm, answers, 'helper', undefined)).toEqual({
      listed: 1,
      remark: '好',
      persons: 4,
    });
  });

  it('leaves the set that it was given alone', () => {
    const before = JSON.stringify(answers);
    withAnswer(visitForm, answers, 'listed', 2);
    expect(JSON.stringify(answers)).toBe(before);
  });

  it('of any form never leaves an answer to an item that is not asked', () => {
    fc.assert(
      fc.property(anyForm, anyChances, fc.nat(), fc.nat(6), (form, chances, where, answer) => {
        const item = form.items[where % form.items.length];
        if (!item) return;
        const changed = withAnswer(form, walk(form, 'interviewer', chances), item.code, answer);
        const reasons = checkAnswers(form, changed, 'interviewer').map((problem) => problem.reason);
        expect(reasons).not.toContain('not-asked');
      }),
      { seed: 20260104, numRuns: 300 },
    );
  });
});
