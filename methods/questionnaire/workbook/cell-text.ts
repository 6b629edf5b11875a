/** What a cell says as text, as pyxform takes it: whole numbers by their digits, dates as ISO 8601, TRUE and FALSE. */
import { unescaped } from './texts.ts';
import type { TwoLanguages } from './two-languages.ts';

/** A cell as its markup has it: ECMA-376 part 1, 18.3.1.4. */
export interface MarkedCell {
  /** s: a shared text; inlineStr and str: a text; b: true or false; e: an error; d: a date; n or none: a number. */
  readonly type: string;
  readonly style: number;
  /** Absent where the cell has none. */
  readonly value: string | undefined;
  readonly isFormula: boolean;
}

export interface CellSurroundings {
  readonly texts: readonly string[];
  readonly isDate: (style: number) => boolean;
  /** The day that stands as 0: 1899-12-30, or 1904-01-01 in workbooks of old Macintoshes. In milliseconds since 1970. */
  readonly dayZero: number;
}

const faults = {
  formula: {
    en: 'the formula has no stored result; open the file in a spreadsheet and save it again, or paste the value',
    zh: '公式没有保存结果，请用电子表格软件打开并重新保存，或改为粘贴数值',
  },
  missing: { en: 'the text of the cell is missing in the file', zh: '文件中缺少该单元格的文字' },
} as const satisfies Record<string, TwoLanguages>;

const pad = (number: number, width: number): string => String(number).padStart(width, '0');

/** A day number, with the time of day behind the point: ISO/IEC 29500-1, 18.17.4. */
const momentText = (serial: number, dayZero: number): string => {
  const seconds = Math.round((serial % 1) * 86_400);
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => pad(Math.floor(part), 2))
    .join(':');
  const date = new Date(dayZero + Math.floor(serial) * 86_400_000);
  const day = [pad(date.getUTCFullYear(), 4), pad(date.getUTCMonth() + 1, 2), pad(date.getUTCDate(), 2)].join(
    '-',
  );
  if (serial < 1) return time;
  return seconds === 0 ? day : `${day}T${time}`;
};

const numberText = (value: string): string => {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  // A spreadsheet keeps 15 digits; 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3.
  return String(Number.isInteger(number) ? number : Number(number.toPrecision(15)));
};

export const cellText = (
  { type, style, value, isFormula }: MarkedCell,
  { texts, isDate, dayZero }: CellSurroundings,
): string | TwoLanguages => {
  if (value === undefined) return isFormula ? faults.formula : '';
  switch (type) {
    case 's':
      return texts[Number(value)] ?? faults.missing;
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return { en: `the cell holds the error ${value}`, zh: `单元格为错误值${value}` };
    case 'd':
      return value;
    default: {
      const number = Number(value);
      return isDate(style) && number >= 0 && number < 2_958_466
        ? momentText(number, dayZero)
        : numberText(value);
    }
  }
};
