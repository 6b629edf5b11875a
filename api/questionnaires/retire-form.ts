import { auditEvent } from '../audit/audit-event.ts';
import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { FormVersion } from './form-version.ts';
import { mayWrite } from './may-write.ts';

/**
 * A retired version is given to no campaign any more; a campaign that has it goes on, and answers made with it are taken as long
 * as that campaign takes the version. Retiring is for good: who needs the form again publishes it again.
 */
export const retireForm = async (
  context: Context,
  code: string,
  versionNumber: number,
): Promise<FormVersion> => {
  const { organisationId, permit } = mayWrite(context);
  const { forms } = context.stores;
  const version = await forms.version(organisationId, code, versionNumber);
  if (version === undefined) {
    throw refusal('form-unknown');
  }
  if (version.retiredAt !== undefined) {
    return version;
  }
  const mark = { retiredAt: context.now.toISOString(), retiredBy: permit.personId };
  const subject = `${code} ${versionNumber} retired`;
  const event = auditEvent(permit, organisationId, context.now, context.newId(), subject);
  if (await forms.retire(permit, version, mark, event)) {
    return { ...version, ...mark };
  }
  return (await forms.version(organisationId, code, versionNumber)) ?? version;
};
