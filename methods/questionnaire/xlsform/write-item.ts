import type { Check, Item, Rule, Text } from '../form.ts';
import { CONSTRAINT } from './checks.ts';
import { asJson, openPrinter } from './expression/print.ts';
import type { Scope } from './expression/scope.ts';
import { plainInitial } from './initial-value.ts';
import { boundsRule, limits } from './limits.ts';
import type { QuestionType } from './row-type.ts';
import { textCells, type WrittenRow } from './sheet-writer.ts';
import type { ListNames } from './write-choices.ts';

type Printer = ReturnType<typeof openPrinter>;

const written: Readonly<Record<Item['type'], string>> = {
  'select-one': 'select_one',
  'select-multiple': 'select_multiple',
  rank: 'rank',
  integer: 'integer',
  decimal: 'decimal',
  text: 'text',
  date: 'date',
  time: 'time',
  'date-time': 'dateTime',
  note: 'note',
  acknowledge: 'acknowledge',
  geopoint: 'geopoint',
  image: 'image',
  audio: 'audio',
  signature: 'image',
  calculate: 'calculate',
  today: 'today',
};

const appearanceOf = (item: Item): string =>
  [
    item.type === 'signature' ? 'signature' : '',
    'scale' in item ? 'likert' : '',
    'searchable' in item ? 'autocomplete' : '',
    'multiline' in item ? 'multiline' : '',
  ]
    .filter((word) => word !== '')
    .join(' ');

const limitCells = (item: Extract<Item, { readonly type: 'integer' | 'decimal' }>): WrittenRow => {
  const { type, minimum, maximum, step } = item;
  if (step !== undefined) {
    const looksWhole = [minimum, maximum, step].every(Number.isInteger);
    return {
      type: 'range',
      parameters: `start=${minimum} end=${maximum} step=${step}`,
      'zhenping::type': looksWhole === (type === 'integer') ? '' : type,
    };
  }
  const usual = limits[type];
  return {
    'zhenping::minimum': minimum === usual.minimum ? '' : String(minimum),
    'zhenping::maximum': maximum === usual.maximum ? '' : String(maximum),
  };
};

/** The limits as a constraint, where no check takes its place. */
const boundsText = (item: Item, printer: Printer): string => {
  if ((item.type !== 'integer' && item.type !== 'decimal') || item.step !== undefined) return '';
  const usual = limits[item.type];
  const isUsual = item.minimum === usual.minimum && item.maximum === usual.maximum;
  return isUsual ? '' : printer.condition(boundsRule(item.code, item.minimum, item.maximum));
};

const checkCells = (item: Item, checks: readonly Check[], printer: Printer): WrittenRow => {
  const at = checks.findIndex(({ kind }) => kind === undefined);
  const hard = checks[at];
  const others = checks.map((check, index) => (index === at ? CONSTRAINT : check));
  const isPlain = checks.length === 0 || (checks.length === 1 && at === 0);
  return {
    constraint: hard === undefined ? boundsText(item, printer) : printer.condition(hard.holds),
    ...textCells('constraint_message', hard?.message),
    'zhenping::checks': isPlain ? '' : JSON.stringify(others),
  };
};

const words = (rule: Rule): string =>
  Array.isArray(rule) ? rule.map(String).join(' ') : rule === null ? '' : String(rule);

/** A value that just stands there, where it is read again as one; else an expression. */
const initialText = (item: Item, initial: Rule, printer: Printer): string => {
  const type: QuestionType = item.type === 'signature' ? 'image' : item.type;
  const plain = item.type === 'acknowledge' && initial === 1 ? 'OK' : words(initial);
  const codes = 'choices' in item ? new Set(item.choices.map(({ code }) => code)) : undefined;
  const isPlain =
    plain !== '' && JSON.stringify(plainInitial(plain, type, codes)) === JSON.stringify(initial);
  if (isPlain && plain.trim() === plain) return plain;
  const expression = printer.value(initial);
  return plainInitial(expression, type, codes) === undefined ? expression : asJson(initial);
};

const requiredText = (rule: Rule, printer: Printer): string => {
  if (rule === false) return '';
  return rule === true ? 'yes' : printer.condition(rule);
};

const isOwnCode = (label: Text, code: string): boolean => {
  const [only, more] = Object.values(label);
  return only === code && more === undefined;
};

/** Outside of constraints `.` is written out: `${name}` says the same and is read by more programs. */
export const withoutSelf = ({ self, list: _list, ...scope }: Scope): Scope =>
  self?.repeat === undefined ? scope : { ...scope, self: { ...self, code: '' } };

const textsOf = ({ type, code, label, hint }: Item): WrittenRow => ({
  ...((type === 'calculate' || type === 'today') && isOwnCode(label, code) ? {} : textCells('label', label)),
  ...textCells('hint', hint),
});

const typeOf = (item: Item, names: ListNames): string =>
  'choices' in item ? `${written[item.type]} ${names.get(item.choices) ?? item.code}` : written[item.type];

const ownCells = (item: Item, printer: Printer, withList: Printer): WrittenRow => {
  switch (item.type) {
    case 'integer':
    case 'decimal':
      return limitCells(item);
    case 'text':
      return { 'zhenping::length': item.maximumLength === limits.text ? '' : String(item.maximumLength) };
    case 'calculate':
      return { calculation: printer.value(item.calculation) };
    case 'select-one':
    case 'select-multiple':
    case 'rank':
      return item.choiceFilter === undefined ? {} : { choice_filter: withList.condition(item.choiceFilter) };
    default:
      return {};
  }
};

export const itemRow = (item: Item, scope: Scope, names: ListNames): WrittenRow => {
  const printer = openPrinter(withoutSelf(scope));
  const { list: _list, ...withSelf } = scope;
  const { code, required, relevant, checks = [], initial, audience = '', countsWith = '' } = item;
  return {
    type: typeOf(item, names),
    name: code,
    ...textsOf(item),
    required: requiredText(required, printer),
    relevant: relevant === undefined ? '' : printer.condition(relevant),
    ...checkCells(item, checks, openPrinter(withSelf)),
    default: initial === undefined ? '' : initialText(item, initial, printer),
    appearance: appearanceOf(item),
    ...ownCells(item, printer, openPrinter(scope)),
    'zhenping::audience': audience,
    'zhenping::counts_with': countsWith,
  };
};
