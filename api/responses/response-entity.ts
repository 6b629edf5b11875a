import { any, Entity, item, list, number, string } from 'dynamodb-toolbox';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';

/**
 * The place of a case's answer. `answer` is the one that counts; before it there may be a gate that turns revoked links away;
 * where there is none when the campaign is closed, the place is `closed` for good; where the roster of the case was corrected, it is
 * `withdrawn`. Where the answer is anonymous, the place only says `used`. Differing later versions stand beside the answer, each under its own content hash.
 */
export const responseEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'response',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      number: number().key(),
      /** `answer`, or the content hash of a differing version. */
      slot: string().key(),
      kind: string().enum('answer', 'used', 'gate', 'closed', 'conflict', 'withdrawn'),
      generation: number(),
      version: number(),
      responseId: string().optional(),
      contentHash: string().optional(),
      secretHash: string().optional(),
      audience: string().enum('r', 'i').optional(),
      language: string().optional(),
      formCode: string().optional(),
      formVersion: number().optional(),
      answers: any().optional(),
      calculated: any().optional(),
      flags: list(string()).optional(),
      receivedAt: string().optional(),
      personId: string().optional(),
      mode: string().enum('paper').optional(),
      level: string().const('response').default('response'),
    }),
    computeKey: ({ campaignId, village, number, slot }) => ({
      pk: chunkPartition(campaignId, village, number),
      sk: slot === 'answer' ? `RESPONSE#${caseSort(number)}` : `CONFLICT#${caseSort(number)}#${slot}`,
    }),
  });
