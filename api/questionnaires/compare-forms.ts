import type { Context } from '../context.ts';
import { type FormDifference, formDifferences } from './form-differences.ts';
import { type FormId, seeDraft, seeForm } from './see-form.ts';

/** From one published version to another, or to the draft of the same questionnaire. */
export const compareForms = async (
  context: Context,
  from: FormId,
  to: FormId | undefined,
): Promise<readonly FormDifference[]> => {
  const [before, after] = await Promise.all([
    seeForm(context, from),
    to === undefined ? seeDraft(context, from.code) : seeForm(context, to),
  ]);
  return formDifferences(before.form, after.form);
};
