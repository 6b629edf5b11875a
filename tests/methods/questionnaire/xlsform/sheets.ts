import {
  type FormReading,
  formFromSheets,
} from '../../../../methods/questionnaire/xlsform/form-from-sheets.ts';
import { readable } from '../../../../methods/questionnaire/xlsform/sheets-from-form.ts';

/** Sheets as they would be typed: a row a line, cells apart by `|`; the first line is the header. */
const typed = (sheets: Readonly<Record<string, string>>): ReturnType<typeof readable> =>
  readable(
    Object.entries(sheets).map(([name, text]) => ({
      name,
      rows: text
        .trim()
        .split('\n')
        .map((line) => line.split('|').map((cell) => cell.trim())),
    })),
  );

export const reading = (sheets: Readonly<Record<string, string>>): FormReading =>
  formFromSheets(typed(sheets));

/** `error survey!C2 unknown-question`, in the order of the sheets. */
export const told = ({ problems }: FormReading): readonly string[] =>
  problems.map(
    ({ severity, sheet, row, column, reason }) =>
      `${severity} ${sheet ?? ''}${row === null ? '' : `!${column ?? ''}${row}`} ${reason}`,
  );

export const errors = (read: FormReading): readonly string[] =>
  told(read).filter((line) => line.startsWith('error'));
