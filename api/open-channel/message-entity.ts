import { any, boolean, Entity, item, list, map, number, string } from 'dynamodb-toolbox';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import { messageStates } from './open-message.ts';

/** Messages lie so many to a partition. */
export const messagesABlock = 500;

export const blockOf = (sequence: number): number => Math.floor((sequence - 1) / messagesABlock);

export const blockPartition = (campaignId: string, year: number, block: number): string =>
  `OPEN-MESSAGES#${campaignId}#${year}#${block}`;

const numbered = { campaignId: string().key(), year: number().key(), sequence: number().key() } as const;

const sequenceSort = (sequence: number): string => String(sequence).padStart(9, '0');

export const messageEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'open-message',
    table,
    timestamps: false,
    schema: item({
      ...numbered,
      role: string().const('complaint'),
      division: string(),
      formVersion: number(),
      language: string(),
      answers: any(),
      receivedAt: string(),
      dueOn: string(),
      named: boolean(),
      secretHash: string(),
      state: string().enum(...messageStates),
      steps: list(
        map({ at: string(), by: string(), state: string().enum(...messageStates), text: string() }),
      ),
      version: number(),
    }),
    computeKey: ({ campaignId, year, sequence }) => ({
      pk: blockPartition(campaignId, year, blockOf(sequence)),
      sk: `MESSAGE#${sequenceSort(sequence)}`,
    }),
  });

/** The last number of a year. */
export const counterEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'open-message-counter',
    table,
    timestamps: false,
    schema: item({ campaignId: string().key(), year: number().key(), last: number() }),
    computeKey: ({ campaignId, year }) => ({ pk: `OPEN-COUNTER#${campaignId}`, sk: `YEAR#${year}` }),
  });

/** Which number a message got that its device may send again. */
export const sentEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'sent-open-message',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      messageId: string().key(),
      year: number(),
      sequence: number(),
    }),
    computeKey: ({ campaignId, messageId }) => ({
      pk: `OPEN-SENT#${campaignId}#${messageId.slice(0, 2)}`,
      sk: `SENT#${messageId}`,
    }),
  });

/** How a sender can be reached: apart from what was said, and gone some time after the answer is due. */
export const contactEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'open-message-contact',
    table,
    timestamps: false,
    schema: item({ ...numbered, contact: string(), expiresAt: number() }),
    computeKey: ({ campaignId, year, sequence }) => ({
      pk: `OPEN-CONTACTS#${campaignId}#${year}#${blockOf(sequence)}`,
      sk: `CONTACT#${sequenceSort(sequence)}`,
    }),
  });
