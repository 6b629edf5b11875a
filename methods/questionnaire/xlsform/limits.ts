/** Limits that XLSForm does not have and every form of ours does. */
import type { Rule } from '../form.ts';
import type { RuleCells } from './conditions.ts';
import { spotAt, textAt } from './table.ts';

/** An integer of XLSForm has nine digits (docs.getodk.org, form-question-types); a decimal fifteen characters. */
export const limits = {
  integer: { minimum: -999_999_999, maximum: 999_999_999 },
  decimal: { minimum: -999_999_999_999, maximum: 999_999_999_999 },
  text: 2000,
  repeat: { minimum: 0, maximum: 100 },
} as const;

/** A number in a column of ours; the usual one where the cell is empty. */
export const limitAt = ({ table, row, tell }: RuleCells, key: string, usual: number): number => {
  const text = textAt(table, row, key);
  if (text === '') return usual;
  const number = Number(text);
  if (Number.isFinite(number)) return number;
  tell('error', spotAt(table, row, key), 'not-a-number', `“${text}” is no number`, `“${text}”不是数字`);
  return usual;
};

/** What limits say as a constraint, so that other programs keep them too. */
export const boundsRule = (code: string, minimum: number, maximum: number): Rule => ({
  and: [{ '>=': [{ var: code }, minimum] }, { '<=': [{ var: code }, maximum] }],
});

interface Range {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

/** `start=0 end=10 step=1`, the numbers of which may be missing: pyxform's own are 1, 10 and 1. */
export const rangeAt = ({ table, row, tell }: RuleCells): Range => {
  const text = textAt(table, row, 'parameters');
  const given = new Map(
    [...text.matchAll(/(\w+)\s*=\s*([^\s,;]+)/g)].map(([, key = '', value = '']) => [key, Number(value)]),
  );
  const [minimum, maximum, step] = [given.get('start') ?? 1, given.get('end') ?? 10, given.get('step') ?? 1];
  if (![minimum, maximum, step].every(Number.isFinite) || step <= 0 || minimum > maximum) {
    tell(
      'error',
      spotAt(table, row, 'parameters'),
      'range',
      'write start=0 end=10 step=1',
      '须写作start=0 end=10 step=1',
    );
  }
  return { minimum, maximum, step };
};
