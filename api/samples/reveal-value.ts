import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import { mustTakeReveals, opensCommitment, partyNamed } from './chance-rules.ts';
import { openCeremony } from './open-ceremony.ts';
import type { Party } from './party.ts';
import { partyEvent } from './party-event.ts';

/** Takes the value to which a party committed. Only the party knows it until then, so nothing else has to prove who sends it. */
export const revealValue = async (
  context: Context,
  campaignId: string,
  input: { readonly party: string; readonly salt: string; readonly value: string },
): Promise<Party> => {
  const { campaign, draw, parties } = await openCeremony(context.stores, campaignId);
  const party = partyNamed(parties, input.party);
  const { salt, value } = input;
  if (party.salt === salt && party.value === value) {
    return party;
  }
  mustTakeReveals(campaign, draw, parties, context.now);
  if (party.commitment === undefined) {
    throw refusal('party-uncommitted');
  }
  if (!opensCommitment(draw, party, { salt, value })) {
    throw refusal('reveal-differs');
  }
  const revealed = { ...party, salt, value, revealedAt: context.now.toISOString() };
  const { ceremonies } = context.stores;
  if (await ceremonies.reveal(revealed, partyEvent(context, party, 'reveal a value'))) {
    return revealed;
  }
  // The same value came twice at the same moment; or the draw began while this one was on its way.
  const standing = partyNamed(await ceremonies.partiesOf(campaignId, draw.drawNumber), input.party);
  if (standing.revealedAt === undefined) {
    throw refusal('reveals-ended', { at: draw.design.deadline ?? '' });
  }
  return standing;
};
