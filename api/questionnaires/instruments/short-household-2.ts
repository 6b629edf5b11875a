import type { Derived, Form, Item, Rule } from '../../../methods/questionnaire/form.ts';
import { shortHousehold } from '../short-household.ts';
import { text } from './choices.ts';
import { pointsOf } from './household/comparisons.ts';
import { review } from './items.ts';
import { all, answer, any, is, isIn, not } from './rules.ts';

/**
 * Version 2 of the short form: the last item can also be said, marks are points for the mean, and the reviewer sees whether the family's
 * word for its status is that of the list and whether all marks are the same. Every item of version 1 is there, with its code.
 */

const marks = ['Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8', 'Q9', 'Q10'];
const ofTheRegistered = ['Q5', 'Q6', 'Q7'];

const asQ2 = (code: string): Rule => ({ '==': [answer(code), answer('Q2')] });

const checksOf: Readonly<Record<string, Item['checks']>> = {
  Q1: [
    review(
      any(
        ...['poor', 'exited', 'monitored', 'nonregistered'].map((list, place) =>
          all(is('list', list), is('Q1', place + 1)),
        ),
      ),
      text('与名单类型不一致。', 'Not what the list says.'),
    ),
  ],
  Q10: [
    review(
      not(
        all(
          isIn('Q2', 1, 2, 3, 4, 5),
          ...marks.map((code) =>
            ofTheRegistered.includes(code) ? any({ '==': [answer(code), null] }, asQ2(code)) : asQ2(code),
          ),
        ),
      ),
      text('各项满意度的分数完全相同。', 'All marks are the same.'),
    ),
  ],
};

const voiceNote: Item = {
  code: 'Q12v',
  type: 'audio',
  label: text('也可以留言', 'Or say it'),
  hint: text('最长60秒，可不留', 'At most 60 seconds; you may leave it out'),
  required: false,
  countsWith: 'Q12',
};

const completed = (item: Item): readonly Item[] => {
  const checks = checksOf[item.code];
  return [checks === undefined ? item : { ...item, checks }, ...(item.code === 'Q12' ? [voiceNote] : [])];
};

export const shortHousehold2: Form = {
  ...shortHousehold,
  version: 2,
  items: shortHousehold.items.flatMap(completed),
  derived: shortHousehold.items.flatMap(({ code, label }): readonly Derived[] =>
    marks.includes(code)
      ? [
          {
            code: `${code}_points`,
            label: text(`${label['zh'] ?? ''}（0–100分）`, `${label['en'] ?? ''} (0–100 points)`),
            rule: pointsOf(code),
          },
        ]
      : [],
  ),
};
