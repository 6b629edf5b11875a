import { toHex } from '../../methods/proof/hex.ts';
import { auditEvent } from '../audit/audit-event.ts';
import { mustBeUnderWay } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { caseNumbersIn, namedVillages, villagesToAssign } from './cases-to-assign.ts';
import { fieldRulesOf } from './field-rules.ts';
import { eligibility } from './may-interview.ts';
import { leadsAllTeams, ownTeams } from './own-teams.ts';
import type { Proposal } from './proposal.ts';
import { type OpenVillage, type Proposed, propose } from './proposal-rules.ts';

/** A village takes two writes and some reads; more at once would outlast a request. */
const mostVillages = 300;

export interface NewProposal extends Proposal, Pick<Proposed, 'untakeable' | 'loads'> {}

/**
 * Proposes who interviews whom, for the villages that are named or all. Cases that have their people keep them. Nothing is assigned
 * by it; the seed is kept, so that the proposal can be made again and nobody can ask until they like the outcome without its being seen.
 */
export const proposeAssignment = async (
  context: Context,
  campaignId: string,
  villages: readonly string[] | undefined,
): Promise<NewProposal> => {
  const { stores, now, newId } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'assign cases');
  if (!leadsAllTeams(context, campaign)) {
    throw refusal('team-not-own');
  }
  mustBeUnderWay(campaign);
  const rules = fieldRulesOf(campaign);
  if (rules === undefined) {
    throw refusal('field-rules-missing');
  }
  const chosen = namedVillages(await villagesToAssign(context, permit, campaign), villages);
  if (chosen.length > mostVillages) {
    throw refusal('assignment-too-large');
  }
  const { teams } = await stores.teams.register(campaignId);
  const own = ownTeams(context, campaign, teams);
  const [fit, open, loads] = await Promise.all([
    eligibility(stores, permit, campaign, rules, own, now),
    Promise.all(chosen.map(({ village }) => openIn(context, permit, campaignId, village))),
    loadsOf(
      context,
      campaignId,
      own.flatMap(({ members }) => members),
    ),
  ]);
  const supervisors = new Map(own.map(({ teamId, supervisor }) => [teamId, supervisor]));
  const seed = toHex(context.random(32));
  const proposed = propose({
    seed,
    pairs: rules.pairs,
    teams: own,
    villages: open.filter((each) => each.open.length > 0),
    obstacles: (_teamId, personId, village) => fit.obstacles(personId, village),
    teamObstacles: (teamId, village) => fit.leaderObstacles(supervisors.get(teamId) ?? '', village),
    loads,
  });
  const proposal: Proposal = {
    campaignId,
    proposalId: newId(),
    seed,
    villages: proposed.villages,
    proposedAt: now.toISOString(),
    proposedBy: permit.personId,
  };
  const subject = `proposed ${proposal.proposalId} ${seed}`;
  await stores.proposals.keep(
    permit,
    proposal,
    stores.audit.recorded(auditEvent(permit, campaignId, now, newId(), subject)),
  );
  return { ...proposal, untakeable: proposed.untakeable, loads: proposed.loads };
};

const openIn = async (
  context: Context,
  permit: Permit<'assign cases'>,
  campaignId: string,
  village: string,
): Promise<OpenVillage> => {
  const [numbers, standing] = await Promise.all([
    caseNumbersIn(context, permit, campaignId, village),
    context.stores.assignments.village(permit, campaignId, village),
  ]);
  // Of a roster that was corrected the cases are others.
  const assigned = (standing?.cases ?? []).filter(({ number }) => numbers.includes(number));
  const taken = new Set(assigned.map(({ number }) => number));
  return {
    village,
    seenVersion: standing?.version ?? 0,
    teamId: standing?.teamId,
    assigned,
    open: numbers.filter((number) => !taken.has(number)),
  };
};

/** How many cases people have by now. */
const loadsOf = async (
  { stores }: Context,
  campaignId: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const held = await Promise.all(people.map((personId) => stores.assignments.ownOf(campaignId, personId)));
  return new Map(
    people.map((personId, index) => [
      personId,
      (held[index] ?? []).reduce((sum, { numbers }) => sum + numbers.length, 0),
    ]),
  );
};
