import type { Text } from '../form.ts';
import type { TextSheet } from '../workbook/write-workbook.ts';
import { headerLanguage } from './language.ts';

/** A row by the headers of its cells; an empty cell is left out. */
export type WrittenRow = Readonly<Record<string, string>>;

/** `label::中文 (zh)` for each language that a text has. */
export const textCells = (key: string, text: Text | undefined): WrittenRow =>
  Object.fromEntries(
    Object.entries(text ?? {}).map(([language, said]) => [`${key}::${headerLanguage(language)}`, said]),
  );

/** @param headers those that stand there in any case; further ones that a row has follow in the order in which they come up */
export const sheetOf = (name: string, headers: readonly string[], rows: readonly WrittenRow[]): TextSheet => {
  const all = [...new Set([...headers, ...rows.flatMap((row) => Object.keys(row))])];
  const shown = all.filter(
    (header) => headers.includes(header) || rows.some((row) => (row[header] ?? '') !== ''),
  );
  return { name, rows: [shown, ...rows.map((row) => shown.map((header) => row[header] ?? ''))] };
};
