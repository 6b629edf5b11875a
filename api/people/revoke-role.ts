import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { Grant } from './grant.ts';
import { Permit } from './permit.ts';

/** Ends a grant at once. It stays on record. */
export const revokeRole = async (
  context: Context,
  input: { readonly personId: string; readonly grantId: string },
): Promise<Grant> => {
  const organisationId = context.person?.organisationId ?? '';
  const permit = Permit.decide(context, 'give roles', { organisationId });
  const { grants } = await context.stores.people.personWithGrants(input.personId);
  const grant = grants.find(
    (each) => each.grantId === input.grantId && each.organisationId === organisationId,
  );
  if (grant === undefined) {
    throw refusal('grant-unknown');
  }
  const revokedAt = context.now.toISOString();
  await context.stores.people.revokeGrant(permit, input.personId, input.grantId, revokedAt);
  context.forgetPerson(input.personId);
  return { ...grant, revokedAt };
};
