import type { ChoiceCode, Rule } from '../form.ts';
import { codeOf } from './expression/typed.ts';
import type { QuestionType } from './row-type.ts';

/** As pyxform tells a default that is worked out from one that just stands there. */
const isExpression = (text: string): boolean => /\$\{|(?:^|[\s(,+*-])[a-z][\w-]*(?::[\w-]+)?\(/.test(text);

const dated: Readonly<Partial<Record<QuestionType, RegExp>>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d/,
};

/** What a default says if it is no expression; nothing where it must be read as one. */
export const plainInitial = (
  text: string,
  type: QuestionType,
  codes: ReadonlySet<ChoiceCode> | undefined,
): Rule | undefined => {
  if (isExpression(text)) return undefined;
  switch (type) {
    case 'select-one':
      return codeOf(text, codes);
    case 'select-multiple':
    case 'rank':
      return text.split(/\s+/).map((name) => codeOf(name, codes) ?? name);
    case 'integer':
    case 'decimal':
    case 'range':
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'acknowledge':
      return text === 'OK' ? 1 : undefined;
    case 'date':
    case 'time':
    case 'date-time':
      return dated[type]?.test(text) ? text : undefined;
    default:
      return text;
  }
};
