import type { Answer, ChoiceCode, Item, Text } from '../../../methods/questionnaire/form.ts';
import { NOT_ANSWERS } from '../tap.ts';
import type { Words } from '../words-zh.ts';
import type { LaterWords } from './words.ts';

/** What is needed to say an answer: the language of the form, the page's words in Chinese or English. */
export interface Saying {
  readonly label: (text: Text) => string;
  readonly comma: string;
  readonly words: Words;
  readonly later: LaterWords;
}

const codeInWords = (item: Item, code: ChoiceCode, { label, words }: Saying): string => {
  const choice = 'choices' in item ? item.choices.find((one) => one.code === code) : undefined;
  if (choice) return label(choice.label);
  const notAnswer = NOT_ANSWERS.find((one) => one === code);
  return notAnswer === undefined ? String(code) : words.notAnswers[notAnswer];
};

const mediaInWords = (item: Item, later: LaterWords): string => {
  if (item.type === 'image') return later.photo;
  return item.type === 'audio' ? later.sound : later.signature;
};

const placeInWords = (answer: string): string => answer.split(' ').slice(0, 2).join(', ');

const textInWords = (item: Item, answer: string, saying: Saying): string => {
  switch (item.type) {
    case 'image':
    case 'audio':
    case 'signature':
      return mediaInWords(item, saying.later);
    case 'geopoint':
      return placeInWords(answer);
    case 'date-time':
      return answer.replace('T', ' ');
    case 'select-one':
      return codeInWords(item, answer, saying);
    default:
      return answer;
  }
};

/** Whether an answer is said in the page's own words, not in those of the form or of the person. */
export const isInPageWords = (item: Item, answer: Answer | undefined): boolean => {
  if (answer === undefined || answer === '') return true;
  if (typeof answer === 'string') return ['image', 'audio', 'signature'].includes(item.type);
  if (typeof answer === 'number' && item.type === 'acknowledge') return true;
  const [code] = typeof answer === 'object' ? answer : [answer];
  const listed = 'choices' in item && item.choices.some((one) => one.code === code);
  return !listed && (typeof answer === 'object' || 'choices' in item);
};

/** An answer as the person gave it, for the review. */
export const answerInWords = (item: Item, answer: Answer | undefined, saying: Saying): string => {
  if (answer === undefined || answer === '') return saying.later.notAnswered;
  if (typeof answer === 'string') return textInWords(item, answer, saying);
  if (typeof answer === 'number') {
    if (item.type === 'acknowledge') return saying.words.readAndAgreed;
    return item.type === 'select-one' ? codeInWords(item, answer, saying) : String(answer);
  }
  const said = answer.map((code) => codeInWords(item, code, saying));
  if (item.type === 'rank' && said.length > 1) {
    return said.map((one, index) => `${index + 1}. ${one}`).join('\n');
  }
  return said.join(saying.comma);
};
