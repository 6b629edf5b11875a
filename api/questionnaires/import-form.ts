import { readWorkbook } from '../../methods/questionnaire/workbook/read-workbook.ts';
import { WorkbookError } from '../../methods/questionnaire/workbook/workbook-error.ts';
import { type FormReading, formFromSheets } from '../../methods/questionnaire/xlsform/form-from-sheets.ts';
import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { FormDraft } from './form-draft.ts';
import { parameterNames } from './instruments/fact-names.ts';
import { keepDraft } from './keep-draft.ts';
import { mayWrite } from './may-write.ts';
import { sentForm } from './sent-form.ts';

/**
 * A form is a small workbook (200 KB is a large one), so it comes within the request, which takes 6 MB, and needs no upload of its
 * own. In characters of Base64: 3 MB of file.
 */
export const longestWorkbook = 4_000_000;

export interface ImportFormInput {
  /** The bytes of an .xlsx file, in Base64. */
  readonly file: string;
  /** The code that the form gets; absent: the form's own id. */
  readonly code?: string | undefined;
  readonly revision?: number | undefined;
}

export interface ImportedForm extends Omit<FormReading, 'form'> {
  /** Absent where the workbook has errors: then nothing was kept. */
  readonly draft: FormDraft | undefined;
}

/** Keeps a workbook's form as a draft, and says of every cell that is not taken as it stands where it is and why. */
export const importForm = async (
  context: Context,
  { file, code, revision }: ImportFormInput,
): Promise<ImportedForm> => {
  mayWrite(context);
  const { form, understood, problems } = await readingOf(file, code ?? 'form');
  if (form === null) {
    return { draft: undefined, understood, problems };
  }
  const read = sentForm(code === undefined ? form : { ...form, code });
  return { draft: await keepDraft(context, read, revision), understood, problems };
};

const readingOf = async (file: string, name: string): Promise<FormReading> => {
  try {
    return formFromSheets(await readWorkbook(Buffer.from(file, 'base64')), name, parameterNames);
  } catch (error) {
    throw error instanceof WorkbookError
      ? refusal('form-workbook-unreadable', { why: error.wording })
      : error;
  }
};
