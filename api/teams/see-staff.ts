import { type Context, inCampaign } from '../context.ts';
import type { Role } from '../people/grant.ts';
import { isFieldGrant } from './field-person.ts';
import { leadsAllTeams, ownTeams } from './own-teams.ts';
import type { StaffRecord } from './staff.ts';
import { teamOf } from './team.ts';

/** Somebody of the evaluator's side, with what was entered so far. */
export interface StaffMember extends StaffRecord {
  readonly roles: readonly Role[];
  readonly teamId: string | undefined;
}

/** The people of a campaign, by name: all of them for a lead, those of the own teams for a supervisor. */
export const seeStaff = async (context: Context, campaignId: string): Promise<readonly StaffMember[]> => {
  const { stores, now } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'see the staff');
  const [grants, records, { teams }] = await Promise.all([
    stores.people.grantsOf(permit, campaign.evaluatorId, campaignId),
    stores.staff.of(permit, campaignId),
    stores.teams.register(campaignId),
  ]);
  const rolesBy = Map.groupBy(
    grants.filter((grant) => isFieldGrant(grant, campaignId, now)),
    ({ personId }) => personId,
  );
  const own = new Set(ownTeams(context, campaign, teams).flatMap(({ members }) => members));
  const all = leadsAllTeams(context, campaign);
  const ids = [...rolesBy.keys()].filter((personId) => all || own.has(personId));
  const known = new Map(records.map((record) => [record.personId, record]));
  const found = await Promise.all(
    ids.map(async (personId): Promise<StaffMember> => {
      const record = known.get(personId) ?? (await notEntered(context, campaignId, personId));
      const roles = [...new Set((rolesBy.get(personId) ?? []).map(({ role }) => role))];
      return { ...record, roles, teamId: teamOf(teams, personId)?.teamId };
    }),
  );
  return found.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
};

const notEntered = async (
  { stores }: Context,
  campaignId: string,
  personId: string,
): Promise<StaffRecord> => {
  const { person } = await stores.people.personWithGrants(personId);
  return { campaignId, personId, name: person?.name ?? '', languages: [], version: 0 };
};
