import { type ChoiceCode, DONT_KNOW, NOT_APPLICABLE, REFUSED, type Text } from '../form.ts';

const OTHER = 97;

/** What the codes mean that our own forms set apart, in Chinese and English. */
const meanings: ReadonlyMap<ChoiceCode, RegExp> = new Map([
  [NOT_APPLICABLE, /\bnot applicable\b|^n\/?a$|不适用/i],
  [OTHER, /\bother\b|其他|其它/i],
  [DONT_KNOW, /\b(?:don['’]?t|do not) know\b|\bunsure\b|不知道|不清楚|说不清/i],
  [REFUSED, /\brefuse|\bprefer not\b|\bno answer\b|拒绝|不愿|不想回答/i],
]);

/** Whether a number has the meaning here that it has in our own forms; another list may just count to 99. */
export const apartByMeaning = (code: ChoiceCode, label: Text): boolean => {
  const meaning = meanings.get(code);
  return meaning !== undefined && Object.values(label).some((text) => meaning.test(text));
};
