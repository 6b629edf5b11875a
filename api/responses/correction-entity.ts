import { any, boolean, Entity, item, list, number, string } from 'dynamodb-toolbox';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';

/** A correction beside the answer that it corrects, in the same partition; the version rises when it is accepted. */
export const correctionEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'correction',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      number: number().key(),
      place: number().key(),
      correctionId: string(),
      receivedAt: string(),
      personId: string(),
      accepted: boolean(),
      formCode: string(),
      formVersion: number(),
      language: string(),
      contentHash: string(),
      answers: any(),
      calculated: any().optional(),
      flags: list(string()).optional(),
      version: number(),
      level: string().const('response').default('response'),
    }),
    computeKey: ({ campaignId, village, number, place }) => ({
      pk: chunkPartition(campaignId, village, number),
      sk: `CORRECTION#${caseSort(number)}#${place}`,
    }),
  });
