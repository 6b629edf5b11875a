import { EntityFormatter, EntityRepository, QueryCommand } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import { z } from 'zod';
import { type CaseRun, casesAChunk, chunksOf } from '../fieldwork/case.ts';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { Permit } from '../people/permit.ts';
import { conditionFailedAt, heldInstead } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import { placeIsFree } from './place-is-free.ts';
import type { Response } from './response.ts';
import { responseEntity } from './response-entity.ts';

/** Which device sent it first, and when: all that a receipt needs besides the content. */
type FirstSent = Pick<Response, 'responseId' | 'receivedAt'>;

/** What the place of a case's answer held when a submission came. */
export type Placed =
  | { readonly placed: true }
  | ({ readonly placed: false; readonly held: 'answer'; readonly contentHash: string } & FirstSent)
  | { readonly placed: false; readonly held: 'gate' }
  | { readonly placed: false; readonly held: 'closed' };

const closed = z.object({ kind: z.literal('closed') });

const firstSent = z.object({ responseId: z.string(), receivedAt: z.string() });

const answered = firstSent.extend({
  kind: z.literal('answer'),
  generation: z.number(),
  contentHash: z.string(),
});

const differingVersions = 20;

/** What a list of answered cases shows of each; of the answers themselves nothing is read. */
export interface AnswerHead {
  readonly receivedAt: string;
  readonly flags: number;
  /** So many other answers are kept beside it. */
  readonly differing: number;
}

type Version = Pick<Response, 'campaignId' | 'village' | 'number' | 'responseId'>;

const toStore = (response: Response) => ({ ...response, flags: response.flags && [...response.flags] });

