/** A sheet has at most these columns: Excel's own limit. */
export const mostColumns = 16_384;
const mostRows = 1_048_576;

export interface Place {
  /** From 1, as a spreadsheet shows it. */
  readonly row: number;
  /** From 0: column A. */
  readonly column: number;
}

/** `AB12` is row 12, column 27; nothing where it is no cell of a sheet. */
export const placeOf = (reference: string): Place | undefined => {
  const [, name = '', digits = ''] = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(reference) ?? [];
  let column = 0;
  for (const letter of name) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return column >= 1 && column <= mostColumns && row >= 1 && row <= mostRows
    ? { row, column: column - 1 }
    : undefined;
};

/** The letters above a column: 0 is A, 27 is AB. */
export const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
