/** Texts of a row in all languages, with the names in `${…}` as our codes. */
import type { Text } from '../form.ts';
import type { Spot, Tell } from './problem.ts';
import type { Table, TableRow } from './table.ts';

export interface Texts {
  readonly languages: readonly [string, ...string[]];
  /** Our code of a question; nothing where there is none. */
  readonly codeOf: (name: string) => string | undefined;
  readonly tell: Tell;
}

const reference = /\$\{\s*([^{}]+?)\s*\}/g;

/** A text with our codes in it. */
const coded = (text: string, spot: Spot, { codeOf, tell }: Texts): string =>
  text.replaceAll(reference, (_all, name: string) => {
    const code = codeOf(name);
    if (code === undefined) {
      const en = `there is no question \${${name}} that could be shown`;
      tell('error', spot, 'unknown-question', en, `没有名为\${${name}}的题目可供显示`);
    }
    return `\${${code ?? name}}`;
  });

const gathered = (table: Table, row: TableRow, key: string, texts: Texts): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const column of table.columns.filter((each) => each.key === key)) {
    const text = row.cell(column)?.text ?? '';
    const language = column.tag ?? texts.languages[0];
    const before = found.get(language);
    if (text !== '' && before === undefined) found.set(language, coded(text, row.spot(column), texts));
    else if (text !== '' && before !== text) {
      const en = `there is another text in ${language} before it`;
      texts.tell('ignored', row.spot(column), 'second-text', en, `前面已有${language}文字`);
    }
  }
  return found;
};

/** What stands under `label`, `hint` or another column that has languages; nothing where all its cells are empty. */
export const textUnder = (table: Table, row: TableRow, key: string, texts: Texts): Text | undefined => {
  const { languages, tell } = texts;
  const [first] = languages;
  const found = gathered(table, row, key, texts);
  const shown = languages.find((language) => found.has(language));
  if (shown === undefined) return undefined;
  if (shown !== first) {
    const column = table.columns.find((each) => each.key === key && (each.tag ?? first) === first);
    const en = `nothing stands here in ${first}; the text in ${shown} is shown`;
    tell('note', row.spot(column), 'missing-translation', en, `此处没有${first}文字，显示${shown}的`);
  }
  const others = languages.flatMap((language): [string, string][] => {
    const said = found.get(language);
    return said === undefined || language === first ? [] : [[language, said]];
  });
  return Object.fromEntries([[first, found.get(shown) ?? ''], ...others]);
};
