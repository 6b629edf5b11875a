import type { TextItem } from './form.ts';
import { type Answer, DONT_KNOW, type IntegerItem, type Item, REFUSED, type SelectItem } from './form.ts';

export type AnswerReason =
  | 'unknown-item'
  | 'not-asked'
  | 'other-audience'
  | 'missing'
  | 'wrong-type'
  | 'unknown-option'
  | 'repeated-option'
  | 'option-not-alone'
  | 'out-of-range'
  | 'text-too-long';

/** What is wrong with one answer. `data` holds the numbers that a sentence about it needs: option, minimum, maximum, length. */
export interface AnswerProblem {
  readonly item: string;
  readonly reason: AnswerReason;
  readonly data: Readonly<Record<string, number>>;
}

const problem = (
  item: Item,
  reason: AnswerReason,
  data: Readonly<Record<string, number>> = {},
): AnswerProblem => ({
  item: item.code,
  reason,
  data,
});

const isAlwaysAllowed = (code: number): boolean => code === DONT_KNOW || code === REFUSED;

const isOption = (item: SelectItem, code: number): boolean =>
  isAlwaysAllowed(code) || item.choices.some((choice) => choice.code === code);

/** “None”, “don't know” and “refused” contradict any other choice beside them; “other” (97) does not. */
const standsAlone = (item: SelectItem, code: number): boolean =>
  isAlwaysAllowed(code) ||
  (code === 0 && item.choices.some((choice) => choice.code === 0 && choice.apart === true));

const checkOne = (item: SelectItem, answer: Answer): readonly AnswerProblem[] => {
  if (typeof answer !== 'number') return [problem(item, 'wrong-type')];
  return isOption(item, answer) ? [] : [problem(item, 'unknown-option', { option: answer })];
};

const checkMultiple = (item: SelectItem, answer: Answer): readonly AnswerProblem[] => {
  if (typeof answer === 'number' || typeof answer === 'string') return [problem(item, 'wrong-type')];
  return answer.flatMap((option, index) => {
    if (!isOption(item, option)) return [problem(item, 'unknown-option', { option })];
    if (answer.indexOf(option) < index) return [problem(item, 'repeated-option', { option })];
    if (answer.length > 1 && standsAlone(item, option))
      return [problem(item, 'option-not-alone', { option })];
    return [];
  });
};

const checkInteger = (item: IntegerItem, answer: Answer): readonly AnswerProblem[] => {
  if (typeof answer !== 'number' || !Number.isInteger(answer)) return [problem(item, 'wrong-type')];
  const { minimum, maximum } = item;
  return answer < minimum || answer > maximum ? [problem(item, 'out-of-range', { minimum, maximum })] : [];
};

const checkText = (item: TextItem, answer: Answer): readonly AnswerProblem[] => {
  if (typeof answer !== 'string') return [problem(item, 'wrong-type')];
  const length = [...answer].length;
  const maximum = item.maximumLength;
  return length > maximum ? [problem(item, 'text-too-long', { length, maximum })] : [];
};

/** `[98]` or `[99]` on an item that has no options of its own. */
const isNonAnswer = (answer: Answer): boolean =>
  typeof answer === 'object' && answer.length === 1 && answer.every(isAlwaysAllowed);

/** An empty text or an empty list says nothing, so it does not answer a required item. */
const isEmpty = (answer: Answer | undefined): boolean =>
  answer === undefined ||
  (typeof answer === 'string' && answer.trim() === '') ||
  (typeof answer === 'object' && answer.length === 0);

/** What is wrong with the answer to an item that was asked: its type, options, range or length, or that it is missing. */
export const checkAnswer = (item: Item, answer: Answer | undefined): readonly AnswerProblem[] => {
  if (item.required && isEmpty(answer)) return [problem(item, 'missing')];
  if (answer === undefined) return [];
  switch (item.type) {
    case 'select-one':
      return checkOne(item, answer);
    case 'select-multiple':
      return checkMultiple(item, answer);
    case 'integer':
      return isNonAnswer(answer) ? [] : checkInteger(item, answer);
    case 'text':
      return isNonAnswer(answer) ? [] : checkText(item, answer);
  }
};
