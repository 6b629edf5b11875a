import type { Context } from '../context.ts';
import { nation } from '../divisions/division.ts';
import type { Organisation } from './people-store.ts';
import { Permit } from './permit.ts';
import { personIdOf } from './person.ts';

/** Another tenant, with its own first administrator, who alone gives roles in it from then on. */
export const addOrganisation = async (
  context: Context,
  input: {
    readonly name: string;
    readonly administrator: { readonly issuer: string; readonly subject: string; readonly name: string };
  },
): Promise<Organisation> => {
  const permit = Permit.decide(context, 'add an organisation', {});
  const organisation = { organisationId: context.newId(), name: input.name };
  const { organisationId } = organisation;
  const personId = personIdOf(input.administrator.issuer, input.administrator.subject);
  await context.stores.people.addOrganisation(
    permit,
    organisation,
    { ...input.administrator, personId, organisationId },
    {
      grantId: context.newId(),
      personId,
      organisationId,
      role: 'administrator',
      division: nation,
      from: context.now.toISOString(),
    },
  );
  context.forgetPerson(personId);
  return organisation;
};
