import { type Choice, type ChoiceCode, DONT_KNOW, type Item, NOT_APPLICABLE, REFUSED } from './form.ts';

/** 96, 98 and 99: what somebody says who does not answer. */
export const isNotAnswerCode = (code: unknown): code is number =>
  code === DONT_KNOW || code === REFUSED || code === NOT_APPLICABLE;

const indices = new WeakMap<readonly Choice[], ReadonlyMap<ChoiceCode, Choice>>();

/** The choice of this code in an item's list. A list of thousands is asked for many answers, so it is indexed once. */
export const choiceOf = (item: Item, code: ChoiceCode): Choice | undefined => {
  if (!('choices' in item)) return;
  const index = indices.get(item.choices) ?? new Map(item.choices.map((choice) => [choice.code, choice]));
  indices.set(item.choices, index);
  return index.get(code);
};

/** Whether a code says “no answer” to this item. A list that numbers its own choices up to 98 does not set that one apart. */
export const meansNoAnswer = (item: Item, code: unknown): code is number => {
  if (!isNotAnswerCode(code)) return false;
  const choice = choiceOf(item, code);
  return choice === undefined || choice.apart === true;
};

/** Which of 96, 98, 99 an answer is: the code itself where there are choices, else a list of nothing but it; else `null`. */
export const noAnswerIn = (item: Item, answer: unknown): number | null => {
  const code = Array.isArray(answer) && answer.length === 1 ? answer[0] : 'choices' in item ? answer : null;
  return meansNoAnswer(item, code) ? code : null;
};
