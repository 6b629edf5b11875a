/** The lists of the sheet `choices`, read when a question asks for one. */
import type { Choice, ChoiceCode, Text } from '../form.ts';
import { apartByMeaning } from './apart-by-meaning.ts';
import { tidy, translated } from './headers.ts';
import { lookLikeNumbers, readsAsNumbers } from './list-kind.ts';
import type { Spot } from './problem.ts';
import { type Column, columnOf, spotAt, type Table, type TableRow, textAt } from './table.ts';
import { type Texts, textUnder } from './texts.ts';

export interface ChoiceList {
  readonly choices: readonly Choice[];
  readonly codes: ReadonlySet<ChoiceCode>;
  /** What a choice filter may ask of a choice. */
  readonly columns: ReadonlySet<string>;
}

export interface ChoiceLists {
  readonly find: (name: string) => ChoiceList | undefined;
  /** The first row of each list. */
  readonly spots: ReadonlyMap<string, Spot>;
}

const own: ReadonlySet<string> = new Set(['list_name', 'name']);

/** The columns that are properties of the choices; `code` is what a filter calls the choice's own code. */
const propertyColumns = (table: Table): readonly (readonly [string, Column])[] =>
  table.columns.flatMap((column): [string, Column][] => {
    const header = tidy(column.header);
    if (own.has(column.key) || translated.has(column.key) || !/^[A-Za-z_][\w.-]*$/.test(header)) return [];
    return [[header === 'code' ? 'code_' : header, column]];
  });

const tellColumns = (table: Table, { tell }: Texts): void => {
  const properties = new Set(propertyColumns(table).map(([, column]) => column));
  for (const column of table.columns) {
    const { key, at, header } = column;
    const spot = { sheet: table.sheet, row: table.headerRow, column: at };
    if (translated.has(key) && key !== 'label') {
      tell('ignored', spot, 'media', `“${header}” is not shown beside a choice`, `选项旁不显示“${header}”`);
    } else if (!own.has(key) && key !== 'label' && !key.startsWith('zhenping::') && !properties.has(column)) {
      tell(
        'ignored',
        spot,
        'unknown-column',
        `the column “${header}” means nothing here`,
        `“${header}”列在此没有意义`,
      );
    }
  }
};

const propertiesOf = (table: Table, row: TableRow, { tell }: Texts): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [name, column] of propertyColumns(table)) {
    const text = row.cell(column)?.text;
    if (text !== undefined && text !== '') found[name] = text;
  }
  const more = textAt(table, row, 'zhenping::properties');
  if (more === '') return found;
  try {
    const value: unknown = JSON.parse(more);
    for (const [name, text] of Object.entries(typeof value === 'object' && value !== null ? value : {})) {
      if (name !== '__proto__') found[name] = String(text);
    }
  } catch {
    tell('error', spotAt(table, row, 'zhenping::properties'), 'json', 'this is no JSON', '不是JSON');
  }
  return found;
};

/** Set apart as our sheets say it, where they do; else by what its label says. */
const isApartAt = (table: Table, row: TableRow, label: Text): boolean => {
  if (columnOf(table, 'zhenping::apart') !== undefined) return textAt(table, row, 'zhenping::apart') !== '';
  return apartByMeaning(Number(textAt(table, row, 'name')), label);
};

/** A name is a number where its list is one of numbers, or where we wrote that it is. */
const codeAt = (table: Table, row: TableRow, areNumbers: boolean): ChoiceCode => {
  const name = textAt(table, row, 'name');
  const kind = textAt(table, row, 'zhenping::code');
  return (kind === '' ? areNumbers : kind === 'number') ? Number(name) : name;
};

interface Labelled {
  readonly row: TableRow;
  readonly name: string;
  readonly label: Text;
  readonly isApart: boolean;
}

const labelled = (table: Table, row: TableRow, texts: Texts): Labelled => {
  const name = textAt(table, row, 'name');
  const label = textUnder(table, row, 'label', texts);
  if (label === undefined) {
    const spot = spotAt(table, row, 'label');
    texts.tell('error', spot, 'missing-label', `the choice “${name}” has no label`, `选项“${name}”没有文字`);
  }
  return { row, name, label: label ?? {}, isApart: isApartAt(table, row, label ?? {}) };
};

const choiceOf = (
  table: Table,
  { row, label, isApart }: Labelled,
  code: ChoiceCode,
  texts: Texts,
): Choice => {
  const properties = propertiesOf(table, row, texts);
  return {
    code,
    label,
    ...(isApart ? { apart: true } : {}),
    ...(textAt(table, row, 'zhenping::alone') === '' ? {} : { alone: true }),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
};

const areNumbersIn = (table: Table, read: readonly Labelled[], { tell }: Texts): boolean => {
  const areNumbers = readsAsNumbers(read);
  const [first] = read;
  if (!areNumbers && first !== undefined && lookLikeNumbers(read.map(({ name }) => name))) {
    tell(
      'note',
      spotAt(table, first.row, 'name'),
      'names-stay-text',
      'the names stay text: 96, 98 or 99 of this list does not say “not applicable”, “don’t know”, “refused”, which they mean everywhere here',
      '名称保留为文字：本列表的96、98或99不是“不适用”“不知道”“拒绝回答”，而这几个数字在此固定表示未作答',
    );
  }
  return areNumbers;
};

const readList = (table: Table, rows: readonly TableRow[], texts: Texts): ChoiceList => {
  const read = rows.map((row) => labelled(table, row, texts));
  const areNumbers = areNumbersIn(table, read, texts);
  const codes = new Set<ChoiceCode>();
  const choices = read.map((each) => {
    const spot = spotAt(table, each.row, 'name');
    const code = codeAt(table, each.row, areNumbers);
    const en = `the list has two choices “${code}”`;
    if (code === '') texts.tell('error', spot, 'missing-name', 'the choice has no name', '选项没有名称');
    else if (codes.has(code)) texts.tell('error', spot, 'duplicate-choice', en, `列表中有两个选项“${code}”`);
    codes.add(code);
    return choiceOf(table, each, code, texts);
  });
  const written = choices.flatMap(({ properties = {} }) => Object.keys(properties));
  return { choices, codes, columns: new Set([...propertyColumns(table).map(([name]) => name), ...written]) };
};

/** `table`: the sheet, if there is one. */
export const openChoiceLists = (table: Table | undefined, texts: Texts): ChoiceLists => {
  const rows = new Map<string, TableRow[]>();
  const spots = new Map<string, Spot>();
  if (table !== undefined) tellColumns(table, texts);
  for (const row of table?.rows ?? []) {
    if (table === undefined) break;
    const name = tidy(textAt(table, row, 'list_name'));
    if (name === '') {
      if (textAt(table, row, 'name') !== '') {
        texts.tell(
          'error',
          spotAt(table, row, 'list_name'),
          'missing-list',
          'the choice belongs to no list: list_name is empty',
          '选项没有列表名list_name',
        );
      }
    } else {
      const list = rows.get(name) ?? [];
      list.push(row);
      rows.set(name, list);
      if (!spots.has(name)) spots.set(name, spotAt(table, row, 'list_name'));
    }
  }
  const read = new Map<string, ChoiceList>();
  return {
    spots,
    find: (name) => {
      const found = rows.get(name);
      if (found === undefined || table === undefined) return;
      const list = read.get(name) ?? readList(table, found, texts);
      read.set(name, list);
      return list;
    },
  };
};
