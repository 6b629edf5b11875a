import { auditEvent } from '../audit/audit-event.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { isPublicKey } from '../platform/p256.ts';
import { refusal } from '../refusals.ts';
import { mayRegister, mustBeOwnKey, ownParty } from './chance-rules.ts';
import type { Party } from './party.ts';

export interface PartyInput {
  readonly party: string;
  readonly name: string;
  readonly publicKey: string;
}

/**
 * A side names a party of the draw and its public key: itself, or somebody outside whom both sides trust, such as an auditor.
 * Only while the campaign is a draft: the keys are part of the design that the commissioner signs.
 */
export const registerParty = async (
  context: Context,
  campaignId: string,
  input: PartyInput,
): Promise<Party> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'register a key');
  mustBeIn(campaign, 'draft');
  const organisationId = context.person?.organisationId ?? '';
  const standing = await context.stores.ceremonies.partiesOf(campaignId, campaign.drawNumber);
  mayRegister(campaign, organisationId, input.party, standing);
  if (!isPublicKey(input.publicKey)) {
    throw refusal('party-key-wrong');
  }
  mustBeOwnKey(input.publicKey, input.party, standing);
  const party: Party = {
    ...input,
    campaignId,
    drawNumber: campaign.drawNumber,
    registeredBy: organisationId,
    side: ownParty(campaign, organisationId),
  };
  const event = auditEvent(permit, campaignId, context.now, context.newId(), `party ${party.party}`);
  await context.stores.campaigns.change(permit, campaign, {}, event, [
    context.stores.ceremonies.partyToRegister(permit, party),
  ]);
  return party;
};
