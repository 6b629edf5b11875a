import { signedCommitment } from '../../methods/sampling/certificate/verify-parties.ts';
import type { Context } from '../context.ts';
import { signatureHolds } from '../platform/p256.ts';
import { refusal } from '../refusals.ts';
import { mustTakeCommitments, partyNamed } from './chance-rules.ts';
import { openCeremony } from './open-ceremony.ts';
import type { Party } from './party.ts';
import { partyEvent } from './party-event.ts';

/**
 * Takes what a party commits to, signed with its registered key. A commitment binds frame and design, and cannot be changed; a
 * copy of another's is refused, for it could be revealed by repeating what the other reveals.
 */
export const commitValue = async (
  context: Context,
  campaignId: string,
  input: { readonly party: string; readonly commitment: string; readonly signature: string },
): Promise<Party> => {
  const { campaign, draw, parties } = await openCeremony(context.stores, campaignId);
  const party = partyNamed(parties, input.party);
  const { commitment, signature } = input;
  if (party.commitment === commitment) {
    return party;
  }
  mustTakeCommitments(campaign, draw, parties, context.now);
  if (party.commitment !== undefined) {
    throw refusal('party-committed');
  }
  const { drawNumber } = draw;
  const message = signedCommitment({ campaign: campaignId, drawNumber }, party.party, commitment);
  if (!signatureHolds(party.publicKey, message, signature)) {
    throw refusal('party-signature-wrong');
  }
  const committed = { ...party, commitment, signature, committedAt: context.now.toISOString() };
  const event = partyEvent(context, party, 'commit to a value');
  if (await context.stores.ceremonies.commit(committed, event)) {
    return committed;
  }
  const standing = partyNamed(await context.stores.ceremonies.partiesOf(campaignId, drawNumber), party.party);
  if (standing.commitment === commitment) {
    return standing;
  }
  throw refusal(standing.commitment === undefined ? 'commitment-copied' : 'party-committed');
};
