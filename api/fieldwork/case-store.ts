import { Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import { listTypes } from '../frames/list-type.ts';
import type { Permit } from '../people/permit.ts';
import { conditionFailedAt } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import { responseEntity } from '../responses/response-entity.ts';
import { type Case, casesAChunk } from './case.ts';
import { caseSort, chunkPartition } from './case-key.ts';

export const caseEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'case',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      number: number().key(),
      list: string().enum(...listTypes),
      position: number(),
      household: string(),
      group: string(),
      role: string().enum('probability'),
      generation: number(),
      outcome: number().optional(),
      outcomeAt: string().optional(),
      outcomeBy: string().optional(),
      version: number(),
      level: string().const('case').default('case'),
    }),
    computeKey: ({ campaignId, village, number }) => ({
      pk: chunkPartition(campaignId, village, number),
      sk: `CASE#${caseSort(number)}`,
    }),
  });

/** Why a transaction on a case was refused, by the places of its two conditions. */
const answeredOrChanged = (error: unknown, at: { readonly answer: number; readonly version: number }) => {
  if (conditionFailedAt(error, at.answer)) {
    return refusal('case-has-answer');
  }
  return conditionFailedAt(error, at.version) ? refusal('case-changed') : error;
};

/** Cases, in chunks of their village. */
export const caseStore = (table: ZhenpingTable) => {
  const entity = caseEntity(table);
  const cases = entity.build(EntityRepository);
  const responses = responseEntity(table).build(EntityRepository);

  return {
    /** Writing the same draw twice gives the same items. */
    save: async (_permit: Permit<'draw the sample'>, entry: Case) => {
      await cases.put(entry);
    },

    get: async (
      _permit: Permit<'take cases' | 'record an outcome' | 'give out links'>,
      campaignId: string,
      village: string,
      number: number,
    ): Promise<Case | undefined> =>
      (await cases.get({ campaignId, village, number }, { consistent: true })).Item,

    ofVillage: async (
      _permit: Permit<'take cases' | 'give out links' | 'see the sample'>,
      campaignId: string,
      village: string,
      issued: number,
    ): Promise<readonly Case[]> => {
      const chunks = Array.from(
        { length: Math.ceil(issued / casesAChunk) },
        (_, chunk) => chunk * casesAChunk + 1,
      );
      const pages = await Promise.all(
        chunks.map((first) =>
          table
            .build(QueryCommand)
            .query({ partition: chunkPartition(campaignId, village, first), range: { beginsWith: 'CASE#' } })
            .entities(entity)
            .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
            .send(),
        ),
      );
      return pages.flatMap(({ Items }) => Items ?? []);
    },

    /** An outcome stands only where there is no answer; the answer that comes later counts. */
    recordOutcome: async (
      _permit: Permit<'record an outcome'>,
      before: Case,
      outcome: number,
      at: string,
      by: string,
    ): Promise<Case> => {
      const after = { ...before, outcome, outcomeAt: at, outcomeBy: by, version: before.version + 1 };
      const { campaignId, village, number } = before;
      try {
        await execute(
          cases.transactPut(after, { condition: { attr: 'version', eq: before.version } }),
          responses.transactCheck(
            { campaignId, village, number, slot: 'answer' },
            {
              or: [
                { attr: 'kind', exists: false },
                { attr: 'kind', eq: 'gate' },
              ],
            },
          ),
        );
      } catch (error) {
        throw answeredOrChanged(error, { answer: 1, version: 0 });
      }
      return after;
    },

    /** The links given out so far are no longer good; a new generation may be. The gate also stops a submission that reads nothing. */
    revokeLinks: async (
      _permit: Permit<'give out links'>,
      before: Case,
      event: TransactedWrite,
    ): Promise<Case> => {
      const { campaignId, village, number } = before;
      const generation = before.generation + 1;
      const after = { ...before, generation, version: before.version + 1 };
      try {
        await execute(
          event,
          cases.transactPut(after, { condition: { attr: 'version', eq: before.version } }),
          responses.transactPut(
            { campaignId, village, number, slot: 'answer', kind: 'gate', generation, version: generation },
            {
              condition: {
                or: [
                  { attr: 'kind', exists: false },
                  { attr: 'kind', eq: 'gate' },
                ],
              },
            },
          ),
        );
      } catch (error) {
        throw answeredOrChanged(error, { answer: 2, version: 1 });
      }
      return after;
    },
  };
};