/** Answers. Taking one is a single conditional put: nothing is read before it. */
export const responseStore = (table: ZhenpingTable) => {
  const entity = responseEntity(table);
  const responses = entity.build(EntityRepository);
  const formatter = entity.build(EntityFormatter);

  const versionsBeside = async ({ campaignId, village, number }: Version) => {
    const { Items = [] } = await table
      .build(QueryCommand)
      .query({
        partition: chunkPartition(campaignId, village, number),
        range: { beginsWith: `CONFLICT#${caseSort(number)}#` },
      })
      .entities(entity)
      .options({ consistent: true, attributes: ['slot', 'responseId', 'receivedAt'] })
      .send();
    return Items;
  };

  return {
    /** Whether the device that sent this may hear that its content is the answer, which that device sent first. */
    mayHearOf: async (response: Version, first: Pick<Response, 'responseId'>): Promise<boolean> =>
      first.responseId === response.responseId || (await versionsBeside(response)).length < differingVersions,

    /** Puts the answer where nothing is yet, or where only a gate stands that lets this link through. */
    place: async (response: Response): Promise<Placed> => {
      try {
        await responses.put(
          // Above the version of any gate that it may replace, so that the roll-up sees a larger sum.
          { ...toStore(response), slot: 'answer', kind: 'answer', version: response.generation + 1 },
          {
            condition: placeIsFree(response.generation),
            returnValuesOnConditionFalse: 'ALL_OLD',
          },
        );
        return { placed: true };
      } catch (error) {
        const item = heldInstead(error);
        if (item === undefined) {
          throw error;
        }
        const found = formatter.format(item);
        if (closed.safeParse(found).success) {
          return { placed: false, held: 'closed' };
        }
        const held = answered.safeParse(found);
        // A link that was replaced before the answer came stays good for nothing.
        return held.success && held.data.generation <= response.generation
          ? {
              placed: false,
              held: 'answer',
              contentHash: held.data.contentHash,
              responseId: held.data.responseId,
              receivedAt: held.data.receivedAt,
            }
          : { placed: false, held: 'gate' };
      }
    },

    /**
     * Keeps a differing version beside the answer, each content once, as long as the campaign takes answers at that very
     * moment: this is rare enough for a transaction. Gives the device that sent this content first and the moment, or nothing
     * where there are too many versions already.
     */
    keepConflict: async (response: Response, stillTaken: TransactedWrite): Promise<FirstSent | undefined> => {
      const { campaignId, village, number, contentHash, responseId, receivedAt } = response;
      const versions = await versionsBeside(response);
      const known = versions.find(({ slot }) => slot === contentHash);
      if (known?.responseId !== responseId && versions.length >= differingVersions) {
        return;
      }
      if (known !== undefined) {
        return firstSent.parse(known);
      }
      try {
        await execute(
          responses.transactPut(
            { ...toStore(response), slot: contentHash, kind: 'conflict', version: 1 },
            { condition: { attr: 'slot', exists: false } },
          ),
          stillTaken,
        );
        return { responseId, receivedAt };
      } catch (error) {
        if (conditionFailedAt(error, 0)) {
          const place = { campaignId, village, number, slot: contentHash };
          return firstSent.parse((await responses.get(place, { consistent: true })).Item);
        }
        throw conditionFailedAt(error, 1) ? refusal('fieldwork-not-open') : error;
      }
    },

    /** What stands in a case's place; for the one who holds the case's link. */
    held: async (campaignId: string, village: string, number: number) =>
      (await responses.get({ campaignId, village, number, slot: 'answer' }, { consistent: true })).Item,

    /** Which of these cases have an answer; they lie in one village. */
    answeredAmong: async (
      _permit: Permit<'give out links'>,
      cases: readonly Pick<Response, 'campaignId' | 'village' | 'number'>[],
    ): Promise<ReadonlySet<number>> => {
      const partitions = new Set(
        cases.map(({ campaignId, village, number }) => chunkPartition(campaignId, village, number)),
      );
      const pages = await Promise.all(
        [...partitions].map((partition) =>
          table
            .build(QueryCommand)
            .query({ partition, range: { beginsWith: 'RESPONSE#' } })
            .entities(entity)
            .options({
              consistent: true,
              maxPages: Number.POSITIVE_INFINITY,
              attributes: ['number', 'kind'],
            })
            .send(),
        ),
      );
      const places = pages.flatMap(({ Items = [] }) => Items);
      return new Set(
        places.flatMap(({ kind, number }) => (kind === 'answer' || kind === 'used' ? [number] : [])),
      );
    },

    /** By case number, of the answered cases of a run. */
    headsOfRun: async (
      _permit: Permit<'review answers'>,
      run: CaseRun,
    ): Promise<ReadonlyMap<number, AnswerHead>> => {
      const ranges = chunksOf(run).flatMap((chunk) =>
        ['RESPONSE#', 'CONFLICT#'].map((beginsWith) => ({
          partition: chunkPartition(run.campaignId, run.village, chunk * casesAChunk + 1),
          range: { beginsWith },
        })),
      );
      const pages = await Promise.all(
        ranges.map((range) =>
          table
            .build(QueryCommand)
            .query(range)
            .entities(entity)
            .options({
              consistent: true,
              maxPages: Number.POSITIVE_INFINITY,
              attributes: ['number', 'kind', 'receivedAt', 'flags'],
            })
            .send(),
        ),
      );
      const found = pages.flatMap(({ Items = [] }) => Items);
      return new Map(
        found.flatMap(({ kind, number, receivedAt = '', flags = [] }) =>
          kind === 'answer'
            ? [
                [
                  number,
                  { receivedAt, flags: flags.length, differing: differingFrom(found, number) },
                ] as const,
              ]
            : [],
        ),
      );
    },

    /** Other answers that came for a case that was answered. They count for nothing. */
    differing: async (
      _permit: Permit<'review answers'>,
      { campaignId, village, number }: Pick<Response, 'campaignId' | 'village' | 'number'>,
    ) => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({
          partition: chunkPartition(campaignId, village, number),
          range: { beginsWith: `CONFLICT#${caseSort(number)}#` },
        })
        .entities(entity)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items;
    },
  };
};

const differingFrom = (
  found: readonly { readonly kind: string; readonly number: number }[],
  number: number,
): number => found.filter((each) => each.kind === 'conflict' && each.number === number).length;
