import type { TwoLanguages } from './two-languages.ts';

export type WorkbookReason = 'no-workbook' | 'old-workbook' | 'encrypted' | 'damaged' | 'too-large';

/** The bytes are no workbook that can be read; the message says what to do. `part` is the place inside the file, if there is one. */
export class WorkbookError extends Error {
  readonly reason: WorkbookReason;
  readonly wording: TwoLanguages;

  constructor(reason: WorkbookReason, part = '', options?: ErrorOptions) {
    const wording = sentences[reason](part === '' ? ['', ''] : [` (${part})`, `（${part}）`]);
    super(wording.en, options);
    this.name = 'WorkbookError';
    this.reason = reason;
    this.wording = wording;
  }
}

const sentences: Readonly<Record<WorkbookReason, (place: readonly [string, string]) => TwoLanguages>> = {
  'no-workbook': () => ({
    en: 'this is no .xlsx workbook; save the form as .xlsx',
    zh: '这不是.xlsx工作簿，请将表单另存为.xlsx',
  }),
  'old-workbook': () => ({
    en: 'this is an .xls workbook of before 2007, or one with a password; save it without a password as .xlsx',
    zh: '这是2007年以前的.xls工作簿，或带有密码，请去掉密码后另存为.xlsx',
  }),
  encrypted: ([en, zh]) => ({
    en: `the file is encrypted${en}; save it without a password`,
    zh: `文件已加密${zh}，请去掉密码后重新保存`,
  }),
  damaged: ([en, zh]) => ({
    en: `the file is damaged${en}; open it in a spreadsheet and save it again as .xlsx`,
    zh: `文件已损坏${zh}，请用电子表格软件打开后重新另存为.xlsx`,
  }),
  'too-large': ([en, zh]) => ({
    en: `the file holds more than a form can need${en}; remove what does not belong to the form`,
    zh: `文件内容超出表单的合理大小${zh}，请删去与表单无关的内容`,
  }),
};
