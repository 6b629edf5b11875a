import type { Form } from '../../methods/questionnaire/form.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Context } from '../context.ts';
import { type FormDraft, nextVersion } from './form-draft.ts';
import { formHash } from './form-hash.ts';
import { mustBeOwnCode, mustHaveSeen, storedPieces } from './form-rules.ts';
import { mayWrite } from './may-write.ts';

/**
 * Keeps a form as its organisation's draft, whatever is still wrong with it. `revision` is the draft's that was changed; without
 * one there must be none: two people who change a draft at once never lose each other's work unseen.
 */
export const keepDraft = async (
  context: Context,
  form: Form,
  revision: number | undefined,
): Promise<FormDraft> => {
  const { organisationId, permit } = mayWrite(context);
  const { code, title, languages } = form;
  mustBeOwnCode(code);
  const pieces = storedPieces(form);
  const before = await context.stores.forms.draftHead(permit, organisationId, code);
  mustHaveSeen(before, revision);
  const lastVersion = before?.lastVersion ?? 0;
  const draft: FormDraft = {
    organisationId,
    code,
    title,
    languages,
    contentHash: formHash(form),
    revision: (before?.revision ?? 0) + 1,
    lastVersion,
    pieces,
    savedAt: context.now.toISOString(),
    savedBy: permit.personId,
    form: { ...form, version: nextVersion({ lastVersion }) },
  };
  const subject = `${code} ${draft.contentHash}`;
  const event = auditEvent(permit, organisationId, context.now, context.newId(), subject);
  await context.stores.forms.saveDraft(permit, draft, before, event);
  return draft;
};
