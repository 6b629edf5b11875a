import { boolean, Entity, item, list, map, number, string } from 'dynamodb-toolbox';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { findings, presences, visitModes } from './visit.ts';

/** A visit lies beside its case. */
export const visitEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'visit',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      number: number().key(),
      visitId: string().key(),
      by: list(string()),
      deviceId: string(),
      startedAt: string(),
      endedAt: string(),
      receivedAt: string(),
      clockOffsetSeconds: number(),
      place: map({ latitude: number(), longitude: number(), accuracy: number() }).optional(),
      mode: string().enum(...visitModes),
      outcome: number(),
      found: string()
        .enum(...findings)
        .optional(),
      appointment: map({ day: string(), time: string() }).optional(),
      interpreter: string().optional(),
      othersPresent: string()
        .enum(...presences)
        .optional(),
      coaching: boolean().optional(),
      roomCleared: boolean(),
      noTelephone: boolean(),
      firstJudgements: list(map({ personId: string(), codes: list(number()), reason: string() })),
      note: string(),
      contentHash: string(),
      /** Progress of the village follows from it. */
      level: string().const('case').default('case'),
    }),
    computeKey: ({ campaignId, village, number, visitId }) => ({
      pk: chunkPartition(campaignId, village, number),
      sk: `VISIT#${caseSort(number)}#${visitId}`,
    }),
  });
