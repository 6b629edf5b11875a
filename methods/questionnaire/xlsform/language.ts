/** Languages as headers name them: `English (en)`, `中文 (zh)`, or a name or a tag alone. */
const named: Readonly<Record<string, string>> = {
  arabic: 'ar',
  bengali: 'bn',
  chinese: 'zh',
  english: 'en',
  french: 'fr',
  german: 'de',
  hindi: 'hi',
  indonesian: 'id',
  kazakh: 'kk',
  mongolian: 'mn',
  nepali: 'ne',
  portuguese: 'pt',
  russian: 'ru',
  spanish: 'es',
  swahili: 'sw',
  tibetan: 'bo',
  turkish: 'tr',
  urdu: 'ur',
  uyghur: 'ug',
  vietnamese: 'vi',
  中文: 'zh',
  汉语: 'zh',
  简体中文: 'zh',
  英文: 'en',
  英语: 'en',
  藏文: 'bo',
  藏语: 'bo',
  维吾尔语: 'ug',
  维吾尔文: 'ug',
  蒙古语: 'mn',
  蒙古文: 'mn',
  español: 'es',
  français: 'fr',
  português: 'pt',
};

/** What `language` is called in a header of ours. */
const written: Readonly<Record<string, string>> = {
  zh: '中文 (zh)',
  en: 'English (en)',
  bo: '藏语 (bo)',
  ug: '维吾尔语 (ug)',
  mn: '蒙古语 (mn)',
  sw: 'Swahili (sw)',
  fr: 'Français (fr)',
  es: 'Español (es)',
  und: 'default (und)',
};

const isTag = (text: string): boolean => /^(?:[A-Za-z]{2,3}|x)(?:-[A-Za-z0-9]{1,8})*$/.test(text);

/** The tag (BCP 47) that a header's language means; one that nobody knows gets a private tag. */
export const tagOf = (language: string): string => {
  const text = language.normalize('NFKC').trim();
  const [, inBrackets = ''] = /\(([^()]*)\)$/.exec(text) ?? [];
  if (isTag(inBrackets)) return inBrackets;
  const name = text.toLowerCase();
  if (named[name] !== undefined && Object.hasOwn(named, name)) return named[name];
  if (isTag(text)) return text.length <= 3 ? name : text;
  const parts = name.match(/[a-z0-9]{1,8}/g) ?? ['unnamed'];
  return ['x', ...parts.slice(0, 4)].join('-');
};

export const headerLanguage = (tag: string): string => written[tag] ?? tag;

/** What a text without a language is in: Chinese where it shows, else undetermined (`und`, ISO 639-2). */
export const guessedTag = (texts: readonly string[]): string => {
  const all = texts.join('');
  return /\p{Script=Han}/u.test(all) &&
    !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(all)
    ? 'zh'
    : 'und';
};
