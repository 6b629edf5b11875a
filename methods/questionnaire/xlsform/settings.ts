import type { Privacy, Text } from '../form.ts';
import { tagOf } from './language.ts';
import type { Tell } from './problem.ts';
import { type Column, columnOf, type Table, type TableRow, textAt } from './table.ts';

export interface Settings {
  readonly code: string;
  readonly version: number;
  readonly title: Text;
  readonly notices: Readonly<Record<Privacy, Text>>;
}

const plain: ReadonlySet<string> = new Set(['form_title', 'form_id', 'version', 'default_language']);

/** Read where a form brings no words of its own: true of every survey that is made with this system. */
const standardNotices: Readonly<Record<Privacy, Readonly<Record<'zh' | 'en', string>>>> = {
  confidential: {
    zh: '{evaluator}受{commissioner}委托，做一次独立调查。这份问卷自愿填写，不影响任何待遇；答案只和许多人的合在一起统计。',
    en: '{evaluator} was asked by {commissioner} to make an independent survey. Taking part is voluntary and has no effect on any benefit; answers are only counted together with many others.',
  },
  anonymous: {
    zh: '{evaluator}受{commissioner}委托，做一次独立调查。这份问卷不记名：系统只记下链接用过了，不记是谁填的；填完不能再改。',
    en: '{evaluator} was asked by {commissioner} to make an independent survey. It is anonymous: the system only marks the link as used, not who answered; it cannot be changed afterwards.',
  },
};

const standardNotice = (privacy: Privacy, languages: readonly [string, ...string[]]): Text => {
  const { zh, en } = standardNotices[privacy];
  const [first] = languages;
  const known: Readonly<Record<string, string>> = { zh, en };
  return Object.fromEntries(
    languages.flatMap((language): [string, string][] => {
      const said = known[language] ?? (language === first ? en : undefined);
      return said === undefined ? [] : [[language, said]];
    }),
  );
};

/** The tag of a column such as `zhenping::title::English (en)`. */
const tagIn = ({ header }: Column, prefix: string): string => tagOf(header.slice(prefix.length));

const wordsUnder = (table: Table, row: TableRow, prefix: string): Record<string, string> =>
  Object.fromEntries(
    table.columns.flatMap((column): [string, string][] => {
      const text = row.cell(column)?.text ?? '';
      return column.header.startsWith(prefix) && text !== '' ? [[tagIn(column, prefix), text]] : [];
    }),
  );

const versionOf = (text: string, table: Table, row: TableRow, tell: Tell): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (text !== '') {
    tell(
      'ignored',
      row.spot(columnOf(table, 'version')),
      'version',
      `the version “${text}” is no whole number; 1 is taken`,
      `版本“${text}”不是整数，取1`,
    );
  }
  return 1;
};

const tellOthers = (table: Table, rows: readonly TableRow[], tell: Tell): void => {
  for (const column of table.columns) {
    const filled = rows.find((row) => row.cell(column) !== undefined);
    if (!plain.has(column.key) && !column.header.startsWith('zhenping::') && filled !== undefined) {
      tell(
        'ignored',
        filled.spot(column),
        'setting',
        `the setting “${column.header}” means nothing here`,
        `设置“${column.header}”在此没有意义`,
      );
    }
  }
  for (const row of rows.slice(1))
    tell(
      'ignored',
      row.spot(),
      'second-settings',
      'only the first row of settings counts',
      '只有第一行设置有效',
    );
};

/** An organisation's questionnaires are told apart by such codes; whoever imports the form may give it another one. */
const codePattern = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;

const codeOf = (table: Table | undefined, row: TableRow | undefined, name: string, tell: Tell): string => {
  const said = table === undefined || row === undefined ? '' : textAt(table, row, 'form_id');
  if (said === '') {
    const en = `nothing says how the form is called (settings: form_id); it is called “${name}”`;
    tell('note', {}, 'no-form-id', en, `未注明表单代码（settings的form_id），取“${name}”`);
  } else if (table !== undefined && row !== undefined && !codePattern.test(said)) {
    const en = `“${said}” is no code of a questionnaire: letters (a to z), digits and . _ -, a letter first, at most 64; to keep the form, give it another one`;
    const zh = `“${said}”不能作问卷代码：只能用英文字母、数字和. _ -，以字母开头，不超过64个字符；保存时须另给代码`;
    tell('note', row.spot(columnOf(table, 'form_id')), 'form-id', en, zh);
  }
  return said === '' ? name : said;
};

/** @param name what the form is called where the settings do not say it */
export const readSettings = (
  table: Table | undefined,
  languages: readonly [string, ...string[]],
  name: string,
  tell: Tell,
): Settings => {
  const [row] = table?.rows ?? [];
  const [first] = languages;
  const notice = (privacy: Privacy): Text => standardNotice(privacy, languages);
  const code = codeOf(table, row, name, tell);
  if (table === undefined || row === undefined) {
    return {
      code: name,
      version: 1,
      title: { [first]: name },
      notices: { confidential: notice('confidential'), anonymous: notice('anonymous') },
    };
  }
  tellOthers(table, table.rows, tell);
  const words = (prefix: string, usual: Text): Text => {
    const found = wordsUnder(table, row, prefix);
    return Object.keys(found).length === 0 ? usual : found;
  };
  return {
    code,
    version: versionOf(textAt(table, row, 'version'), table, row, tell),
    title: {
      [first]: textAt(table, row, 'form_title') || code,
      ...wordsUnder(table, row, 'zhenping::title::'),
    },
    notices: {
      confidential: words('zhenping::confidential::', notice('confidential')),
      anonymous: words('zhenping::anonymous::', notice('anonymous')),
    },
  };
};
