/** The survey as a whole: what each name stands for, before any rule is read. */

import { readRule } from '../rule.ts';
import type { ChoiceLists } from './choice-lists.ts';
import { ExpressionError } from './expression/expression-error.ts';
import type { Named, Scope } from './expression/scope.ts';
import { typedExpression } from './expression/translate.ts';
import type { Kind } from './expression/typed.ts';
import type { Tell } from './problem.ts';
import type { QuestionType } from './row-type.ts';
import type { SurveyRow } from './survey-rows.ts';
import { type Table, textAt } from './table.ts';

export interface Survey {
  readonly table: Table;
  readonly rows: readonly SurveyRow[];
  readonly lists: ChoiceLists;
  readonly languages: readonly [string, ...string[]];
  readonly tell: Tell;
  readonly find: (name: string) => Named | undefined;
  readonly scope: Omit<Scope, 'tell'>;
  /** The code of the item that had to be added to know the day; nothing where none was needed. */
  readonly addedToday: () => string | undefined;
}

const kinds: Readonly<Record<QuestionType, Kind>> = {
  'select-one': 'one',
  'select-multiple': 'many',
  rank: 'many',
  text: 'text',
  integer: 'number',
  decimal: 'number',
  range: 'number',
  date: 'date',
  time: 'time',
  'date-time': 'date-time',
  note: 'text',
  acknowledge: 'truth',
  geopoint: 'text',
  image: 'text',
  audio: 'text',
  calculate: 'opaque',
  hidden: 'text',
  today: 'date',
};

/** The name of the question that keeps the words for “other”. */
export const otherName = (name: string): string => `${name}_other`;

/** Calculations that speak of later ones, one after the other: nobody can follow more. */
const deepest = 200;

/** Our code of each name that a label can show: questions, and repeats, whose number is shown. */
export const codesByName = (rows: readonly SurveyRow[]): ReadonlyMap<string, string> =>
  new Map(
    rows.flatMap(({ name, code, type }): [string, string][] => {
      if (type.kind === 'begin') return type.what === 'repeat' ? [[name, code]] : [];
      return type.orOther
        ? [
            [name, code],
            [otherName(name), otherName(code)],
          ]
        : [[name, code]];
    }),
  );

type Whole = Omit<Survey, 'find' | 'scope' | 'addedToday'>;

export const openSurvey = (whole: Whole): Survey => {
  const { table, rows, lists, languages } = whole;
  const byName = new Map(rows.map((row) => [row.name, row]));
  const codes = new Set(rows.map(({ code }) => code));
  const others = new Map(
    rows.flatMap((row) =>
      row.type.kind === 'question' && row.type.orOther ? [[otherName(row.name), row] as const] : [],
    ),
  );
  const known = new Map<string, Named | undefined>();
  const working = new Set<string>();
  let added: string | undefined;

  const ofQuestion = (row: SurveyRow, type: QuestionType, listName: string | undefined): Named => {
    const base = { code: row.code, ...(row.repeat === undefined ? {} : { repeat: row.repeat }) };
    const list = listName === undefined ? undefined : lists.find(listName);
    if (list !== undefined) {
      const labels = list.choices.map(({ code, label }) => [code, label[languages[0]] ?? ''] as const);
      return { ...base, kind: kinds[type], codes: list.codes, labels };
    }
    if (type !== 'calculate' && type !== 'hidden') return { ...base, kind: kinds[type] };
    const isCircle = working.has(row.name) || working.size > deepest;
    return isCircle ? { ...base, kind: 'opaque' } : { ...base, ...worthOf(row, base) };
  };

  /** A calculation is of the kind of its expression; one that speaks of itself on some way is of none. */
  const worthOf = (row: SurveyRow, self: Pick<Named, 'code' | 'repeat'>): Pick<Named, 'kind' | 'codes'> => {
    const text = textAt(table, row.row, 'calculation');
    if (text === '') return { kind: 'text' };
    working.add(row.name);
    try {
      const { kind, codes: list } = typedExpression(text, {
        ...scope,
        self: { ...self, kind: 'opaque' },
        tell: () => undefined,
      });
      return list === undefined ? { kind: kind === 'nothing' ? 'text' : kind } : { kind, codes: list };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return { kind: 'opaque' };
    } finally {
      working.delete(row.name);
    }
  };

  const look = (name: string): Named | undefined => {
    const row = byName.get(name);
    if (row === undefined) {
      const asker = others.get(name);
      const group = asker?.repeat === undefined ? {} : { repeat: asker.repeat };
      return asker === undefined ? undefined : { code: otherName(asker.code), kind: 'text', ...group };
    }
    const { type, code, repeat } = row;
    if (type.kind === 'question') return ofQuestion(row, type.type, type.list);
    return type.what === 'repeat' && repeat !== undefined
      ? { code, kind: 'number', repeat, isGroup: true }
      : undefined;
  };

  const find = (name: string): Named | undefined => {
    if (known.has(name)) return known.get(name);
    const found = look(name);
    known.set(name, found);
    return found;
  };

  const today = (): string => {
    const asked = rows.find(({ type }) => type.kind === 'question' && type.type === 'today');
    if (asked !== undefined) return asked.code;
    const free = ['today', 'today_1', 'today_2', 'today_3'].find((code) => !codes.has(code));
    added ??= free ?? 'today_of_form';
    return added;
  };

  const scope: Omit<Scope, 'tell'> = { find, today, readRule: (value) => readRule(value) };
  return { ...whole, find, scope, addedToday: () => added };
};
