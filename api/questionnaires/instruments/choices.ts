import type { Choice, Text } from '../../../methods/questionnaire/form.ts';

/** The lists of choices that the instruments share, and how a choice is written. */

export const text = (zh: string, en: string): Text => ({ zh, en });
export const choice = (code: number, zh: string, en: string): Choice => ({ code, label: text(zh, en) });
const apart = (code: number, zh: string, en: string): Choice => ({
  ...choice(code, zh, en),
  apart: true,
});
/** “None of these”: it contradicts every other choice beside it. */
export const alone = (code: number, zh: string, en: string): Choice => ({
  ...choice(code, zh, en),
  alone: true,
});

export const dontKnow = apart(98, '不知道', 'Don’t know');
export const refused = apart(99, '不愿回答', 'Prefer not to answer');
export const other = apart(97, '其他', 'Other');
export const noContact = apart(0, '不适用/没有接触', 'Not applicable / no contact');

export const satisfaction: readonly Choice[] = [
  choice(5, '非常满意', 'Very satisfied'),
  choice(4, '比较满意', 'Fairly satisfied'),
  choice(3, '一般', 'Neither satisfied nor dissatisfied'),
  choice(2, '不太满意', 'Fairly dissatisfied'),
  choice(1, '很不满意', 'Very dissatisfied'),
];

export const reasons: readonly Choice[] = [
  choice(1, '不公平', 'Not fair'),
  choice(2, '没落实', 'Not delivered'),
  choice(3, '不管用', 'Did not help'),
  choice(4, '态度/作风', 'Attitude or conduct'),
  choice(5, '慢', 'Slow'),
  choice(6, '乱收费', 'Improper charges'),
  other,
  refused,
];
