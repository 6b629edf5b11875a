import type { Context } from '../context.ts';
import type { FormDraft } from './form-draft.ts';
import { keepDraft } from './keep-draft.ts';
import { mayWrite } from './may-write.ts';
import { type FormId, seeForm } from './see-form.ts';

/** A published version, one that came with the system or the organisation's own, as the first draft of a form of its own. */
export const copyForm = async (context: Context, id: FormId, code: string): Promise<FormDraft> => {
  mayWrite(context);
  const { form } = await seeForm(context, id);
  return keepDraft(context, { ...form, code }, undefined);
};
