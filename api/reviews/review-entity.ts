import { Entity, item, number, string } from 'dynamodb-toolbox';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { doubtKeys, reviewStates, reviewSteps } from './review.ts';

const ofCase = {
  campaignId: string().key(),
  village: string().key(),
  number: number().key(),
} as const;

/** How a case stands, in one small item beside it; written with each step, and said by the steps alone. */
export const reviewEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'review',
    table,
    timestamps: false,
    schema: item({
      ...ofCase,
      state: string().enum(...reviewStates),
      steps: number(),
      checkedBy: string().optional(),
      disputedBy: string().optional(),
      secondBy: string().optional(),
      /** Progress of the village follows from it. */
      level: string().const('case').default('case'),
    }),
    computeKey: ({ campaignId, village, number }) => ({
      pk: chunkPartition(campaignId, village, number),
      sk: `REVIEW#${caseSort(number)}`,
    }),
  });

export const reviewEventEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'review-step',
    table,
    timestamps: false,
    schema: item({
      ...ofCase,
      sequence: number().key(),
      step: string().enum(...reviewSteps),
      personId: string(),
      at: string(),
      comment: string(),
      doubt: string()
        .enum(...doubtKeys)
        .optional(),
    }),
    computeKey: ({ campaignId, village, number, sequence }) => ({
      pk: chunkPartition(campaignId, village, number),
      sk: `REVIEW-STEP#${caseSort(number)}#${String(sequence).padStart(2, '0')}`,
    }),
  });
