/** Who may bring chance into a draw, and when: a fixed timetable, so that nobody speaks after knowing what others said. */
import { fromHex, toHex } from '../../methods/proof/hex.ts';
import { firstPulse } from '../../methods/sampling/certificate/beacons.ts';
import type { NamedPulse } from '../../methods/sampling/certificate/draw-design.ts';
import { partyCommitment } from '../../methods/sampling/seed.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { refusal } from '../refusals.ts';
import { type Chance, furthestDeadline, leastWindow, pulseAfterDeadline } from './chance.ts';
import type { FrozenDraw } from './draw-record.ts';
import { impossible } from './impossible.ts';
import { plannedIssue } from './lottery-rules.ts';
import type { Party } from './party.ts';

/** Commissioner and evaluator are parties under these names; each registers its own key. */
export const ownParty = (campaign: Campaign, organisationId: string): 'commissioner' | 'evaluator' =>
  organisationId === campaign.commissionerId ? 'commissioner' : 'evaluator';

/** A side registers itself and others, but never the other side, and does not change what the other side registered. */
export const mayRegister = (
  campaign: Campaign,
  organisationId: string,
  party: string,
  standing: readonly Party[],
): void => {
  const before = standing.find((each) => each.party === party);
  const isOwn = party === ownParty(campaign, organisationId);
  if ((!isOwn && looksLikeSide(party)) || (before !== undefined && before.registeredBy !== organisationId)) {
    throw refusal('party-of-other-side');
  }
  if (before === undefined && standing.length >= mostParties) {
    throw refusal('parties-full', { most: mostParties });
  }
};

const mostParties = 20;

/** `Commissioner` or `evaluator.` would be read as the side itself. */
const looksLikeSide = (party: string): boolean =>
  ['commissioner', 'evaluator'].includes(party.toLowerCase().replaceAll(/[^a-z]/g, ''));

/**
 * The last moment for the commissioner's signature: parties commit to what is signed, so they are left time to do so. Null where
 * nobody has to be waited for.
 */
export const lastSignature = ({ design, commitmentsEnd }: FrozenDraw): string | null =>
  commitmentsEnd !== null && design.parties.length > 0
    ? new Date(Date.parse(commitmentsEnd) - leastWindow).toISOString()
    : design.deadline;

/** Nobody is two parties. */
export const mustBeOwnKey = (publicKey: string, party: string, standing: readonly Party[]): void => {
  if (standing.some((each) => each.publicKey === publicKey && each.party !== party)) {
    throw refusal('party-key-taken');
  }
};

/** Throws unless parties and timetable fit each other and lie ahead; gives the pulse that will decide. */
export const plannedPulse = (
  chance: Chance | undefined,
  parties: readonly Party[],
  now: Date,
): NamedPulse | null => {
  if (chance === undefined) {
    if (parties.length > 0) {
      throw impossible(
        'keys of parties are registered, but it has no timetable (`chance`) for them.',
        '已登记参与方密钥，但设计没有随机性时间表（chance）。',
      );
    }
    return null;
  }
  const { commitmentsEnd, deadline, beacon } = chance;
  const [toCommit, toReveal] = [
    Date.parse(commitmentsEnd) - now.getTime(),
    Date.parse(deadline) - Date.parse(commitmentsEnd),
  ];
  if (toCommit < leastWindow || toReveal < leastWindow || toCommit + toReveal > furthestDeadline) {
    throw impossible(
      `its timetable must lie ahead: at least 10 minutes until commitmentsEnd (${commitmentsEnd}), as many more until the deadline (${deadline}), at most 400 days.`,
      `时间表须在将来：距承诺截止（${commitmentsEnd}）至少10分钟，其后至揭示截止（${deadline}）至少10分钟，最长400天。`,
    );
  }
  if (beacon === null) {
    if (parties.length === 0) {
      throw impossible(
        'it has a timetable, but neither a party nor a beacon takes part.',
        '设计有时间表，但没有参与方，也没有公共信标。',
      );
    }
    return null;
  }
  if (typeof beacon === 'object') {
    return plannedIssue(beacon, deadline);
  }
  const pulse = firstPulse(beacon, Date.parse(deadline) + pulseAfterDeadline);
  return pulse === undefined ? null : { name: beacon, ...pulse };
};

/** When the draw falls due: at the pulse, at the deadline, or at once where chance is the key alone. */
export const dueAtOf = ({ design, frozenAt }: Pick<FrozenDraw, 'design' | 'frozenAt'>): string =>
  design.beacon?.at ?? design.deadline ?? frozenAt;

export const partyNamed = (parties: readonly Party[], id: string): Party => {
  const party = parties.find((each) => each.party === id);
  if (party === undefined) {
    throw refusal('party-unknown', { known: parties.map((each) => each.party).join(', ') });
  }
  return party;
};

/** Throws unless commitments are taken: the design is signed, and neither time nor a reveal has ended them. */
export const mustTakeCommitments = (
  campaign: Campaign,
  draw: FrozenDraw,
  parties: readonly Party[],
  now: Date,
): void => {
  mustBeIn(campaign, 'frame-frozen');
  if (campaign.signedAt === undefined) {
    throw refusal('design-unsigned');
  }
  const revealed = parties.some(({ revealedAt }) => revealedAt !== undefined);
  if (revealed || now.toISOString() >= (draw.commitmentsEnd ?? '')) {
    throw refusal('commitments-ended', { at: draw.commitmentsEnd ?? '' });
  }
};

/** Throws unless reveals are taken: every party has committed or can no longer do so, and the deadline lies ahead. */
export const mustTakeReveals = (
  campaign: Campaign,
  draw: FrozenDraw,
  parties: readonly Party[],
  now: Date,
): void => {
  mustBeIn(campaign, 'frame-frozen');
  const { deadline } = draw.design;
  if (deadline === null || now.toISOString() >= deadline) {
    throw refusal('reveals-ended', { at: deadline ?? '' });
  }
  const allCommitted = parties.every(({ commitment }) => commitment !== undefined);
  if (!allCommitted && now.toISOString() < (draw.commitmentsEnd ?? '')) {
    throw refusal('reveal-too-early', { at: draw.commitmentsEnd ?? '' });
  }
};

/** Whether salt and value are what the party committed to. */
export const opensCommitment = (
  { campaignId, drawNumber, frame, designHash }: FrozenDraw,
  { party, commitment }: Party,
  { salt, value }: { readonly salt: string; readonly value: string },
): boolean =>
  commitment ===
  toHex(
    partyCommitment({
      campaign: campaignId,
      drawNumber,
      party,
      frameRoot: fromHex(frame.root, 32),
      designHash: fromHex(designHash, 32),
      salt: fromHex(salt, 32),
      value: fromHex(value, 32),
    }),
  );
