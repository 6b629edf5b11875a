import { binary, Entity, EntityRepository, item, list, number, QueryCommand, string } from 'dynamodb-toolbox';
import { z } from 'zod';
import { casesAChunk, chunkOf } from '../fieldwork/case.ts';
import { chunkPartition } from '../fieldwork/case-key.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import type { AssignedCase, AssignedVillage, OwnCases } from './assignment.ts';

const packedCases = z.array(z.tuple([z.int().min(1), z.array(z.string())]));

/** What an assignment is about, as an item of the village says it; cases lie in the chunks beside their answers. */
type AssignmentHead = Omit<AssignedVillage, 'cases'> & { readonly chunks: readonly number[] };

/**
 * Who interviews whom. A village's assignment is one step: its head, one item a chunk of its cases beside them, one item for each
 * person who has or had cases there, so that a device finds its own with one query, and one for the team.
 */
export const assignmentStore = (table: ZhenpingTable) => {
  const head = new Entity({
    name: 'assigned-village',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      name: string(),
      teamId: string(),
      ticket: string(),
      chunks: list(number()),
      departedAt: string().optional(),
      departedBy: string().optional(),
      version: number(),
      assignedAt: string(),
      assignedBy: string(),
    }),
    computeKey: ({ campaignId, village }) => ({
      pk: `ASSIGNMENTS#${campaignId}`,
      sk: `VILLAGE#${village}`,
    }),
  });
  const chunk = new Entity({
    name: 'assigned-chunk',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      chunk: number().key(),
      teamId: string(),
      cases: binary(),
      version: number(),
    }),
    computeKey: ({ campaignId, village, chunk: at }) => ({
      pk: chunkPartition(campaignId, village, at * casesAChunk + 1),
      sk: 'ASSIGNMENT',
    }),
  });
  const own = new Entity({
    name: 'own-cases',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      personId: string().key(),
      village: string().key(),
      name: string(),
      numbers: list(number()),
      earlier: list(number()),
      departedAt: string().optional(),
    }),
    computeKey: ({ campaignId, personId, village }) => ({
      pk: `ASSIGNED#${campaignId}#${personId}`,
      sk: `VILLAGE#${village}`,
    }),
  });
  const ofTeam = new Entity({
    name: 'team-village',
    table,
    timestamps: false,
    schema: item({ campaignId: string().key(), teamId: string().key(), village: string().key() }),
    computeKey: ({ campaignId, teamId, village }) => ({
      pk: `TEAM-VILLAGES#${campaignId}#${teamId}`,
      sk: `VILLAGE#${village}`,
    }),
  });
  const heads = head.build(EntityRepository);
  const chunks = chunk.build(EntityRepository);
  const owns = own.build(EntityRepository);
  const teamVillages = ofTeam.build(EntityRepository);

  const headOf = async (campaignId: string, village: string): Promise<AssignmentHead | undefined> =>
    (await heads.get({ campaignId, village }, { consistent: true })).Item;

  const withCases = async ({ chunks: at, ...entry }: AssignmentHead): Promise<AssignedVillage> => {
    const { campaignId, village } = entry;
    const found = await Promise.all(
      at.map((each) => chunks.get({ campaignId, village, chunk: each }, { consistent: true })),
    );
    const cases = found
      .flatMap(({ Item }) => (Item === undefined ? [] : unpack(Item.cases, packedCases)))
      .map(([caseNumber, persons]) => ({ number: caseNumber, persons }));
    return { ...entry, cases };
  };

  const chunkWrites = (entry: AssignedVillage, before: readonly number[]): readonly TransactedWrite[] => {
    const { campaignId, village, teamId, version } = entry;
    const byChunk = Map.groupBy(entry.cases, ({ number: caseNumber }) => chunkOf(caseNumber));
    const all = new Set([...before, ...byChunk.keys()]);
    return [...all].map((each) =>
      chunks.transactPut({
        campaignId,
        village,
        chunk: each,
        teamId,
        cases: pack(
          (byChunk.get(each) ?? []).map(({ number: caseNumber, persons }) => [caseNumber, persons]),
        ),
        version,
      }),
    );
  };

  return {
    /** Who is responsible for a village; its cases are not read. */
    headOf,

    village: async (
      _permit: Permit<'assign cases' | 'depart for a village' | 'open a reserve'>,
      campaignId: string,
      village: string,
    ): Promise<AssignedVillage | undefined> => {
      const found = await headOf(campaignId, village);
      return found === undefined ? undefined : withCases(found);
    },

    /** Who interviews whom there, for those who interview; none where it is assigned to nobody. */
    casesIn: async (campaignId: string, village: string): Promise<readonly AssignedCase[]> => {
      const found = await headOf(campaignId, village);
      return found === undefined ? [] : (await withCases(found)).cases;
    },

    /** Every village that was assigned. */
    all: async (
      _permit: Permit<'see the assignment' | 'depart for a village'>,
      campaignId: string,
    ): Promise<readonly AssignmentHead[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `ASSIGNMENTS#${campaignId}`, range: { beginsWith: 'VILLAGE#' } })
        .entities(head)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items;
    },

    /** The villages of a team, by their codes. */
    villagesOfTeam: async (campaignId: string, teamId: string): Promise<readonly string[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `TEAM-VILLAGES#${campaignId}#${teamId}` })
        .entities(ofTeam)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(({ village }) => village);
    },

    /** Of one person in one village: one read. */
    ownIn: async (campaignId: string, personId: string, village: string): Promise<OwnCases | undefined> =>
      (await owns.get({ campaignId, personId, village }, { consistent: true })).Item,

    /** Of one person everywhere: one query. */
    ownOf: async (campaignId: string, personId: string): Promise<readonly OwnCases[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `ASSIGNED#${campaignId}#${personId}` })
        .entities(own)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items;
    },

    /** The writes of a step, to be made together; they hold only where the village is as it was seen. */
    step: (
      seen: AssignedVillage | undefined,
      after: AssignedVillage,
      people: readonly OwnCases[],
    ): readonly TransactedWrite[] => {
      const { cases, ...entry } = after;
      const { campaignId, village, teamId } = after;
      const inChunks = (assigned: readonly AssignedCase[]) => [
        ...new Set(assigned.map(({ number: caseNumber }) => chunkOf(caseNumber))),
      ];
      const left = seen !== undefined && seen.teamId !== teamId ? [seen.teamId] : [];
      return [
        heads.transactPut(
          { ...entry, chunks: inChunks(cases) },
          {
            condition:
              seen === undefined ? { attr: 'version', exists: false } : { attr: 'version', eq: seen.version },
          },
        ),
        ...chunkWrites(after, inChunks(seen?.cases ?? [])),
        ...people.map((each) =>
          owns.transactPut({ ...each, numbers: [...each.numbers], earlier: [...each.earlier] }),
        ),
        teamVillages.transactPut({ campaignId, teamId, village }),
        ...left.map((each) => teamVillages.transactDelete({ campaignId, teamId: each, village })),
      ];
    },

    /** False where somebody else changed the village meanwhile, or what else must hold did not. */
    take: (
      _permit: Permit<'assign cases' | 'depart for a village'>,
      writes: readonly TransactedWrite[],
    ): Promise<boolean> => allOrNothing(...writes),
  };
};
