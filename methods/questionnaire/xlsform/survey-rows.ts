/** The rows of the sheet `survey` with what each is, its code and its group. */
import { codeFor } from './names.ts';
import type { Spot, Tell } from './problem.ts';
import { type RowType, rowTypeOf, typeMeant } from './row-type.ts';
import { spotAt, type Table, type TableRow, textAt } from './table.ts';

export type Question = Extract<RowType, { readonly kind: 'question' }>;

export interface SurveyRow {
  readonly row: TableRow;
  readonly name: string;
  readonly code: string;
  readonly type: Question | { readonly kind: 'begin'; readonly what: 'group' | 'repeat' };
  /** The group that directly holds it. */
  readonly group?: string;
  /** The repeating group that it is in; for that group itself, its own code. */
  readonly repeat?: string;
}

interface Open {
  readonly what: 'group' | 'repeat';
  readonly code: string;
  readonly spot: Spot;
}

export const surveyRows = (table: Table, tell: Tell): readonly SurveyRow[] => {
  const open: Open[] = [];
  const found: SurveyRow[] = [];
  const codes = new Map<string, number>();

  const readCode = (row: TableRow): { readonly name: string; readonly code: string } => {
    const name = textAt(table, row, 'name');
    const spot = spotAt(table, row, 'name');
    const code = codeFor(name);
    if (name === '') tell('error', spot, 'missing-name', 'the row has no name', '该行没有name');
    else if (code === undefined) {
      tell(
        'error',
        spot,
        'bad-name',
        `“${name}” is no name: letters, digits and _ . -, a letter or _ first, at most 64`,
        `“${name}”不能作名称：只能用字母、数字和_ . -，以字母或_开头，不超过64个字符`,
      );
    } else {
      if (code !== name)
        tell('note', spot, 'renamed', `“${name}” is called ${code} here`, `“${name}”在此改称${code}`);
      const before = codes.get(code);
      if (before === undefined) codes.set(code, row.row);
      else
        tell(
          'error',
          spot,
          'duplicate-name',
          `the name ${code} is taken by row ${before}`,
          `名称${code}已在第${before}行使用`,
        );
    }
    return { name, code: code ?? `row_${row.row}` };
  };

  const close = (row: TableRow, what: 'group' | 'repeat'): void => {
    const last = open.pop();
    const spot = spotAt(table, row, 'type');
    if (last === undefined) {
      tell(
        'error',
        spot,
        'end-without-begin',
        `there is no ${what} that could end here`,
        '此处没有可结束的组',
      );
    } else if (last.what !== what) {
      tell(
        'error',
        spot,
        'wrong-end',
        `the ${last.what} of row ${last.spot.row} must end first`,
        `须先结束第${last.spot.row}行的组`,
      );
    }
  };

  const add = (row: TableRow, type: SurveyRow['type']): void => {
    const { name, code } = readCode(row);
    const group = open.at(-1)?.code;
    const outer = open.find(({ what }) => what === 'repeat');
    const isRepeat = type.kind === 'begin' && type.what === 'repeat';
    if (isRepeat && outer !== undefined) {
      tell(
        'error',
        spotAt(table, row, 'type'),
        'nested-repeat',
        `a repeat inside the repeat of row ${outer.spot.row} is not taken; ask it in a repeat of its own`,
        `不支持在第${outer.spot.row}行的重复组内再设重复组，请另设重复组`,
      );
    }
    const repeat = outer?.code ?? (isRepeat ? code : undefined);
    found.push({
      row,
      name,
      code,
      type,
      ...(group === undefined ? {} : { group }),
      ...(repeat === undefined ? {} : { repeat }),
    });
    if (type.kind === 'begin') open.push({ what: type.what, code, spot: spotAt(table, row, 'type') });
  };

  const readRow = (row: TableRow): void => {
    const text = textAt(table, row, 'type');
    const spot = spotAt(table, row, 'type');
    if (/^(?:yes|true|true\(\))$/i.test(textAt(table, row, 'disabled'))) {
      tell('ignored', row.spot(), 'disabled', 'the row is marked as disabled', '该行已标为停用');
      return;
    }
    if (text === '') {
      const filled = table.columns.find((column) => row.cell(column) !== undefined);
      if (filled !== undefined) tell('error', spot, 'missing-type', 'the row has no type', '该行没有type');
      return;
    }
    const type = rowTypeOf(text);
    switch (type.kind) {
      case 'end':
        close(row, type.what);
        break;
      case 'metadata':
        tell(
          'ignored',
          spot,
          'metadata',
          `“${text}” is not asked: the hours are kept by the system, the device is nobody's business`,
          `不收集“${text}”：时间由系统记录，设备信息不采集`,
        );
        break;
      case 'unknown': {
        const meant = typeMeant(text);
        const [en, zh] =
          meant === undefined ? ['', ''] : [`; should it be “${meant}”?`, `，是否应为“${meant}”？`];
        tell(
          'error',
          spot,
          'unknown-type',
          `questions of type “${text}” are not taken${en}`,
          `不支持“${text}”类型的题目${zh}`,
        );
        break;
      }
      default:
        add(row, type);
    }
  };

  for (const row of table.rows) readRow(row);
  for (const { what, code, spot } of open) {
    tell('error', spot, 'begin-without-end', `the ${what} ${code} has no end`, `组${code}没有结束行`);
  }
  return found;
};
