import { EntityRepository, QueryCommand } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import { type CaseRun, casesAChunk, chunksOf } from '../fieldwork/case.ts';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { Permit } from '../people/permit.ts';
import { conditionFailed } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { type Review, type ReviewEvent, type ReviewState, reviewOf } from './review.ts';
import { reviewEntity, reviewEventEntity } from './review-entity.ts';

type CasePlace = Pick<ReviewEvent, 'campaignId' | 'village' | 'number'>;

type Reviewing = Permit<'review answers' | 'settle a dispute'>;

/** Steps of reviews, only ever added to, and how each case stands. */
export const reviewStore = (table: ZhenpingTable) => {
  const head = reviewEntity(table);
  const event = reviewEventEntity(table);
  const heads = head.build(EntityRepository);
  const events = event.build(EntityRepository);
  return {
    steps: async (
      _permit: Reviewing | Permit<'send an interview'>,
      { campaignId, village, number }: CasePlace,
    ): Promise<readonly ReviewEvent[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({
          partition: chunkPartition(campaignId, village, number),
          range: { beginsWith: `REVIEW-STEP#${caseSort(number)}#` },
        })
        .entities(event)
        .options({ consistent: true })
        .send();
      return Items;
    },

    /** How the reviewed cases of a run stand; the others have just been received. */
    ofRun: async (_permit: Reviewing, run: CaseRun): Promise<ReadonlyMap<number, ReviewState>> => {
      const pages = await Promise.all(
        chunksOf(run).map((chunk) =>
          table
            .build(QueryCommand)
            .query({
              partition: chunkPartition(run.campaignId, run.village, chunk * casesAChunk + 1),
              range: { beginsWith: 'REVIEW#' },
            })
            .entities(head)
            .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
            .send(),
        ),
      );
      return new Map(
        pages.flatMap(({ Items = [] }) => Items.map(({ number, state }) => [number, state] as const)),
      );
    },

    /**
     * The next step with all that belongs to it, or nothing of it; false where somebody else took a step meanwhile, or the campaign
     * has closed.
     */
    take: async (
      _permit: Reviewing | Permit<'send an interview'>,
      before: readonly ReviewEvent[],
      next: ReviewEvent,
      together: readonly TransactedWrite[],
    ): Promise<boolean> => {
      const { campaignId, village, number } = next;
      const review: Review = reviewOf([...before, next]);
      try {
        await execute(
          events.transactPut(next, { condition: { attr: 'sequence', exists: false } }),
          heads.transactPut({ campaignId, village, number, ...review }),
          ...together,
        );
        return true;
      } catch (error) {
        if (conditionFailed(error)) {
          return false;
        }
        throw error;
      }
    },
  };
};
