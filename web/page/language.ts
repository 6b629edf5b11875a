/** The languages that the pages themselves speak; a form may have more. Chinese comes first everywhere. */
export type Language = 'zh' | 'en';

export const languages: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'zh', name: '中文' },
  { language: 'en', name: 'English' },
];

/** As browsers and servers name it: for `lang`, `Accept-Language` and dates. */
export const languageTag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');

export const languageOf = (value: string | null): Language => (value === 'en' ? 'en' : 'zh');

/** A moment in the reader's own time zone, to the minute. */
export const momentInWords = (iso: string, language: Language): string => {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return moment.toLocaleString(languageTag(language), {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
};
