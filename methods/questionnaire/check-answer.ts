import { dayNumber, isTime } from './calendar.ts';
import type { Answer, Choice, ChoiceCode, Item, NumberItem, RankItem, SelectItem } from './form.ts';
import { choiceOf, meansNoAnswer, noAnswerIn } from './not-answer.ts';

export type AnswerReason =
  | 'unknown-item'
  | 'not-asked'
  | 'other-audience'
  | 'calculated'
  | 'missing'
  | 'wrong-type'
  | 'wrong-format'
  | 'unknown-option'
  | 'option-not-offered'
  | 'repeated-option'
  | 'option-not-alone'
  | 'options-missing'
  | 'out-of-range'
  | 'text-too-long'
  | 'check-failed';

/** What is wrong with one answer. `data` holds what a sentence about it needs: option, minimum, maximum, length, check. */
export interface AnswerProblem {
  /** The answer's key: the item's code, `code#2` for the second member of a repeating group. */
  readonly item: string;
  readonly reason: AnswerReason;
  readonly data: Readonly<Record<string, number | string>>;
}

type Found = Omit<AnswerProblem, 'item'>;

const found = (reason: AnswerReason, data: Found['data'] = {}): readonly Found[] => [{ reason, data }];

const nothing: readonly Found[] = [];

type IsOffered = (choice: Choice) => boolean;

const checkOption = (item: SelectItem | RankItem, option: ChoiceCode, isOffered: IsOffered) => {
  const choice = choiceOf(item, option);
  if (choice) return isOffered(choice) ? nothing : found('option-not-offered', { option });
  if (meansNoAnswer(item, option)) return nothing;
  const isOfTheirKind = item.choices.some(({ code }) => typeof code === typeof option);
  return isOfTheirKind ? found('unknown-option', { option }) : found('wrong-type');
};

/** “None” and not-answers contradict any other choice beside them; “other” (97) does not. */
const standsAlone = (item: Item, code: ChoiceCode): boolean => {
  const choice = choiceOf(item, code);
  return choice?.alone === true || (code === 0 && choice?.apart === true) || meansNoAnswer(item, code);
};

const checkSeveral = (item: SelectItem | RankItem, answer: Answer, isOffered: IsOffered) => {
  if (typeof answer !== 'object') return found('wrong-type');
  const seen = new Set<ChoiceCode>();
  return answer.flatMap((option) => {
    const wrong = checkOption(item, option, isOffered);
    if (wrong.length > 0) return wrong;
    if (seen.has(option)) return found('repeated-option', { option });
    seen.add(option);
    const alone = answer.length > 1 && standsAlone(item, option);
    return alone ? found('option-not-alone', { option }) : nothing;
  });
};

/** A ranking holds every choice that is offered. */
const checkRank = (item: RankItem, answer: Answer, isOffered: IsOffered) => {
  const wrong = checkSeveral(item, answer, isOffered);
  if (wrong.length > 0 || typeof answer !== 'object') return wrong;
  // “None of these” and its like have no place among the ranked.
  const ranked = item.choices.filter((choice) => isOffered(choice) && !choice.apart && !choice.alone);
  const missing = ranked.length - answer.length;
  return missing > 0 ? found('options-missing', { missing }) : nothing;
};

const checkNumber = ({ type, minimum, maximum }: NumberItem, answer: Answer) => {
  if (typeof answer !== 'number' || (type === 'integer' && !Number.isInteger(answer)))
    return found('wrong-type');
  // Written so that what is not a number at all is outside every range.
  return answer >= minimum && answer <= maximum ? nothing : found('out-of-range', { minimum, maximum });
};

const isPlace = (answer: string): boolean => {
  const numbers = answer.split(' ');
  const [latitude, longitude, , accuracy = 0] = numbers.map(Number);
  return (
    numbers.length > 1 &&
    numbers.length < 5 &&
    numbers.every((number) => /^-?\d{1,9}(\.\d{1,15})?$/.test(number)) &&
    Math.abs(Number(latitude)) <= 90 &&
    Math.abs(Number(longitude)) <= 180 &&
    accuracy >= 0
  );
};

const isDate = (answer: string): boolean => dayNumber(answer) !== null;

const isMedia = (answer: string): boolean => /^sha256-[\da-f]{64}$/.test(answer);

/** What a text must be in items whose answer is text of a certain form. */
const formats: Readonly<Partial<Record<Item['type'], (answer: string) => boolean>>> = {
  date: isDate,
  today: isDate,
  time: isTime,
  'date-time': (answer) => isDate(answer.slice(0, 10)) && answer[10] === 'T' && isTime(answer.slice(11)),
  geopoint: isPlace,
  image: isMedia,
  audio: isMedia,
  signature: isMedia,
};

const checkText = (item: Item, answer: Answer) => {
  if (typeof answer !== 'string') return found('wrong-type');
  if (item.type !== 'text') return formats[item.type]?.(answer) ? nothing : found('wrong-format');
  const length = [...answer].length;
  const maximum = item.maximumLength;
  return length > maximum ? found('text-too-long', { length, maximum }) : nothing;
};

const checkType = (item: Item, answer: Answer, isOffered: IsOffered): readonly Found[] => {
  switch (item.type) {
    case 'calculate':
      return found('calculated');
    case 'note':
      return found('not-asked');
    case 'select-one':
      return typeof answer === 'object' ? found('wrong-type') : checkOption(item, answer, isOffered);
    case 'select-multiple':
      return checkSeveral(item, answer, isOffered);
    case 'rank':
      return noAnswerIn(item, answer) ? nothing : checkRank(item, answer, isOffered);
    case 'acknowledge':
      return answer === 1 || noAnswerIn(item, answer) ? nothing : found('wrong-type');
    case 'integer':
    case 'decimal':
      return noAnswerIn(item, answer) ? nothing : checkNumber(item, answer);
    default:
      return noAnswerIn(item, answer) ? nothing : checkText(item, answer);
  }
};

/** An empty text or an empty list says nothing, so it does not answer a required item. */
export const isEmpty = (answer: Answer | undefined): boolean =>
  answer === undefined ||
  (typeof answer === 'string' && answer.trim() === '') ||
  (typeof answer === 'object' && answer.length === 0);

/** Where an answer stands in a form and what the other answers make of it; without it, what the item says by itself. */
export interface AnswerContext {
  readonly key: string;
  readonly required: boolean;
  readonly isOffered: IsOffered;
}

/** What is wrong with the answer to an item that was asked: its type, options, range or length, or that it is missing. */
export const checkAnswer = (
  item: Item,
  answer: Answer | undefined,
  context: AnswerContext = { key: item.code, required: item.required === true, isOffered: () => true },
): readonly AnswerProblem[] => {
  if (item.type === 'note' && answer === undefined) return [];
  if (context.required && isEmpty(answer)) return [{ item: context.key, reason: 'missing', data: {} }];
  if (answer === undefined) return [];
  return checkType(item, answer, context.isOffered).map((wrong) => ({ item: context.key, ...wrong }));
};
