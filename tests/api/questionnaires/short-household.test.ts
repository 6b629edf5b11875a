import { describe, expect, it } from 'vitest';
import { shortHousehold } from '../../../api/questionnaires/short-household.ts';
import { checkAnswers } from '../../../methods/questionnaire/check-answers.ts';
import type { Answers, Item, SelectItem } from '../../../methods/questionnaire/form.ts';
import { progressAt } from '../../../methods/questionnaire/progress.ts';
import { readForm } from '../../../methods/questionnaire/read-form.ts';
import { relevantItems } from '../../../methods/questionnaire/relevant-items.ts';

const itemOf = (code: string): Item => {
  const item = shortHousehold.items.find((one) => one.code === code);
  if (!item) throw new Error(`no item ${code}`);
  return item;
};
const selectOf = (code: string): SelectItem => {
  const item = itemOf(code);
  if (item.type !== 'select-one' && item.type !== 'select-multiple')
    throw new Error(`${code} has no choices`);
  return item;
};
const asked = (answers: Answers, audience: 'respondent' | 'interviewer' = 'respondent') =>
  relevantItems(shortHousehold, answers, audience).map((item) => item.code);

const content = { Q2: 5, Q3: 4, Q4: 0, Q8: 3, Q9: 98, Q10: 4, Q11: 1, Q12b: 0 };

describe('the short household form', () => {
  it('is well formed JSON whose rules speak of earlier items only', () => {
    expect(readForm(JSON.parse(JSON.stringify(shortHousehold)))).toEqual(shortHousehold);
  });

  it('has every text in Chinese and English', () => {
    const texts = shortHousehold.items.flatMap((item) => [
      item.label,
      ...(item.hint ? [item.hint] : []),
      ...('choices' in item ? item.choices.map((choice) => choice.label) : []),
    ]);
    for (const text of [...texts, shortHousehold.title, ...Object.values(shortHousehold.notices)]) {
      expect(Object.keys(text)).toEqual(['zh', 'en']);
      expect(Object.values(text).every((value) => value !== '')).toBe(true);
    }
  });

  // The standard instrument: 5-point items run 5 to 1; a village team, a helper, delivery and openness may be unknown (0).
  it.each(['Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8', 'Q9', 'Q10'])('%s is a labelled scale', (code) => {
    const withContact = ['Q4', 'Q5', 'Q6', 'Q9'].includes(code);
    const codes = selectOf(code).choices.map((choice) => choice.code);
    expect(codes).toEqual([5, 4, 3, 2, 1, ...(withContact ? [0] : []), 98, 99]);
    expect(selectOf(code).scale).toBe(true);
  });

  it('asks about helper, delivery and effect only families on the list', () => {
    const alwaysAsked = ['Q1', 'Q2', 'Q3', 'Q4', 'Q8', 'Q9', 'Q10', 'Q11', 'Q12', 'Q12b'];
    expect(asked({})).toEqual(alwaysAsked);
    expect(asked({ Q1: 4 })).toEqual(alwaysAsked);
    expect(asked({ Q1: 98 })).toEqual(alwaysAsked);
    for (const Q1 of [1, 2, 3]) {
      expect(asked({ Q1 })).toEqual(expect.arrayContaining(['Q5', 'Q6', 'Q7']));
    }
  });

  it('asks the reason for each low mark, and for not recognising the result', () => {
    expect(
      asked({ ...content, Q1: 4, Q2: 2, Q10: 1, Q11: 2 }).filter((code) => code.startsWith('J1')),
    ).toEqual(['J1_Q2', 'J1_Q10', 'J1_Q11']);
    expect(asked({ ...content, Q1: 4, Q11: 3 }).filter((code) => code.startsWith('J1'))).toEqual([]);
    expect(selectOf('J1_Q2').choices.map((choice) => choice.code)).toEqual([1, 2, 3, 4, 5, 6, 97, 99]);
  });

  it('counts reasons and the question about coaching with their item: twelve in all', () => {
    expect(progressAt(shortHousehold, 'respondent', 'Q1')).toEqual({ position: 1, total: 12 });
    expect(progressAt(shortHousehold, 'respondent', 'J1_Q10')).toEqual({ position: 10, total: 12 });
    expect(progressAt(shortHousehold, 'respondent', 'Q12b')).toEqual({ position: 12, total: 12 });
    expect(progressAt(shortHousehold, 'interviewer', 'determination')).toEqual({ position: 14, total: 14 });
  });

  it('takes a villager’s answers, and an interviewer’s with persons and determination', () => {
    const villager = { ...content, Q1: 2, Q5: 4, Q6: 2, J1_Q6: [2], Q7: 4, Q12: '修路' };
    expect(checkAnswers(shortHousehold, villager, 'respondent')).toEqual([]);
    const interview = { ...villager, persons: 4, determination: 1 };
    expect(checkAnswers(shortHousehold, interview, 'interviewer')).toEqual([]);
    expect(checkAnswers(shortHousehold, interview, 'respondent').map((problem) => problem.reason)).toEqual([
      'other-audience',
      'other-audience',
    ]);
  });
});
