import type { Check, Rule, Text } from '../form.ts';
import {
  type Fields,
  readFields,
  readList,
  readOneOf,
  readRecord,
  readText,
  ShapeError,
} from '../json-shape.ts';
import { RuleError, readRule } from '../rule.ts';
import { conditionAt, type RuleCells } from './conditions.ts';
import { spotAt, textAt } from './table.ts';
import { type Texts, textUnder } from './texts.ts';

const standard: Readonly<Record<string, string>> = {
  zh: '这个答案不对，请再看一下。',
  en: 'This answer cannot be right. Please look again.',
};

/** What is said where a form says nothing. */
const standardMessage = (languages: readonly [string, ...string[]]): Text =>
  Object.fromEntries(
    languages.flatMap((language, index): [string, string][] => {
      const said = standard[language] ?? (index === 0 ? standard['en'] : undefined);
      return said === undefined ? [] : [[language, said]];
    }),
  );

/** Where the constraint of the sheet stands among the checks. */
export const CONSTRAINT = 'constraint';

const readCheck = (value: Fields, path: string): Check => {
  const kind = value['kind'];
  return {
    holds: readRule(value['holds']),
    message: readRecord(readText)(value['message'], `${path}.message`),
    ...(kind === undefined ? {} : { kind: readOneOf('soft', 'review')(kind, `${path}.kind`) }),
  };
};

const readMore = (text: string): readonly (Check | typeof CONSTRAINT)[] =>
  readList((value, path) => (value === CONSTRAINT ? CONSTRAINT : readCheck(readFields(value, path), path)))(
    JSON.parse(text),
    'checks',
  );

const moreChecks = ({ table, row, tell }: RuleCells): readonly (Check | typeof CONSTRAINT)[] => {
  const text = textAt(table, row, 'zhenping::checks');
  try {
    return text === '' ? [] : readMore(text);
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof RuleError || error instanceof SyntaxError))
      throw error;
    tell(
      'error',
      spotAt(table, row, 'zhenping::checks'),
      'checks',
      error.message,
      `检查规则有误：${error.message}`,
    );
    return [];
  }
};

/** @param bounds what the limits of a number say as a constraint: that is no check of its own */
export const checksAt = (cells: RuleCells, texts: Texts, bounds: Rule | undefined): readonly Check[] => {
  const { table, row, tell } = cells;
  const holds = conditionAt(cells, 'constraint');
  const message = textUnder(table, row, 'constraint_message', texts);
  if (holds === undefined && message !== undefined && textAt(table, row, 'constraint') === '') {
    tell(
      'ignored',
      spotAt(table, row, 'constraint_message'),
      'no-constraint',
      'there is no constraint to which this message belongs',
      '没有对应的constraint',
    );
  }
  const more = moreChecks(cells);
  const isBounds =
    message === undefined && bounds !== undefined && JSON.stringify(holds) === JSON.stringify(bounds);
  if (holds === undefined || isBounds) return more.filter((check) => check !== CONSTRAINT);
  const check: Check = { holds, message: message ?? standardMessage(texts.languages) };
  return more.includes(CONSTRAINT)
    ? more.map((each) => (each === CONSTRAINT ? check : each))
    : [check, ...more.filter((each) => each !== CONSTRAINT)];
};
