/** Says of each column and cell that has no meaning here that it has none, so that nothing is dropped silently. */
import { translated } from './headers.ts';
import { nearest } from './nearest.ts';
import type { Tell } from './problem.ts';
import type { Column, Table, TableRow } from './table.ts';

const taken: ReadonlySet<string> = new Set([
  ...['type', 'name', 'label', 'hint', 'required', 'relevant', 'constraint', 'constraint_message'],
  ...['calculation', 'choice_filter', 'default', 'appearance', 'repeat_count', 'disabled'],
  ...['audience', 'counts_with', 'checks', 'minimum', 'maximum', 'length', 'type', 'order'].map(
    (name) => `zhenping::${name}`,
  ),
]);

/** Known to XLSForm, without a meaning here, and harmless. */
const harmless: ReadonlySet<string> = new Set([
  ...[...translated].filter((key) => !taken.has(key)),
  ...['rows', 'autoplay', 'buttontext', 'noapperrorstring', 'no_app_error_string', 'save_to', 'compact_tag'],
  ...['sms_field', 'sms_option', 'accuracythreshold', 'body::accuracythreshold', 'query', 'parameters'],
]);

const typeOf = (table: Table, row: TableRow): string => {
  const column = table.columns.find(({ key }) => key === 'type');
  return column === undefined ? '' : (row.cell(column)?.text.trim().toLowerCase() ?? '');
};

const tellFilled = (table: Table, column: Column, row: TableRow, tell: Tell): void => {
  const { key, header } = column;
  const text = row.cell(column)?.text ?? '';
  const type = typeOf(table, row);
  const spot = row.spot(column);
  const isNo = /^(?:no|false|false\(\))$/i.test(text);
  if (text === '' || (key === 'parameters' && type === 'range')) return;
  if (harmless.has(key))
    tell('ignored', spot, 'no-meaning', `“${header}” means nothing here`, `“${header}”在此没有意义`);
  if (key === 'read_only' && !isNo && type !== 'note') {
    tell(
      'error',
      spot,
      'read-only',
      'a question that nobody may answer is not taken; make it a note, or a calculate',
      '不支持不能填写的题目，请改为note或calculate',
    );
  }
  if (key === 'trigger') {
    tell(
      'error',
      spot,
      'trigger',
      'a calculation always follows the answers; triggers are not taken',
      '计算随答案自动更新，不支持trigger',
    );
  }
  if (key === 'calculation' && type !== 'calculate' && type !== 'hidden' && !/^begin/.test(type)) {
    tell(
      'error',
      spot,
      'calculation-of-question',
      'only a calculate calculates; a value to begin with stands under default',
      '只有calculate可以计算，初始值请写在default列',
    );
  }
  if (key === 'repeat_count' && !/^begin[_ ](?:repeat|lgroup)/.test(type)) {
    tell('ignored', spot, 'no-repeat', 'only a repeat has a count', '只有重复组才有次数');
  }
  if (key === 'choice_filter' && !/^(?:select|rank|add select)/.test(type) && !/^begin/.test(type)) {
    tell(
      'ignored',
      spot,
      'no-choices',
      'only a question with choices has a choice_filter',
      '只有选择题才能筛选选项',
    );
  }
};

const handled: ReadonlySet<string> = new Set([...taken, ...harmless, 'read_only', 'trigger']);

/** @param rows the rows that are questions or groups */
export const tellColumns = (table: Table, rows: readonly TableRow[], tell: Tell): void => {
  for (const column of table.columns) {
    const { key, header, at } = column;
    const spot = { sheet: table.sheet, row: table.headerRow, column: at };
    if (!handled.has(key)) {
      const meant = nearest(key.replace(/_*::.*$/, ''), [...taken]);
      const [en, zh] =
        meant === undefined ? ['', ''] : [`; should it be “${meant}”?`, `，是否应为“${meant}”？`];
      tell(
        'ignored',
        spot,
        'unknown-column',
        `the column “${header}” means nothing here${en}`,
        `“${header}”列在此没有意义${zh}`,
      );
    } else for (const row of rows) tellFilled(table, column, row, tell);
  }
};
