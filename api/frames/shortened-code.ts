import type { Wording } from '../refusals.ts';

/** As in 4.33124E+11: a spreadsheet shows a long number so, and exports what it shows. */
export const isShortened = (code: string): boolean => /^[0-9](\.[0-9]+)?[eE]\+?[0-9]+$/.test(code);

export const shortened: Wording = {
  en: 'a spreadsheet has shortened the code and its last digits are lost; format the column as text and enter the codes again',
  zh: '代码被电子表格缩写，末尾各位已丢失，请将该列设为文本格式后重新填入代码',
};
