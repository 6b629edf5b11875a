import type { Answer, Answers, Choice, ChoiceCode, Form, Item, Text } from './form.ts';
import {
  type Fields,
  type Reader,
  readFields,
  readInteger,
  readList,
  readOneOf,
  readRecord,
  readText,
  readTruth,
  ShapeError,
} from './json-shape.ts';
import { isItemCode, readRule } from './rule.ts';

const readLabel: Reader<Text> = readRecord(readText);

const readMark: Reader<true> = (value, path) => {
  if (value !== true) throw new ShapeError(path, 'true, or nothing');
  return true;
};

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

const readChoice: Reader<Choice> = (value, path) => {
  const fields = readFields(value, path);
  return {
    code: readInteger(fields['code'], `${path}.code`),
    label: readLabel(fields['label'], `${path}.label`),
    ...optional(fields, 'apart', readMark, path),
  };
};

const readCode: Reader<string> = (value, path) => {
  const code = readText(value, path);
  if (!isItemCode(code)) throw new ShapeError(path, 'letters, digits and _, a letter first');
  return code;
};

/** @param earlier the items before this one: a rule may speak of no others */
const readItem = (value: unknown, path: string, earlier: ReadonlySet<string>): Item => {
  const fields = readFields(value, path);
  const type = readOneOf('select-one', 'select-multiple', 'integer', 'text')(fields['type'], `${path}.type`);
  const base = {
    code: readCode(fields['code'], `${path}.code`),
    label: readLabel(fields['label'], `${path}.label`),
    required: readTruth(fields['required'], `${path}.required`),
    ...optional(fields, 'hint', readLabel, path),
    ...optional(fields, 'relevant', (rule) => readRule(rule, earlier), path),
    ...optional(fields, 'audience', readOneOf('interviewer'), path),
    ...optional(fields, 'countsWith', readCode, path),
  };
  switch (type) {
    case 'select-one':
    case 'select-multiple': {
      const choices = readList(readChoice)(fields['choices'], `${path}.choices`);
      return { ...base, type, choices, ...optional(fields, 'scale', readMark, path) };
    }
    case 'integer': {
      const minimum = readInteger(fields['minimum'], `${path}.minimum`);
      return { ...base, type, minimum, maximum: readInteger(fields['maximum'], `${path}.maximum`) };
    }
    case 'text':
      return { ...base, type, maximumLength: readInteger(fields['maximumLength'], `${path}.maximumLength`) };
  }
};

const readItems: Reader<readonly Item[]> = (value, path) => {
  const earlier = new Set<string>();
  return readList((part, place) => {
    const item = readItem(part, place, earlier);
    if (earlier.has(item.code)) throw new ShapeError(`${place}.code`, 'a code that no other item has');
    earlier.add(item.code);
    return item;
  })(value, path);
};

/**
 * Reads a form that came as JSON.
 * @throws ShapeError with the place, RuleError for a rule outside the accepted operators or about an item that is not
 *   before it
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
    items: readItems(fields['items'], 'form.items'),
  };
};

const readChoiceCode: Reader<ChoiceCode> = (value, path) =>
  typeof value === 'string' ? value : readInteger(value, path);

const readAnswer: Reader<Answer> = (value, path) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' ? value : readList(readChoiceCode)(value, path);
};

/**
 * Reads an answer set that came as JSON; whether it fits a form is for `checkAnswers`.
 * @throws ShapeError
 */
export const readAnswers = (value: unknown): Answers => readRecord(readAnswer)(value, 'answers');
