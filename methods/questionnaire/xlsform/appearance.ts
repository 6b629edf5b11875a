import type { QuestionType } from './row-type.ts';

export interface Look {
  readonly searchable?: true;
  readonly scale?: true;
  readonly multiline?: true;
  readonly signature?: true;
  /** Words of the appearance that have no meaning here. */
  readonly unknown: readonly string[];
}

const meanings: readonly (readonly [
  QuestionType,
  RegExp,
  'searchable' | 'scale' | 'multiline' | 'signature',
])[] = [
  ['select-one', /^(?:minimal|autocomplete|autocomplete_chars|search|quick-search)$/, 'searchable'],
  ['select-multiple', /^(?:minimal|autocomplete|autocomplete_chars|search|quick-search)$/, 'searchable'],
  ['rank', /^(?:minimal|autocomplete|search)$/, 'searchable'],
  ['select-one', /^likert$/, 'scale'],
  ['select-multiple', /^likert$/, 'scale'],
  ['text', /^multiline$/, 'multiline'],
  ['image', /^signature$/, 'signature'],
];

/** What the words of an appearance mean for a type of question. */
export const lookOf = (type: QuestionType, appearance: string): Look => {
  const words = appearance
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const meant = words.map((word) => meanings.find(([of, pattern]) => of === type && pattern.test(word))?.[2]);
  return {
    ...(meant.includes('searchable') ? { searchable: true } : {}),
    ...(meant.includes('scale') ? { scale: true } : {}),
    ...(meant.includes('multiline') ? { multiline: true } : {}),
    ...(meant.includes('signature') ? { signature: true } : {}),
    unknown: words.filter((_word, index) => meant[index] === undefined),
  };
};
