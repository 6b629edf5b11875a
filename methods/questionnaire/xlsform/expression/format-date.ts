import type { Rule } from '../../form.ts';
import { ExpressionError } from './expression-error.ts';
import type { Typed } from './typed.ts';

const pieces: Readonly<Record<string, (date: Rule) => Rule>> = {
  Y: (date) => ({ substr: [date, 0, 4] }),
  y: (date) => ({ substr: [date, 2, 2] }),
  m: (date) => ({ substr: [date, 5, 2] }),
  n: (date) => ({ text: [{ number: [{ substr: [date, 5, 2] }] }] }),
  d: (date) => ({ substr: [date, 8, 2] }),
  e: (date) => ({ text: [{ number: [{ substr: [date, 8, 2] }] }] }),
};

/** XLSForm's `format-date`, of whose signs `%Y %y %m %n %d %e` say the same in every language. */
export const formattedDate = (
  { rule, kind, at }: Typed,
  format: string,
  formatAt: number,
): Omit<Typed, 'at'> => {
  if (kind === 'number' || kind === 'many' || kind === 'truth' || kind === 'time') {
    throw new ExpressionError(at, 'wrong-kind', { en: 'this is no date', zh: '此处不是日期' });
  }
  const parts = (format.match(/%.?|[^%]+/g) ?? []).map((part): Rule => {
    if (!part.startsWith('%')) return part;
    const piece = pieces[part.slice(1)];
    if (piece === undefined) {
      throw new ExpressionError(formatAt, 'date-format', {
        en: `${part} is not taken; %Y %y %m %n %d %e are`,
        zh: `不支持${part}，可用%Y %y %m %n %d %e`,
      });
    }
    return piece(rule);
  });
  const [only] = parts;
  const text: Rule = parts.length === 1 && only !== undefined ? only : { cat: parts };
  return { rule: { if: [{ known: [rule] }, text, null] }, kind: 'text' };
};
