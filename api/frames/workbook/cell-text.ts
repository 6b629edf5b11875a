/** What a cell says as text, or why nobody can tell. Codes are text: whatever a spreadsheet made of them must be noticed here. */
import type { Wording } from '../../refusals.ts';
import { type Texts, unescaped } from './texts.ts';

/** A cell as its markup has it: ECMA-376 part 1, 18.3.1.4. */
export interface SheetCell {
  /** s: a shared text; inlineStr and str: a text; b: true or false; e: an error; d: a date; n or none: a number. */
  readonly type: string;
  readonly style: number;
  /** Absent where the cell has none. */
  readonly value: string | undefined;
  readonly isFormula: boolean;
}

const faults = {
  formula: {
    en: 'the formula has no stored result; open the file in a spreadsheet and save it again, or paste the values',
    zh: '公式没有保存结果，请用电子表格软件打开并重新保存，或改为粘贴数值',
  },
  date: {
    en: 'the spreadsheet made a date of it; format the column as text and enter it again',
    zh: '电子表格已将其变为日期，请将该列设为文本格式后重新填入',
  },
  digits: {
    en: 'a number of more than 15 digits, of which spreadsheets lose the last ones; format the column as text and enter it again',
    zh: '数字超过15位，电子表格会丢失末尾各位，请将该列设为文本格式后重新填入',
  },
  shortened: {
    en: 'the spreadsheet has shortened the number and its last digits are lost; format the column as text and enter it again',
    zh: '数字被电子表格缩写，末尾各位已丢失，请将该列设为文本格式后重新填入',
  },
  missing: { en: 'the text of the cell is missing in the file', zh: '文件中缺少该单元格的文字' },
} as const satisfies Record<string, Wording>;

const errorIn = (value: string): Wording => ({
  en: `the cell holds the error ${value}`,
  zh: `单元格为错误值${value}`,
});

/** `isDate`: whether cells of this style show dates. */
export const cellText = (
  { type, style, value, isFormula }: SheetCell,
  texts: Texts,
  isDate: (style: number) => boolean,
): string | Wording => {
  if (value === undefined) {
    return isFormula ? faults.formula : '';
  }
  switch (type) {
    case 's':
      return texts.at(Number(value))?.trim() ?? faults.missing;
    case 'str':
    case 'inlineStr':
      return unescaped(value).trim();
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return errorIn(value);
    case 'd':
      return faults.date;
    default:
      return isDate(style) ? faults.date : numberText(value);
  }
};

/** As a spreadsheet shows it: whole numbers by their digits, though some programs store 433124100201 as 4.33124100201E11. */
const numberText = (value: string): string | Wording => {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) {
    return value;
  }
  if (Math.abs(number) >= 1e15) {
    return faults.digits;
  }
  if (isShortened(value)) {
    return faults.shortened;
  }
  return String(Number.isInteger(number) ? number : Number(number.toPrecision(15)));
};

/** 4.33124E+11 has six of the twelve digits that it says it has; smaller numbers are sizes, which may be round. */
const isShortened = (value: string): boolean => {
  const [, digits = '', power = ''] = /^([0-9.]+)[eE]\+?([0-9]+)$/.exec(value) ?? [];
  return Number(power) >= 11 && digits.replace('.', '').length <= Number(power);
};
