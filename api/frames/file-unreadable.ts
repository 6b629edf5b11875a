import type { Problem, Wording } from '../refusals.ts';

const forms = {
  csv: { en: 'as CSV', zh: 'CSV' },
  workbook: { en: 'as an Excel workbook', zh: 'Excel工作簿' },
} as const satisfies Record<string, Wording>;

/** A file that is none of what a list may be: why, and in which row. */
export class FileUnreadable extends Error {
  readonly form: keyof typeof forms;
  readonly reason: Wording;
  readonly row: number | undefined;
  constructor(form: keyof typeof forms, reason: Wording, row?: number, cause?: unknown) {
    super(reason.en, { cause });
    this.name = 'FileUnreadable';
    this.form = form;
    this.reason = reason;
    this.row = row;
  }
}

export const unreadableProblem = ({ form, reason, row }: FileUnreadable): Problem => ({
  ...(row === undefined ? {} : { row }),
  reason: {
    en: `the file is not readable ${forms[form].en}: ${reason.en}`,
    zh: `文件不能按${forms[form].zh}读取：${reason.zh}`,
  },
});
