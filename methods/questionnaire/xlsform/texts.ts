/** Texts of a row in all languages, with the names in `${…}` as our codes. */
import type { Text } from '../form.ts';
import type { Tell } from './problem.ts';
import type { Table, TableRow } from './table.ts';

export interface Texts {
  readonly languages: readonly [string, ...string[]];
  /** Our code of a question; nothing where there is none. */
  readonly codeOf: (name: string) => string | undefined;
  readonly tell: Tell;
}

const reference = /\$\{\s*([^{}]+?)\s*\}/g;

/** What stands under `label`, `hint` or another column that has languages; nothing where all its cells are empty. */
export const textUnder = (
  table: Table,
  row: TableRow,
  key: string,
  { languages, codeOf, tell }: Texts,
): Text | undefined => {
  const found: Record<string, string> = {};
  const [first] = languages;
  for (const column of table.columns) {
    if (column.key === key) {
      const text = row.cell(column)?.text ?? '';
      const spot = row.spot(column);
      const coded = text.replaceAll(reference, (_all, name: string) => {
        const code = codeOf(name);
        if (code === undefined) {
          tell(
            'error',
            spot,
            'unknown-question',
            `there is no question \${${name}} that could be shown`,
            `没有名为\${${name}}的题目可供显示`,
          );
        }
        return `\${${code ?? name}}`;
      });
      const language = column.tag ?? first;
      if (coded !== '' && found[language] !== undefined && found[language] !== coded) {
        tell(
          'ignored',
          spot,
          'second-text',
          `there is another text in ${language} before it`,
          `前面已有${language}文字`,
        );
      }
      if (coded !== '') found[language] ??= coded;
    }
  }
  const shown = languages.find((language) => found[language] !== undefined);
  if (shown === undefined) return undefined;
  const text = found[shown] ?? '';
  if (shown !== first) {
    const spot = row.spot(
      table.columns.find((column) => column.key === key && (column.tag ?? first) === first),
    );
    tell(
      'note',
      spot,
      'missing-translation',
      `nothing stands here in ${first}; the text in ${shown} is shown`,
      `此处没有${first}文字，显示${shown}的`,
    );
  }
  const others = languages.flatMap((language): [string, string][] => {
    const said = found[language];
    return said === undefined || language === first ? [] : [[language, said]];
  });
  return Object.fromEntries([[first, found[first] ?? text], ...others]);
};
