import type { Text } from './form.ts';

/** A text in a language: by its exact tag, then without region or script (`zh` for `zh-Hant`), then in the form's first. */
export const textIn = (text: Text, language: string, languages: readonly string[]): string => {
  for (const tag of [language, language.replace(/-.*/, ''), ...languages, ...Object.keys(text)]) {
    const found = Object.entries(text).find(([name]) => name === tag);
    if (found) return found[1];
  }
  return '';
};

/**
 * A text in a language with `${code}` filled in; what nothing is known of stays empty.
 * @param languages the form's
 */
export const fillText = (
  text: Text,
  language: string,
  languages: readonly string[],
  lookup: (code: string) => string = () => '',
): string => textIn(text, language, languages).replace(/\$\{(\w+)\}/g, (_, code: string) => lookup(code));
