import type { Context } from '../context.ts';
import { Permit } from '../people/permit.ts';

/** The asker's organisation and the right to write its questionnaires, or the refusal. */
export const mayWrite = (
  context: Context,
): { readonly organisationId: string; readonly permit: Permit<'write a questionnaire'> } => {
  const organisationId = context.person?.organisationId ?? '';
  return {
    organisationId,
    permit: Permit.decide(context, 'write a questionnaire', { organisationId, shared: true }),
  };
};

/** The asker's organisation, whose questionnaires the asker may look at, or the refusal. */
export const mayLook = (context: Context): string => {
  const organisationId = context.person?.organisationId ?? '';
  Permit.decide(context, 'look at questionnaires', { organisationId, shared: true });
  return organisationId;
};
