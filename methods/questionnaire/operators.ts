import { dateOf, dayNumber, yearsBetween } from './calendar.ts';
import { isList, isSame, isTrue, type Value } from './rule-value.ts';

/**
 * The operators that only work on the values of their operands. Plain JSON Logic converts as JavaScript does: null <= 2
 * holds, so a rule could speak of an item that was never asked, and "1" == 1 holds, so an answer of the wrong type could
 * open other items. Here nothing is converted: what has operands of the wrong type is `null`, or not true.
 */
export interface Operator {
  readonly least: number;
  readonly most: number;
  readonly apply: (...operands: readonly Value[]) => Value;
}

const ANY = Number.POSITIVE_INFINITY;

const finite = (number: number): number | null => (Number.isFinite(number) ? number + 0 : null);

const isNumber = (value: Value): value is number => typeof value === 'number';

/** Arithmetic with anything that is no number is `null`, and so is a result that is not finite. */
const arithmetic =
  (calculate: (...numbers: readonly number[]) => number) =>
  (...operands: readonly Value[]): Value =>
    operands.every(isNumber) ? finite(calculate(...operands)) : null;

/** An ordering holds between two numbers or two texts, and through a whole row of them. */
const ordering =
  (holdsFor: (comparison: number) => boolean) =>
  (...operands: readonly Value[]): boolean =>
    operands.slice(1).every((b, index) => {
      const a = operands[index];
      if (typeof a === 'number' && typeof b === 'number') return holdsFor(a - b);
      return typeof a === 'string' && typeof b === 'string' && holdsFor(a < b ? -1 : Number(a > b));
    });

/** Lists among the operands taken apart, without those of their members that say nothing. */
const spread = (operands: readonly Value[]): readonly Value[] =>
  operands.flatMap((operand) => (isList(operand) ? operand.filter((part) => part !== null) : [operand]));

const extreme = (of: (...numbers: readonly number[]) => number) => {
  const calculate = arithmetic(of);
  return (...operands: readonly Value[]): Value => calculate(...spread(operands));
};

const sum = (...operands: readonly Value[]): Value => {
  const numbers = spread(operands).filter(isNumber);
  return numbers.length > 0 ? finite(numbers.reduce((total, number) => total + number, 0)) : null;
};

/** Halves go away from zero, as on paper; `digits` below 0 round to tens, hundreds and so on. */
const round = (number: number, digits = 0): number => {
  const unit = 10 ** Math.max(0, -digits);
  return Number((number / unit).toFixed(Math.min(15, Math.max(0, digits)))) * unit;
};

const textual =
  (change: (text: string) => Value) =>
  (text: Value): Value =>
    typeof text === 'string' ? change(text) : null;

/** Several choices as one text stand apart by a blank, as in XLSForm. */
const inWords = (value: Value): string =>
  isList(value) ? value.map(inWords).join(' ') : value === null ? '' : String(value);

/** `start` and `length` count from the end when negative; in Unicode code points. */
const part = (text: Value, start: Value, length: Value = null): Value => {
  if (typeof text !== 'string' || !isNumber(start)) return null;
  const rest = [...text].slice(start);
  return (isNumber(length) ? rest.slice(0, length) : rest).join('');
};

const isIn = (value: Value, where: Value): boolean => {
  if (isList(where)) return where.some((part) => isSame(part, value));
  return typeof where === 'string' && typeof value === 'string' && where.includes(value);
};

const toNumber = (value: Value): Value => {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string') return isNumber(value) ? value : null;
  return /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? finite(Number(value)) : null;
};

/** The day of a date, or of a date with its time. */
const dayIn = (value: Value): string | null => {
  const day = typeof value === 'string' ? value.replace(/T.*/, '') : '';
  return dayNumber(day) === null ? null : day;
};

const years = (from: Value, to: Value): Value => {
  const [first, last] = [dayIn(from), dayIn(to)];
  return first !== null && last !== null ? yearsBetween(first, last) : null;
};

const equal = (a: Value, b: Value): boolean => isSame(a, b);
const unequal = (a: Value, b: Value): boolean => !isSame(a, b);

const table: Readonly<Record<string, readonly [least: number, most: number, apply: Operator['apply']]>> = {
  '==': [2, 2, equal],
  '===': [2, 2, equal],
  '!=': [2, 2, unequal],
  '!==': [2, 2, unequal],
  '<': [2, ANY, ordering((comparison) => comparison < 0)],
  '<=': [2, ANY, ordering((comparison) => comparison <= 0)],
  '>': [2, ANY, ordering((comparison) => comparison > 0)],
  '>=': [2, ANY, ordering((comparison) => comparison >= 0)],
  '!': [1, 1, (value) => !isTrue(value)],
  '!!': [1, 1, isTrue],
  in: [2, 2, isIn],
  '+': [1, ANY, arithmetic((...numbers) => numbers.reduce((total, number) => total + number, 0))],
  '-': [1, 2, arithmetic((a, b) => (b === undefined ? -a : a - b))],
  '*': [1, ANY, arithmetic((...numbers) => numbers.reduce((product, number) => product * number, 1))],
  '/': [2, 2, arithmetic((a, b) => a / b)],
  '%': [2, 2, arithmetic((a, b) => a % b)],
  min: [1, ANY, extreme(Math.min)],
  max: [1, ANY, extreme(Math.max)],
  sum: [1, ANY, sum],
  count: [1, ANY, (...operands) => spread(operands).filter((value) => value !== null).length],
  round: [1, 2, arithmetic(round)],
  floor: [1, 1, arithmetic(Math.floor)],
  abs: [1, 1, arithmetic(Math.abs)],
  int: [1, 1, arithmetic(Math.trunc)],
  number: [1, 1, toNumber],
  text: [1, 1, (value) => (value === null ? null : inWords(value))],
  cat: [1, ANY, (...operands) => operands.map(inWords).join('')],
  substr: [2, 3, part],
  length: [1, 1, (value) => (isList(value) ? value.length : textual((text) => [...text].length)(value))],
  lower: [1, 1, textual((text) => text.toLowerCase())],
  upper: [1, 1, textual((text) => text.toUpperCase())],
  'day-number': [1, 1, (value) => dayNumber(dayIn(value) ?? '')],
  'date-of': [1, 1, (value) => (isNumber(value) ? dateOf(value) : null)],
  'years-between': [2, 2, years],
};

export const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries(table).map(([name, [least, most, apply]]) => [name, { least, most, apply }]),
);
