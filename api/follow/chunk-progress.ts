import type { ChunkRecords } from '../responses/records-store.ts';
import { caseProgress } from './case-progress.ts';
import { addProgress, noProgress, type Progress } from './progress.ts';

/** What follows from everything that is recorded in a chunk. */
export interface ChunkProgress {
  /** Sum of the versions of all that was read; grows with every change. */
  readonly seen: number;
  readonly progress: Progress;
}

export const chunkProgress = (
  { cases, responses, visits, reviews }: ChunkRecords,
  timeZone: string,
): ChunkProgress => {
  const responsesOf = Map.groupBy(responses, ({ number }) => number);
  const visitsTo = Map.groupBy(visits, ({ number }) => number);
  const reviewOf = new Map(reviews.map(({ number, state }) => [number, state]));
  return {
    // A visit never changes, and a review takes one step after another.
    seen:
      [...cases, ...responses].reduce((sum, { version }) => sum + version, 0) +
      visits.length +
      reviews.reduce((sum, { steps }) => sum + steps, 0),
    progress: cases
      .map((each) =>
        caseProgress(
          {
            case: each,
            responses: responsesOf.get(each.number) ?? [],
            visits: visitsTo.get(each.number) ?? [],
            review: reviewOf.get(each.number),
          },
          timeZone,
        ),
      )
      .reduce(addProgress, noProgress),
  };
};
