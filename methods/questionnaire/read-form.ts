import type {
  Answer,
  Answers,
  Check,
  Choice,
  ChoiceCode,
  Derived,
  Form,
  Group,
  Item,
  Repeat,
  Rule,
  Text,
} from './form.ts';
import {
  type Fields,
  type Reader,
  readFields,
  readInteger,
  readList,
  readNumber,
  readOneOf,
  readRecord,
  readText,
  ShapeError,
} from './json-shape.ts';
import { isItemCode, readRule } from './rule.ts';

const readLabel: Reader<Text> = readRecord(readText);

const readMark: Reader<true> = (value, path) => {
  if (value !== true) throw new ShapeError(path, 'true, or nothing');
  return true;
};

const ITEM_TYPES = [
  ...(['select-one', 'select-multiple', 'rank', 'integer', 'decimal', 'text', 'calculate', 'today'] as const),
  ...([
    'date',
    'time',
    'date-time',
    'note',
    'acknowledge',
    'geopoint',
    'image',
    'audio',
    'signature',
  ] as const),
] as const;

/** The named field if it is there: an absent one stays absent, because an optional field never holds `undefined`. */
const optional = <K extends string, T>(
  fields: Fields,
  name: K,
  read: Reader<T>,
  path: string,
): { [key in K]?: T } => {
  const result: { [key in K]?: T } = {};
  const value = fields[name];
  if (value !== undefined) result[name] = read(value, `${path}.${name}`);
  return result;
};

const readChoiceCode: Reader<ChoiceCode> = (value, path) =>
  typeof value === 'string' ? value : readInteger(value, path);

const readCode: Reader<string> = (value, path) => {
  const code = readText(value, path);
  if (!isItemCode(code)) throw new ShapeError(path, 'letters, digits and _, a letter first');
  return code;
};

const readFormRule: Reader<Rule> = (value, path) => readRule(value, undefined, path);

const readChoice: Reader<Choice> = (value, path) => {
  const fields = readFields(value, path);
  return {
    code: readChoiceCode(fields['code'], `${path}.code`),
    label: readLabel(fields['label'], `${path}.label`),
    ...optional(fields, 'apart', readMark, path),
    ...optional(fields, 'alone', readMark, path),
    ...optional(fields, 'properties', readLabel, path),
  };
};

const readCheck: Reader<Check> = (value, path) => {
  const fields = readFields(value, path);
  return {
    holds: readFormRule(fields['holds'], `${path}.holds`),
    message: readLabel(fields['message'], `${path}.message`),
    ...optional(fields, 'kind', readOneOf('soft', 'review'), path),
  };
};

const readItem: Reader<Item> = (value, path) => {
  const fields = readFields(value, path);
  const type = readOneOf(...ITEM_TYPES)(fields['type'], `${path}.type`);
  const base = {
    code: readCode(fields['code'], `${path}.code`),
    label: readLabel(fields['label'], `${path}.label`),
    required: readFormRule(fields['required'], `${path}.required`),
    ...optional(fields, 'hint', readLabel, path),
    ...optional(fields, 'relevant', readFormRule, path),
    ...optional(fields, 'checks', readList(readCheck), path),
    ...optional(fields, 'initial', readFormRule, path),
    ...optional(fields, 'group', readCode, path),
    ...optional(fields, 'audience', readOneOf('interviewer'), path),
    ...optional(fields, 'countsWith', readCode, path),
  };
  switch (type) {
    case 'select-one':
    case 'select-multiple':
    case 'rank': {
      const choices = {
        choices: readList(readChoice)(fields['choices'], `${path}.choices`),
        ...optional(fields, 'choiceFilter', readFormRule, path),
        ...optional(fields, 'searchable', readMark, path),
      };
      if (type === 'rank') return { ...base, type, ...choices };
      return { ...base, type, ...choices, ...optional(fields, 'scale', readMark, path) };
    }
    case 'integer':
    case 'decimal': {
      const minimum = readNumber(fields['minimum'], `${path}.minimum`);
      const maximum = readNumber(fields['maximum'], `${path}.maximum`);
      return { ...base, type, minimum, maximum, ...optional(fields, 'step', readNumber, path) };
    }
    case 'text': {
      const maximumLength = readInteger(fields['maximumLength'], `${path}.maximumLength`);
      return { ...base, type, maximumLength, ...optional(fields, 'multiline', readMark, path) };
    }
    case 'calculate':
      return { ...base, type, calculation: readFormRule(fields['calculation'], `${path}.calculation`) };
    default:
      return { ...base, type };
  }
};

const readRepeat: Reader<Repeat> = (value, path) => {
  const fields = readFields(value, path);
  return {
    minimum: readInteger(fields['minimum'], `${path}.minimum`),
    maximum: readInteger(fields['maximum'], `${path}.maximum`),
    ...optional(fields, 'count', readFormRule, path),
  };
};

const readGroup: Reader<Group> = (value, path) => {
  const fields = readFields(value, path);
  return {
    code: readCode(fields['code'], `${path}.code`),
    ...optional(fields, 'label', readLabel, path),
    ...optional(fields, 'group', readCode, path),
    ...optional(fields, 'relevant', readFormRule, path),
    ...optional(fields, 'audience', readOneOf('interviewer'), path),
    ...optional(fields, 'together', readMark, path),
    ...optional(fields, 'repeat', readRepeat, path),
  };
};

const readDerived: Reader<Derived> = (value, path) => {
  const fields = readFields(value, path);
  return {
    code: readCode(fields['code'], `${path}.code`),
    label: readLabel(fields['label'], `${path}.label`),
    rule: readFormRule(fields['rule'], `${path}.rule`),
  };
};

/**
 * Reads a form that came as JSON. Whether its parts fit one another is for `formProblems`.
 * @throws ShapeError, RuleError with the place
 */
export const readForm = (value: unknown): Form => {
  const fields = readFields(value, 'form');
  const notices = readFields(fields['notices'], 'form.notices');
  return {
    code: readText(fields['code'], 'form.code'),
    version: readInteger(fields['version'], 'form.version'),
    title: readLabel(fields['title'], 'form.title'),
    languages: readList(readText)(fields['languages'], 'form.languages'),
    notices: {
      confidential: readLabel(notices['confidential'], 'form.notices.confidential'),
      anonymous: readLabel(notices['anonymous'], 'form.notices.anonymous'),
    },
    ...optional(fields, 'groups', readList(readGroup), 'form'),
    items: readList(readItem)(fields['items'], 'form.items'),
    ...optional(fields, 'derived', readList(readDerived), 'form'),
  };
};

const readAnswer: Reader<Answer> = (value, path) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' ? value : readList(readChoiceCode)(value, path);
};

/**
 * Reads an answer set that came as JSON; whether it fits a form is for `checkAnswers`.
 * @throws ShapeError
 */
export const readAnswers = (value: unknown): Answers => readRecord(readAnswer)(value, 'answers');
