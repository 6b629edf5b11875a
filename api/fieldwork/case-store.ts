import { Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import { listTypes } from '../frames/list-type.ts';
import type { Permit } from '../people/permit.ts';
import { conditionFailedAt, unlessHeld } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import { responseEntity } from '../responses/response-entity.ts';
import { type AddedVillage, addedRun } from './added-case.ts';
import { answerOf, unanswered } from './answer-place.ts';
import { type Case, type CaseRun, casesAChunk, chunksOf, sampleRoles } from './case.ts';
import { caseSort, chunkPartition } from './case-key.ts';

/** What stands in the way of a case where its answer's place is taken. */
const whyTaken = {
  answer: 'case-has-answer',
  used: 'case-has-answer',
  closed: 'fieldwork-not-open',
  withdrawn: 'case-withdrawn',
  // It may be put in a gate's place, and conflicts have their own: somebody else was here a moment ago.
  gate: 'case-changed',
  conflict: 'case-changed',
} as const;

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
      position: number().optional(),
      household: string(),
      group: string(),
      role: string().enum(...sampleRoles),
      generation: number(),
      outcome: number().optional(),
      outcomeAt: string().optional(),
      outcomeBy: string().optional(),
      standsInFor: number().optional(),
      replacedBy: number().optional(),
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
  const response = responseEntity(table);
  const responses = response.build(EntityRepository);

  /** One partition for each chunk of a run. */
  const partitionsOf = (run: CaseRun): readonly string[] =>
    chunksOf(run).map((chunk) => chunkPartition(run.campaignId, run.village, chunk * casesAChunk + 1));

  const casesOf = async (run: CaseRun): Promise<readonly Case[]> => {
    const pages = await Promise.all(
      partitionsOf(run).map((partition) =>
        table
          .build(QueryCommand)
          .query({ partition, range: { beginsWith: 'CASE#' } })
          .entities(entity)
          .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
          .send(),
      ),
    );
    return pages.flatMap(({ Items }) => Items ?? []);
  };

  /** Which cases have an answer; of the answers themselves nothing is read. */
  const answeredOf = async (run: CaseRun): Promise<ReadonlySet<number>> => {
    const pages = await Promise.all(
      partitionsOf(run).map((partition) =>
        table
          .build(QueryCommand)
          .query({ partition, range: { beginsWith: 'RESPONSE#' } })
          .entities(response)
          .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY, attributes: ['number', 'kind'] })
          .send(),
      ),
    );
    const places = pages.flatMap(({ Items }) => Items ?? []);
    return new Set(
      places.filter(({ kind }) => kind === 'answer' || kind === 'used').map(({ number }) => number),
    );
  };

  /** Why a transaction on a case was refused, by the places of its two conditions. */
  const whyRefused = async (
    error: unknown,
    each: Case,
    at: { readonly answer: number; readonly version: number },
  ): Promise<unknown> => {
    if (conditionFailedAt(error, at.answer)) {
      const { Item } = await responses.get(answerOf(each), { consistent: true });
      return refusal(whyTaken[Item?.kind ?? 'answer']);
    }
    return conditionFailedAt(error, at.version) ? refusal('case-changed') : error;
  };

  return {
    /** The same draw gives the same cases; one that is there, and may have an outcome by now, is left alone. */
    save: async (_permit: Permit<'draw the sample'>, entry: Case) => {
      await unlessHeld(cases.put(entry, { condition: { attr: 'number', exists: false } }));
    },

    get: async (
      _permit: Permit<
        | 'take cases'
        | 'record an outcome'
        | 'see the visits'
        | 'give out links'
        | 'open a reserve'
        | 'review answers'
        | 'key a paper'
        | 'settle a paper'
      >,
      campaignId: string,
      village: string,
      number: number,
    ): Promise<Case | undefined> =>
      (await cases.get({ campaignId, village, number }, { consistent: true })).Item,

    /** Of the cases of a run. */
    answered: (
      _permit: Permit<'see the reserves' | 'record a lost village' | 'correct a roster'>,
      run: CaseRun,
    ): Promise<ReadonlySet<number>> => answeredOf(run),

    /** The cases that were added by hand in a village. */
    added: (
      _permit: Permit<'take cases' | 'assign cases' | 'give out links' | 'see the added cases'>,
      village: AddedVillage,
    ): Promise<readonly Case[]> => casesOf(addedRun(village)),

    addedAndAnswered: (
      _permit: Permit<'see the added cases'>,
      village: AddedVillage,
    ): Promise<ReadonlySet<number>> => answeredOf(addedRun(village)),

    /** Households of the draw, screened groups, or what was added by hand. */
    ofRun: (
      _permit: Permit<
        | 'take cases'
        | 'assign cases'
        | 'give out links'
        | 'close the campaign'
        | 'see the reserves'
        | 'see live results'
        | 'correct a roster'
        | 'review answers'
      >,
      run: CaseRun,
    ): Promise<readonly Case[]> => casesOf(run),

    answeredOfRun: (_permit: Permit<'close the campaign'>, run: CaseRun): Promise<ReadonlySet<number>> =>
      answeredOf(run),

    toBeAdded: (_permit: Permit<'add a case'>, entry: Case): TransactedWrite =>
      cases.transactPut(entry, { condition: { attr: 'number', exists: false } }),

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

    /** A case gives way to its reserve: both or neither, and only where it has no answer and is still as it was seen. */
    replaced: (_permit: Permit<'open a reserve'>, seen: Case, reserve: Case): readonly TransactedWrite[] => [
      cases.transactPut(
        { ...seen, replacedBy: reserve.number, version: seen.version + 1 },
        { condition: { attr: 'version', eq: seen.version } },
      ),
      cases.transactPut(reserve, { condition: { attr: 'number', exists: false } }),
      responses.transactCheck(answerOf(seen), unanswered),
    ],

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
