import type { Context } from '../context.ts';
import { levelOf } from '../divisions/division.ts';
import { refusal } from '../refusals.ts';
import { type Grant, partyOf, type Role, roleNames } from './grant.ts';
import { Permit } from './permit.ts';
import { personIdOf } from './person.ts';

export interface GiveRoleInput {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  readonly campaignId?: string | undefined;
  readonly division: string;
  readonly to?: string | undefined;
}

/** Roles that reach over campaigns; all others are given for one campaign. */
const organisationWide: readonly Role[] = ['administrator', 'commissioner'];

/**
 * An administrator gives a role to a person of the own organisation. Commissioner and leader come from the commissioner's side,
 * lead, supervisor, interviewer, reviewer and interpreter from the evaluator's, so nobody ever holds both. The operator's role is given by `initialise` alone.
 */
export const giveRole = async (context: Context, input: GiveRoleInput): Promise<Grant> => {
  const organisationId = context.person?.organisationId ?? '';
  const permit = Permit.decide(context, 'give roles', { organisationId });
  if (input.role === 'operator') {
    throw refusal('grant-operator');
  }
  if (levelOf(input.division) === undefined) {
    throw refusal('division-unknown', { code: input.division });
  }
  await mustBeParty(context, organisationId, input);
  const personId = personIdOf(input.issuer, input.subject);
  const { person } = await context.stores.people.personWithGrants(personId);
  if (person !== undefined && person.organisationId !== organisationId) {
    throw refusal('grant-outside-organisation');
  }
  const { issuer, subject, name, role, division, campaignId, to } = input;
  await context.stores.people.addPerson(permit, { personId, issuer, subject, name, organisationId });
  const grant: Grant = {
    grantId: context.newId(),
    personId,
    organisationId,
    role,
    division,
    from: context.now.toISOString(),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(to === undefined ? {} : { to }),
  };
  await context.stores.people.addGrant(permit, grant);
  context.forgetPerson(personId);
  return grant;
};

const mustBeParty = async (context: Context, organisationId: string, input: GiveRoleInput): Promise<void> => {
  if (input.campaignId === undefined) {
    if (!organisationWide.includes(input.role)) {
      throw refusal('grant-needs-campaign', { role: roleNames[input.role] });
    }
    return;
  }
  const campaign = await context.stores.campaigns.get(input.campaignId);
  const holders = {
    commissioner: campaign?.commissionerId,
    evaluator: campaign?.evaluatorId,
    // Roles that reach over campaigns are given for none.
    either: undefined,
    neither: undefined,
  };
  if (campaign === undefined || holders[partyOf[input.role]] !== organisationId) {
    throw refusal('grant-not-party', { role: roleNames[input.role] });
  }
};
