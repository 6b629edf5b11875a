import { any, boolean, Entity, item, list, number, string } from 'dynamodb-toolbox';
import { countyOf } from '../divisions/division.ts';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';

const ofCase = {
  campaignId: string().key(),
  village: string().key(),
  number: number().key(),
  place: number().key(),
} as const;

const sortOf = ({ number, place }: { readonly number: number; readonly place: number }): string =>
  `${caseSort(number)}#${place}`;

/** A change beside the answer that it changes, in the same partition; the version rises when it takes effect. */
export const changeEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'answer-change',
    table,
    timestamps: false,
    schema: item({
      ...ofCase,
      change: string().enum('revision', 'withdrawal'),
      changeId: string(),
      requestedAt: string(),
      effectiveAt: string(),
      tookEffect: boolean(),
      personId: string().optional(),
      formCode: string().optional(),
      formVersion: number().optional(),
      language: string().optional(),
      contentHash: string().optional(),
      answers: any().optional(),
      calculated: any().optional(),
      flags: list(string()).optional(),
      version: number(),
      level: string().const('response').default('response'),
    }),
    computeKey: (key) => ({
      pk: chunkPartition(key.campaignId, key.village, key.number),
      sk: `CHANGE#${sortOf(key)}`,
    }),
  });

/** What the clock looks at. Gone once it was looked at. */
export const dueChangeEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'due-change',
    table,
    timestamps: false,
    schema: item({ ...ofCase, effectiveAt: string().key(), expiresAt: number().optional() }),
    computeKey: (key) => ({
      pk: 'DUE-CHANGES',
      sk: `${key.effectiveAt}#${key.campaignId}#${key.village}#${sortOf(key)}`,
    }),
  });

/** That a change was asked for, county by county, for those who watch over fieldwork: nothing of what it says. */
export const listedChangeEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'listed-change',
    table,
    timestamps: false,
    schema: item({
      ...ofCase,
      change: string().enum('revision', 'withdrawal'),
      personId: string().optional(),
    }),
    computeKey: (key) => ({
      pk: `CHANGES#${key.campaignId}#${countyOf(key.village)}`,
      sk: `${key.village}#${sortOf(key)}`,
    }),
  });

/** The counties in which a change was asked for. */
export const changedCountyEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'changed-county',
    table,
    timestamps: false,
    schema: item({ campaignId: string().key(), county: string().key() }),
    computeKey: ({ campaignId, county }) => ({ pk: `CHANGES#${campaignId}`, sk: `COUNTY#${county}` }),
  });
