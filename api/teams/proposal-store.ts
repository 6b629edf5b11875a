import { binary, Entity, EntityRepository, item, string } from 'dynamodb-toolbox';
import { z } from 'zod';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import { type Proposal, proposedVillageSchema } from './proposal.ts';

/** Proposals of assignments with the seeds that they came from; none is ever changed. */
export const proposalStore = (table: ZhenpingTable) => {
  const entity = new Entity({
    name: 'assignment-proposal',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      proposalId: string().key(),
      seed: string(),
      villages: binary(),
      proposedAt: string(),
      proposedBy: string(),
    }),
    computeKey: ({ campaignId, proposalId }) => ({
      pk: `ASSIGNMENTS#${campaignId}`,
      sk: `PROPOSAL#${proposalId}`,
    }),
  });
  const proposals = entity.build(EntityRepository);
  return {
    keep: (_permit: Permit<'assign cases'>, entry: Proposal, event: TransactedWrite): Promise<boolean> =>
      allOrNothing(
        proposals.transactPut(
          { ...entry, villages: pack(entry.villages) },
          { condition: { attr: 'proposalId', exists: false } },
        ),
        event,
      ),

    get: async (
      _permit: Permit<'assign cases'>,
      campaignId: string,
      proposalId: string,
    ): Promise<Proposal | undefined> => {
      const { Item } = await proposals.get({ campaignId, proposalId }, { consistent: true });
      return Item === undefined
        ? undefined
        : { ...Item, villages: unpack(Item.villages, z.array(proposedVillageSchema)) };
    },
  };
};
