import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import { mustTakeReveals, opensCommitment, partyNamed } from './chance-rules.ts';
import { partyEvent } from './commit-value.ts';
import { openCeremony } from './open-ceremony.ts';
import type { Party } from './party.ts';

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
  await context.stores.ceremonies.reveal(revealed, partyEvent(context, party, 'reveal a value'));
  return revealed;
};
