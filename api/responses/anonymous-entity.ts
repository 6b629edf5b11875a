import { any, Entity, item, list, number, string } from 'dynamodb-toolbox';
import { listTypes } from '../frames/list-type.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { bucketOf, bucketPartition } from './anonymous-answer.ts';

/** Whatever is added here must be the same for every household of a village and list, or it would lead back to one. */
export const anonymousEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'anonymous-answer',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      answerKey: string().key(),
      list: string().enum(...listTypes),
      day: string(),
      formCode: string(),
      formVersion: number(),
      answers: any(),
      calculated: any().optional(),
      flags: list(string()).optional(),
      version: number(),
      level: string().const('response').default('response'),
    }),
    computeKey: ({ campaignId, village, answerKey }) => ({
      pk: bucketPartition(campaignId, village, bucketOf(answerKey)),
      sk: `ANSWER#${answerKey}`,
    }),
  });
