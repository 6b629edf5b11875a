import { $add, Entity, EntityRepository, item, list, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import type { Team } from './team.ts';

/** All teams of a campaign as they were at one moment. */
export interface TeamRegister {
  readonly teams: readonly Team[];
  /** Rises with every change of any team. */
  readonly version: number;
}

/** The teams of a campaign, in one partition with a register: nobody is put into two teams by two who write at once. */
export const teamStore = (table: ZhenpingTable) => {
  const entity = new Entity({
    name: 'team',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      teamId: string().key(),
      name: string(),
      supervisor: string(),
      members: list(string()),
      version: number(),
    }),
    computeKey: ({ campaignId, teamId }) => ({ pk: `TEAMS#${campaignId}`, sk: `TEAM#${teamId}` }),
  });
  const register = new Entity({
    name: 'team-register',
    table,
    timestamps: false,
    schema: item({ campaignId: string().key(), changes: number() }),
    computeKey: ({ campaignId }) => ({ pk: `TEAMS#${campaignId}`, sk: 'REGISTER' }),
  });
  const teams = entity.build(EntityRepository);
  const registers = register.build(EntityRepository);
  return {
    register: async (campaignId: string): Promise<TeamRegister> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `TEAMS#${campaignId}` })
        .entities(entity, register)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      const head = Items.find((entry) => 'changes' in entry);
      return { teams: Items.filter((entry) => 'teamId' in entry), version: head?.changes ?? 0 };
    },

    get: async (campaignId: string, teamId: string): Promise<Team | undefined> =>
      (await teams.get({ campaignId, teamId }, { consistent: true })).Item,

    /** The team one step further; false where any team was changed since the register was read. */
    save: (
      _permit: Permit<'save teams'>,
      seen: TeamRegister,
      team: Team,
      event: TransactedWrite,
    ): Promise<boolean> =>
      allOrNothing(
        teams.transactPut({ ...team, members: [...team.members] }),
        registers.transactUpdate(
          { campaignId: team.campaignId, changes: $add(1) },
          {
            condition:
              seen.version === 0 ? { attr: 'changes', exists: false } : { attr: 'changes', eq: seen.version },
          },
        ),
        event,
      ),
  };
};
