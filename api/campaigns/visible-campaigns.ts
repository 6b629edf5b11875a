import type { Context } from '../context.ts';
import { grantFor, inForce } from '../people/authority-rules.ts';
import type { Campaign } from './campaign.ts';

/** The campaigns in which the viewer holds any grant now, oldest first. */
export const visibleCampaigns = async (context: Context): Promise<Campaign[]> => {
  const grants = context.grants.filter((grant) => inForce(grant, context.now));
  const listed = await Promise.all(
    [
      ...new Set(
        grants.filter(({ campaignId }) => campaignId === undefined).map((each) => each.organisationId),
      ),
    ].map((organisationId) => context.stores.campaigns.listedUnder(organisationId)),
  );
  const named = grants.flatMap(({ campaignId }) => campaignId ?? []);
  const ids = [...new Set([...listed.flat(), ...named])].toSorted();
  const campaigns = await Promise.all(ids.map((id) => context.stores.campaigns.get(id)));
  return campaigns
    .filter((campaign) => campaign !== undefined)
    .filter((campaign) => grantFor(grants, 'see the campaign', { campaign }, context.now) !== undefined);
};
