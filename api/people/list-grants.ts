import type { Context } from '../context.ts';
import type { Grant } from './grant.ts';
import { Permit } from './permit.ts';

/** What an administrator's own organisation has given: for one campaign, or organisation-wide. */
export const listGrants = (context: Context, campaignId: string | undefined): Promise<readonly Grant[]> => {
  const organisationId = context.person?.organisationId ?? '';
  const permit = Permit.decide(context, 'give roles', { organisationId });
  return context.stores.people.grantsOf(permit, organisationId, campaignId);
};
