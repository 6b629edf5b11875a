/** A table as a file that spreadsheets open: RFC 4180, UTF-8 with its mark, by which Excel knows it. */

export type Cell = string | number | undefined;

/**
 * What a spreadsheet would run as a formula is text behind an apostrophe (OWASP, CSV Injection): somebody else wrote the names of
 * teams and villages.
 */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const written = (cell: Cell): string =>
  typeof cell === 'number' ? String(cell) : quoted(harmless(cell ?? ''));

export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\u{FEFF}${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
