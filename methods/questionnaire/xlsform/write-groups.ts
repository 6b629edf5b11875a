/** Rows that begin and end groups, around the rows of what stands in them. */
import type { Form, Group, Item } from '../form.ts';
import { openPrinter } from './expression/print.ts';
import type { Scope } from './expression/scope.ts';
import { limits } from './limits.ts';
import { textCells, type WrittenRow } from './sheet-writer.ts';
import { withoutSelf } from './write-item.ts';

const groupRow = ({ code, label, relevant, audience, together, repeat }: Group, scope: Scope): WrittenRow => {
  const printer = openPrinter(withoutSelf(scope));
  const { minimum, maximum, count } = repeat ?? { ...limits.repeat, count: undefined };
  return {
    type: repeat === undefined ? 'begin group' : 'begin repeat',
    name: code,
    ...textCells('label', label),
    relevant: relevant === undefined ? '' : printer.condition(relevant),
    appearance: together ? 'field-list' : '',
    repeat_count: count === undefined ? '' : printer.value(count),
    'zhenping::minimum': minimum === limits.repeat.minimum ? '' : String(minimum),
    'zhenping::maximum': maximum === limits.repeat.maximum ? '' : String(maximum),
    'zhenping::audience': audience ?? '',
  };
};

export const surveyRowsOf = (
  { items, groups = [] }: Form,
  itemRow: (item: Item) => WrittenRow,
  scopeOf: (code: string) => Scope,
): readonly WrittenRow[] => {
  const rows: WrittenRow[] = [];
  const byCode = new Map(groups.map((group) => [group.code, group]));
  const begun: string[] = [];
  const open: Group[] = [];

  const begin = (group: Group): void => {
    begun.push(group.code);
    open.push(group);
    rows.push(groupRow(group, scopeOf(group.code)));
  };
  /** Groups in which nothing stands begin and end where the group around them ends. */
  const emptyIn = (outer: string | undefined): void => {
    for (const group of groups) {
      if (group.group === outer && !begun.includes(group.code)) {
        begin(group);
        end();
      }
    }
  };
  const end = (): void => {
    const last = open.at(-1);
    if (last === undefined) return;
    emptyIn(last.code);
    open.pop();
    rows.push({ type: last.repeat === undefined ? 'end group' : 'end repeat' });
  };
  const chainOf = (code: string | undefined): readonly Group[] => {
    const group = code === undefined ? undefined : byCode.get(code);
    return group === undefined ? [] : [...chainOf(group.group), group];
  };
  const goTo = (chain: readonly Group[]): void => {
    while (open.some((group, index) => chain[index] !== group)) end();
    for (const group of chain.slice(open.length)) begin(group);
  };

  for (const item of items) {
    goTo(chainOf(item.group));
    rows.push(itemRow(item));
  }
  goTo([]);
  emptyIn(undefined);
  const isInOrder = groups.every(({ code }, index) => begun[index] === code);
  if (isInOrder) return rows;
  const order = new Map(groups.map(({ code }, index) => [code, String(index)]));
  return rows.map((row) =>
    row['type']?.startsWith('begin')
      ? { ...row, 'zhenping::order': order.get(row['name'] ?? '') ?? '' }
      : row,
  );
};
