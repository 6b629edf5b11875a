import { auditEvent } from '../audit/audit-event.ts';
import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import { nextVersion } from './form-draft.ts';
import { sameAsPublished } from './form-rules.ts';
import type { FormVersion } from './form-version.ts';
import { mayWrite } from './may-write.ts';
import { mustBeWithoutProblems } from './problems-of-form.ts';
import { seeDraft } from './see-form.ts';

/**
 * Publishes the draft as the next version, which from then on can never change. The asker names its content hash: what was read is
 * what is published. Asked twice, or by two at once, there is one version.
 */
export const publishForm = async (
  context: Context,
  code: string,
  contentHash: string,
): Promise<FormVersion> => {
  const { organisationId, permit } = mayWrite(context);
  const { stores, now } = context;
  const draft = await seeDraft(context, code);
  if (draft.contentHash !== contentHash) {
    throw refusal('form-changed');
  }
  const newest = await stores.forms.version(organisationId, code, draft.lastVersion);
  const standing = sameAsPublished(draft, newest);
  if (standing !== undefined) {
    return standing;
  }
  mustBeWithoutProblems(draft.form);
  const version = nextVersion(draft);
  const { title, languages } = draft;
  const entry = {
    ...{ organisationId, code, version, title, languages, contentHash },
    publishedAt: now.toISOString(),
    publishedBy: permit.personId,
  };
  const event = auditEvent(permit, organisationId, now, context.newId(), `${code} ${version} ${contentHash}`);
  if (await stores.forms.publish(permit, draft, entry, event)) {
    return entry;
  }
  const other = await stores.forms.version(organisationId, code, version);
  if (other?.contentHash !== contentHash) {
    throw refusal('form-changed');
  }
  return other;
};
