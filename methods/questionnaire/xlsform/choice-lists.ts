/** The lists of the sheet `choices`, read when a question asks for one. */
import type { Choice, ChoiceCode } from '../form.ts';
import { apartByMeaning } from './apart-by-meaning.ts';
import { tidy, translated } from './headers.ts';
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

const isWhole = (name: string): boolean => /^(?:0|-?[1-9]\d{0,14})$/.test(name);
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

/** A name is a number where all of its list are, or where we wrote that it is. */
const codeAt = (table: Table, row: TableRow, areNumbers: boolean): ChoiceCode => {
  const name = textAt(table, row, 'name');
  const kind = textAt(table, row, 'zhenping::code');
  return (kind === '' ? areNumbers : kind === 'number') ? Number(name) : name;
};

const readChoice = (table: Table, row: TableRow, code: ChoiceCode, texts: Texts): Choice => {
  const label = textUnder(table, row, 'label', texts);
  if (label === undefined) {
    const spot = spotAt(table, row, 'label');
    texts.tell('error', spot, 'missing-label', `the choice “${code}” has no label`, `选项“${code}”没有文字`);
  }
  const properties = propertiesOf(table, row, texts);
  const isMarked = columnOf(table, 'zhenping::apart') !== undefined;
  const isApart = isMarked ? textAt(table, row, 'zhenping::apart') !== '' : apartByMeaning(code, label ?? {});
  return {
    code,
    label: label ?? {},
    ...(isApart ? { apart: true } : {}),
    ...(textAt(table, row, 'zhenping::alone') === '' ? {} : { alone: true }),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
};

const readList = (table: Table, rows: readonly TableRow[], texts: Texts): ChoiceList => {
  const areNumbers = rows.every((row) => isWhole(textAt(table, row, 'name')));
  const codes = new Set<ChoiceCode>();
  const choices = rows.map((row) => {
    const spot = spotAt(table, row, 'name');
    const code = codeAt(table, row, areNumbers);
    if (code === '') texts.tell('error', spot, 'missing-name', 'the choice has no name', '选项没有名称');
    else if (codes.has(code)) {
      texts.tell(
        'error',
        spot,
        'duplicate-choice',
        `the list has two choices “${code}”`,
        `列表中有两个选项“${code}”`,
      );
    }
    codes.add(code);
    return readChoice(table, row, code, texts);
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
