/** `or_other`: one more choice, and a question that keeps its words (xlsform.org, “Specify other”). */
import type { Choice, ChoiceCode, Item, SelectItem, Text } from '../form.ts';
import { hasNumbers } from './expression/typed.ts';
import { limits } from './limits.ts';
import { otherName } from './survey.ts';

const words = {
  other: { zh: '其他', en: 'Other' },
  specify: { zh: '请说明', en: 'Specify other' },
} as const;

const text = (
  said: { readonly zh: string; readonly en: string },
  languages: readonly [string, ...string[]],
): Text => {
  const known: Readonly<Record<string, string>> = said;
  return Object.fromEntries(
    languages.flatMap((language, index): [string, string][] => {
      const word = known[language] ?? (index === 0 ? said.en : undefined);
      return word === undefined ? [] : [[language, word]];
    }),
  );
};

/** 97 in lists of numbers, as in our own forms; `other` in lists of words, as in pyxform. */
const otherCode = (choices: readonly Choice[]): ChoiceCode =>
  hasNumbers(new Set(choices.map(({ code }) => code))) ? 97 : 'other';

export const withOther = (item: SelectItem, languages: readonly [string, ...string[]]): readonly Item[] => {
  const code = otherCode(item.choices);
  const has = item.choices.some((choice) => choice.code === code);
  const choices: readonly Choice[] = has
    ? item.choices
    : [...item.choices, { code, label: text(words.other, languages), apart: true }];
  const chosen =
    item.type === 'select-one' ? { '==': [{ var: item.code }, code] } : { in: [code, { var: item.code }] };
  return [
    { ...item, choices },
    {
      code: otherName(item.code),
      type: 'text',
      label: text(words.specify, languages),
      required: true,
      relevant: chosen,
      ...(item.group === undefined ? {} : { group: item.group }),
      countsWith: item.code,
      maximumLength: limits.text,
    },
  ];
};
