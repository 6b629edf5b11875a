import type { Choice, Text } from '../../../methods/questionnaire/form.ts';

/** Each choice with what it is found by. */
export type SearchIndex = readonly { readonly choice: Choice; readonly text: string }[];

/** Width, case and accents do not tell names apart when one looks for them. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

export const searchIndex = (choices: readonly Choice[], label: (text: Text) => string): SearchIndex =>
  choices.map((choice) => ({ choice, text: plain(`${label(choice.label)} ${choice.code}`) }));

/** Those that have all the words typed, first those that begin with them; all where nothing is typed. */
export const foundIn = (index: SearchIndex, typed: string): readonly Choice[] => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return index.map(({ choice }) => choice);
  const found = index.filter(({ text }) => words.every((word) => text.includes(word)));
  const begins = found.filter(({ text }) => text.startsWith(first));
  const others = found.filter(({ text }) => !text.startsWith(first));
  return [...begins, ...others].map(({ choice }) => choice);
};
