/** A workbook as its cells say it: text, with the place of each. Nothing is calculated and nothing is formatted. */
import type { TwoLanguages } from './two-languages.ts';

export interface Cell {
  /** From 0: column A. */
  readonly column: number;
  /** Empty where the cell cannot be read, which `fault` explains. */
  readonly text: string;
  /** The text is the last result of a formula, which was not worked out again. */
  readonly isFormula?: true;
  readonly fault?: TwoLanguages;
}

export interface Row {
  /** From 1, as a spreadsheet shows it. */
  readonly row: number;
  /** Cells that hold something, from left to right. */
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly name: string;
  /** Rows that hold something, from above. */
  readonly rows: readonly Row[];
  /** `A2:A5`: of these cells only the first holds the value. */
  readonly merged: readonly string[];
}
