import type { Choice, Form } from '../form.ts';
import { headerOf, tidy, translated } from './headers.ts';
import { readsAsNumbers } from './list-kind.ts';
import { textCells, type WrittenRow } from './sheet-writer.ts';

/** The name of an item's list: items with the same choices share the list of the first. */
export type ListNames = ReadonlyMap<readonly Choice[], string>;

export const listNamesOf = ({ items }: Form): ListNames => {
  const byContent = new Map<string, string>();
  const names = new Map<readonly Choice[], string>();
  for (const item of items) {
    if ('choices' in item) {
      const content = JSON.stringify(item.choices);
      const name = byContent.get(content) ?? item.code;
      byContent.set(content, name);
      names.set(item.choices, name);
    }
  }
  return names;
};

/** Whether a property can stand as a column, and its value as a cell. */
const isColumn = (name: string, value: string): boolean =>
  /^[A-Za-z_][\w.-]*$/.test(name) &&
  tidy(name) === name &&
  value.trim() === value &&
  value !== '' &&
  !['code', 'list_name', 'name', 'label'].includes(headerOf(name).key) &&
  !translated.has(headerOf(name).key);

const choiceRow = (
  list: string,
  { code, label, apart, alone, properties = {} }: Choice,
  areNumbers: boolean,
): WrittenRow => {
  const entries = Object.entries(properties);
  const others = entries.filter(([name, value]) => !isColumn(name, value));
  return {
    list_name: list,
    name: String(code),
    ...textCells('label', label),
    ...Object.fromEntries(entries.filter(([name, value]) => isColumn(name, value))),
    'zhenping::apart': apart ? 'yes' : '',
    'zhenping::alone': alone ? 'yes' : '',
    'zhenping::code':
      (typeof code === 'number') === areNumbers ? '' : typeof code === 'number' ? 'number' : 'text',
    'zhenping::properties': others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others)),
  };
};

export const choiceRows = (names: ListNames): readonly WrittenRow[] => {
  const written = new Set<string>();
  return [...names].flatMap(([choices, list]) => {
    if (written.has(list)) return [];
    written.add(list);
    const areNumbers = readsAsNumbers(
      choices.map(({ code, apart = false }) => ({ name: String(code), isApart: apart })),
    );
    return choices.map((choice) => choiceRow(list, choice, areNumbers));
  });
};
