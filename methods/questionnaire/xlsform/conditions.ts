/** The cells of a row that hold rules. */
import type { Rule } from '../form.ts';
import { ExpressionError } from './expression/expression-error.ts';
import type { Scope } from './expression/scope.ts';
import { conditionOf, worthOf } from './expression/translate.ts';
import type { Tell } from './problem.ts';
import { spotAt, type Table, type TableRow, textAt } from './table.ts';

export interface RuleCells {
  readonly table: Table;
  readonly row: TableRow;
  readonly scope: Omit<Scope, 'tell'>;
  readonly tell: Tell;
}

type Translate = (text: string, scope: Scope) => Rule;

const read = (
  { table, row, scope, tell }: RuleCells,
  key: string,
  translate: Translate,
): Rule | undefined => {
  const text = textAt(table, row, key);
  if (text === '') return undefined;
  const spot = spotAt(table, row, key);
  const placed = (at: number, en: string, zh: string): [string, string] => [
    `${en} (character ${at + 1} of “${text}”)`,
    `${zh}（“${text}”第${at + 1}个字符）`,
  ];
  try {
    return translate(text, {
      ...scope,
      tell: (reason, at, { en, zh }) => tell('note', spot, reason, ...placed(at, en, zh)),
    });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    tell('error', spot, error.reason, ...placed(error.at, error.wording.en, error.wording.zh));
    return undefined;
  }
};

const yes = /^(?:yes|true|true\(\)|是)$/i;
const no = /^(?:no|false|false\(\)|否)$/i;

/** What must be true or not. `yes` and `no` stand for themselves, as a spreadsheet's TRUE and FALSE do. */
export const conditionAt = (cells: RuleCells, key: string): Rule | undefined =>
  read(cells, key, (text, scope) => {
    if (yes.test(text)) return true;
    return no.test(text) ? false : conditionOf(text, scope);
  });

export const valueAt = (cells: RuleCells, key: string): Rule | undefined => read(cells, key, worthOf);

/** The same for a cell that may hold a plain value too; `plain` says which. */
export const initialAt = (cells: RuleCells, plain: (text: string) => Rule | undefined): Rule | undefined =>
  read(cells, 'default', (text, scope) => plain(text) ?? worthOf(text, scope));
