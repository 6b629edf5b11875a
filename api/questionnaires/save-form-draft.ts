import type { Context } from '../context.ts';
import type { FormDraft } from './form-draft.ts';
import { keepDraft } from './keep-draft.ts';
import { mayWrite } from './may-write.ts';
import { sentForm } from './sent-form.ts';

/** Keeps a form that was sent as data. `revision`: of the draft that was changed; nothing where there is none yet. */
export const saveFormDraft = async (
  context: Context,
  sent: unknown,
  revision: number | undefined,
): Promise<FormDraft> => {
  mayWrite(context);
  return await keepDraft(context, sentForm(sent), revision);
};
