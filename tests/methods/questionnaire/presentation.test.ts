import { describe, expect, it } from 'vitest';
import { choicesInOrder } from '../../../methods/questionnaire/choices-in-order.ts';
import { progressAt } from '../../../methods/questionnaire/progress.ts';
import { relevantItems } from '../../../methods/questionnaire/relevant-items.ts';
import { formOf, select, visitForm } from './forms.ts';

describe('which items a person is asked', () => {
  const codes = (answers: Parameters<typeof relevantItems>[1], audience: 'respondent' | 'interviewer') =>
    relevantItems(visitForm, answers, audience).map((item) => item.code);

  it('depends on the answers before', () => {
    expect(codes({}, 'respondent')).toEqual(['listed', 'remark']);
    expect(codes({ listed: 1 }, 'respondent')).toEqual(['listed', 'helper', 'remark']);
    expect(codes({ listed: 1, helper: 1 }, 'respondent')).toEqual(['listed', 'helper', 'reason', 'remark']);
  });

  it('depends on who fills the form', () => {
    expect(codes({ listed: 2 }, 'interviewer')).toEqual(['listed', 'remark', 'persons']);
  });

  it('ignores an answer to an item that is hidden', () => {
    expect(codes({ listed: 2, helper: 1 }, 'respondent')).toEqual(['listed', 'remark']);
  });
});

describe('progress', () => {
  it('counts a reason with its item, and hidden items keep their number', () => {
    // listed 1, helper 2 with its reason, remark 3; the interviewer has persons as 4.
    expect(progressAt(visitForm, 'respondent', 'helper')).toEqual({ position: 2, total: 3 });
    expect(progressAt(visitForm, 'respondent', 'reason')).toEqual({ position: 2, total: 3 });
    expect(progressAt(visitForm, 'respondent', 'remark')).toEqual({ position: 3, total: 3 });
    expect(progressAt(visitForm, 'interviewer', 'persons')).toEqual({ position: 4, total: 4 });
  });

  it('does not count what is only read or worked out', () => {
    const base = { label: { en: 'label' }, required: false };
    const form = formOf([
      select('a', [1]),
      { code: 'n', type: 'note', ...base },
      { code: 'c', type: 'calculate', calculation: 1, ...base },
      select('b', [1]),
    ]);
    expect(progressAt(form, 'respondent', 'n')).toEqual({ position: 1, total: 2 });
    expect(progressAt(form, 'respondent', 'b')).toEqual({ position: 2, total: 2 });
  });

  it('has no position for an item of somebody else', () => {
    expect(progressAt(visitForm, 'respondent', 'persons').position).toBe(0);
  });
});

describe('the order of a scale', () => {
  const label = { en: 'label' };
  const scale = select('H1', [], {
    scale: true,
    choices: [
      { code: 5, label },
      { code: 3, label },
      { code: 1, label },
      { code: 0, label, apart: true },
      { code: 98, label, apart: true },
    ],
  });
  const order = (item: typeof scale, caseNumber: number) =>
    choicesInOrder(item, caseNumber).map((choice) => choice.code);

  it('is reversed for odd cases, choices set apart staying last', () => {
    expect(order(scale, 2)).toEqual([5, 3, 1, 0, 98]);
    expect(order(scale, 7)).toEqual([1, 3, 5, 0, 98]);
  });

  it('of choices that are no scale is never changed', () => {
    expect(order(select('Q1', [1, 2, 3]), 7)).toEqual([1, 2, 3]);
  });
});
