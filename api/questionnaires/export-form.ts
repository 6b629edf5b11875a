import { writeWorkbook } from '../../methods/questionnaire/workbook/write-workbook.ts';
import { FormNotWritable, sheetsFromForm } from '../../methods/questionnaire/xlsform/sheets-from-form.ts';
import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import { type FormId, seeForm } from './see-form.ts';

export interface FormWorkbook {
  readonly fileName: string;
  /** Base64 of the .xlsx file. */
  readonly file: string;
  readonly contentHash: string;
}

/** A published version as an XLSForm, which was read back before it is given and gave the same form. */
export const exportForm = async (context: Context, id: FormId): Promise<FormWorkbook> => {
  const { form, contentHash } = await seeForm(context, id);
  try {
    const file = Buffer.from(writeWorkbook(sheetsFromForm(form))).toString('base64');
    return { fileName: `${form.code}-${form.version}.xlsx`, file, contentHash };
  } catch (error) {
    throw error instanceof FormNotWritable ? refusal('form-not-writable', { path: error.path }) : error;
  }
};
