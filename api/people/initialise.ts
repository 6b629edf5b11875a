import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from '../context.ts';
import { nation } from '../divisions/division.ts';
import { refusal } from '../refusals.ts';
import type { Organisation } from './people-store.ts';
import { personIdOf } from './person.ts';

/**
 * The operator: whoever is signed in and holds the secret that the installation printed. It works once, and nothing else gives
 * that role; the secret's hash alone is kept by the service. The operator adds the organisations, each with its first
 * administrator, and has no part in what they do.
 */
export const initialise = async (
  context: Context,
  input: { readonly secret: string; readonly organisation: string },
): Promise<Organisation> => {
  const { signedIn, signInProblem } = context;
  if (signedIn === undefined) {
    throw signInProblem ?? refusal('not-signed-in');
  }
  const given = createHash('sha256').update(input.secret).digest();
  if (!timingSafeEqual(given, Buffer.from(context.initSecretHash, 'hex'))) {
    throw refusal('init-secret-wrong');
  }
  const organisation = { organisationId: context.newId(), name: input.organisation };
  const { organisationId } = organisation;
  const personId = personIdOf(signedIn.issuer, signedIn.subject);
  const made = await context.stores.people.initialise(
    organisation,
    { ...signedIn, personId, organisationId },
    {
      grantId: context.newId(),
      personId,
      organisationId,
      role: 'operator',
      division: nation,
      from: context.now.toISOString(),
    },
  );
  if (!made) {
    throw refusal('already-initialised');
  }
  context.forgetPerson(personId);
  return organisation;
};
