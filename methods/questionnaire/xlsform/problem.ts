import type { TwoLanguages } from '../workbook/two-languages.ts';

/**
 * `error`: something cannot be taken, so there is no form. `ignored`: something that has no meaning here and does no harm.
 * `note`: taken, but not exactly as it stands.
 */
export type Severity = 'error' | 'ignored' | 'note';

/** Something about a cell; without row and column, about the sheet; without a sheet, about the whole. */
export interface SheetProblem extends TwoLanguages {
  readonly sheet: string | null;
  /** From 1, as a spreadsheet shows it. */
  readonly row: number | null;
  /** In letters, as a spreadsheet shows it. */
  readonly column: string | null;
  readonly severity: Severity;
  readonly reason: string;
}

/** Where something stands; a column counts from 0. */
export interface Spot {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number | undefined;
}

export type Tell = (severity: Severity, spot: Spot, reason: string, en: string, zh: string) => void;
