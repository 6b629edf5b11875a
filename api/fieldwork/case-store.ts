import { Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import { listTypes } from '../frames/list-type.ts';
import type { Permit } from '../people/permit.ts';
import { conditionFailedAt, unlessHeld } from '../platform/conditions.ts';
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

/** Cases, in chunks of their village. */
export const caseStore = (table: ZhenpingTable) => {
  const entity = caseEntity(table);
  const cases = entity.build(EntityRepository);
  const responses = responseEntity(table).build(EntityRepository);

  /** The place of a case's answer, and that nothing stands in it but a gate. */
  const answerOf = ({ campaignId, village, number }: Case) =>
    ({ campaignId, village, number, slot: 'answer' }) as const;
  const unanswered = {
    or: [
      { attr: 'kind' as const, exists: false as const },
      { attr: 'kind' as const, eq: 'gate' as const },
    ],
  };

  /** Why a transaction on a case was refused, by the places of its two conditions. */
  const whyRefused = async (
    error: unknown,
    each: Case,
    at: { readonly answer: number; readonly version: number },
  ): Promise<unknown> => {
    if (conditionFailedAt(error, at.answer)) {
      const { Item } = await responses.get(answerOf(each), { consistent: true });
      return refusal(Item?.kind === 'closed' ? 'fieldwork-not-open' : 'case-has-answer');
    }
    return conditionFailedAt(error, at.version) ? refusal('case-changed') : error;
  };

  return {
    /** The same draw gives the same cases; one that is there, and may have an outcome by now, is left alone. */
    save: async (_permit: Permit<'draw the sample'>, entry: Case) => {
      await unlessHeld(cases.put(entry, { condition: { attr: 'number', exists: false } }));
    },

    get: async (
      _permit: Permit<'take cases' | 'record an outcome' | 'give out links'>,
      campaignId: string,
      village: string,
      number: number,
    ): Promise<Case | undefined> =>
      (await cases.get({ campaignId, village, number }, { consistent: true })).Item,

    ofVillage: async (
      _permit: Permit<'take cases' | 'give out links' | 'see the sample' | 'close the campaign'>,
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
      try {
        await execute(
          cases.transactPut(after, { condition: { attr: 'version', eq: before.version } }),
          responses.transactCheck(answerOf(before), unanswered),
        );
      } catch (error) {
        throw await whyRefused(error, before, { answer: 1, version: 0 });
      }
      return after;
    },

    /** The links given out so far are no longer good; a new generation may be. The gate also stops a submission that reads nothing. */
    revokeLinks: async (
      _permit: Permit<'give out links'>,
      before: Case,
      event: TransactedWrite,
    ): Promise<Case> => {
      const generation = before.generation + 1;
      const after = { ...before, generation, version: before.version + 1 };
      try {
        await execute(
          event,
          cases.transactPut(after, { condition: { attr: 'version', eq: before.version } }),
          responses.transactPut(
            { ...answerOf(before), kind: 'gate', generation, version: generation },
            { condition: unanswered },
          ),
        );
      } catch (error) {
        throw await whyRefused(error, before, { answer: 2, version: 1 });
      }
      return after;
    },

    /**
     * Where there is no answer, none comes any more, whatever a process still believes of the campaign: the place of the
     * answer is taken, under a version above any gate's, so that the roll-up sees a larger sum.
     */
    closeToAnswers: async (_permit: Permit<'close the campaign'>, each: Case): Promise<void> => {
      const { generation } = each;
      await unlessHeld(
        responses.put(
          { ...answerOf(each), kind: 'closed', generation, version: generation + 1 },
          { condition: unanswered },
        ),
      );
    },
  };
};
