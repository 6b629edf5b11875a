import { createContext, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { textIn } from '../../methods/questionnaire/fill-text.ts';
import type { Text } from '../../methods/questionnaire/form.ts';
import { type Language, languageTag } from '../page/language.ts';
import { pageLanguage, type Setting, settingOf } from './tongues.ts';
import { type Words, zh } from './words-zh.ts';

/** In which language somebody reads: the form in `tag`, the page's own words in Chinese or English. */
export interface Reading {
  readonly tag: string;
  readonly setting: Setting;
  readonly language: Language;
  readonly words: Words;
  /** A text of the form that speaks of no answer. */
  readonly text: (text: Text) => string;
  /** The page's own words; marked as what they are where the form is read in another language. */
  readonly say: (words: string) => string | VNode;
}

export const readingIn = (
  tag: string,
  formLanguages: readonly string[],
  english: Words | undefined,
): Reading => {
  const wanted = pageLanguage(tag, formLanguages);
  // English is a file of its own; until it has come, Chinese is better than nothing.
  const language = wanted === 'en' && english ? 'en' : 'zh';
  const words = language === 'en' && english ? english : zh;
  const setting = settingOf(tag);
  const lang = languageTag(language);
  const same = setting.lang.split('-')[0] === lang.split('-')[0];
  const say = (text: string): string | VNode =>
    same ? (
      text
    ) : (
      <span lang={lang} dir="ltr">
        {text}
      </span>
    );
  const text = (one: Text): string => textIn(one, tag, formLanguages);
  return { tag, setting, language, words, text, say };
};

const ReadingContext = createContext<Reading>(readingIn('zh', [], undefined));

export const ReadingProvider = ReadingContext.Provider;

export const useReading = (): Reading => useContext(ReadingContext);
