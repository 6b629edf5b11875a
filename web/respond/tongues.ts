import type { Language } from '../page/language.ts';

/** Languages of evaluated places by their own names; browsers know these least. */
const names: Readonly<Record<string, string>> = {
  zh: '中文',
  en: 'English',
  bo: 'བོད་ཡིག',
  ug: 'ئۇيغۇرچە',
  'mn-Mong': 'ᠮᠣᠩᠭᠣᠯ',
  ii: 'ꆈꌠꉙ',
  za: 'Vahcuengh',
  'kk-Arab': 'قازاقشا',
};

const baseOf = (tag: string): string => tag.split('-')[0] ?? tag;

/** A language by its own name, so that nobody has to read another first; its tag where the browser does not know it. */
export const tongueName = (tag: string): string => {
  const known = names[tag];
  if (known !== undefined) return known;
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

const RIGHT_TO_LEFT = new Set(['ar', 'ug', 'fa', 'ur', 'ps', 'sd', 'he']);

/** How a language is set. A script in the tag decides before the language does: `ug-Latn` runs from the left. */
export interface Setting {
  /** For `lang`: what browsers choose fonts and voices by. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Stacks of Tibetan need lines further apart; classical Mongolian stands in columns from left to right. */
  readonly shape: 'tall' | 'columns' | '';
}

const scriptOf = (tag: string): string => /-([A-Z][a-z]{3})(?:-|$)/.exec(tag)?.[1] ?? '';

export const settingOf = (tag: string): Setting => {
  const script = scriptOf(tag);
  const base = baseOf(tag);
  const rtl = script === '' ? RIGHT_TO_LEFT.has(base) : /^(Ara[bn]|Hebr)$/.test(script);
  const tall = script === 'Tibt' || (script === '' && (base === 'bo' || base === 'dz'));
  return {
    lang: tag === 'zh' ? 'zh-CN' : tag,
    dir: rtl ? 'rtl' : 'ltr',
    shape: script === 'Mong' ? 'columns' : tall ? 'tall' : '',
  };
};

/** What the page itself says beside a form in this language: it speaks Chinese and English only. */
export const pageLanguage = (tag: string, formLanguages: readonly string[]): Language => {
  const spoken = [tag, ...formLanguages].map(baseOf).find((base) => base === 'zh' || base === 'en');
  return spoken === 'en' ? 'en' : 'zh';
};
