import type { Language } from '../page/language.ts';
import type { Range } from './decimals.ts';
import { asFrequency } from './frequency.ts';
import type { Estimate, Indicator } from './operations.ts';
import { type Words, wordsIn } from './words.ts';

const patternFor = (words: Words, { key, unit }: Pick<Indicator, 'key' | 'unit'>): string => {
  const patterns: Readonly<Record<string, string>> = words.sentences;
  return patterns[key] ?? words.sentences[unit === 'PERSONS' ? 'PERSONS' : 'HOUSEHOLDS'];
};

/** What a figure says, in a sentence; where there is no figure, why not. */
export const sentenceFor = (
  indicator: Pick<Indicator, 'key' | 'unit' | 'scale'>,
  figure: Pick<Estimate, 'estimate' | 'notEstimable'> & { readonly interval: Range | null },
  language: Language,
): string => {
  const { estimate, interval, notEstimable } = figure;
  const words = wordsIn(language);
  const stop = language === 'zh' ? '。' : '.';
  if (estimate === null) return notEstimable ?? '';
  // Only a share is so many of so many; an amount is said by its number and unit.
  if (indicator.scale !== 'SHARE') return '';
  const { of, count, relation, range } = asFrequency(estimate, interval);
  const said = patternFor(words, indicator)
    .replace('{of}', of)
    .replace('{count}', `${words.relations[relation]}${count}`);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${range ? words.range(range.lower, range.upper) : ''}${stop}`;
};
