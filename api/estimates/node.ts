import { z } from 'zod';
import { ancestorAt, nation } from '../divisions/division.ts';
import { listTypes } from '../frames/list-type.ts';

/**
 * A node of the estimation tree: chunk → village → stratum → county → prefecture → province → nation. It is computed from
 * scratch out of its children, never added to. `seen` is the sum of its inputs' versions within an epoch, so of two
 * computations the one that saw more wins, whatever order they are written in.
 */
export const nodeLevels = [
  'chunk',
  'village',
  'stratum',
  'county',
  'prefecture',
  'province',
  'nation',
] as const;
export type NodeLevel = (typeof nodeLevels)[number];

export interface NodePlace {
  readonly campaignId: string;
  readonly level: NodeLevel;
  /** The key of the node above: a node lies in its parent's partition, so one query reads all inputs of a parent. */
  readonly parent: string;
  readonly key: string;
}

const whole = z.int().min(0);

export const listCountsSchema = z.object({
  cases: whole,
  answered: whole,
  otherOutcomes: whole,
  conflicts: whole,
});

export const countsSchema = z.object({
  cases: whole,
  answered: whole,
  otherOutcomes: whole,
  conflicts: whole,
  villages: whole,
  villagesClosed: whole,
  /** Villages drawn with certainty; the others of a stratum stand for it. */
  villagesTakeAll: whole,
  byList: z.partialRecord(z.enum(listTypes), listCountsSchema),
  /** Persons by the registry in the counties of this area. */
  registry: z.object({ poor: whole, exited: whole, nonregistered: whole }),
});

export type Counts = z.infer<typeof countsSchema>;
export type ListCounts = z.infer<typeof listCountsSchema>;

export const noCounts: Counts = {
  cases: 0,
  answered: 0,
  otherOutcomes: 0,
  conflicts: 0,
  villages: 0,
  villagesClosed: 0,
  villagesTakeAll: 0,
  byList: {},
  registry: { poor: 0, exited: 0, nonregistered: 0 },
};

const chunkKey = (village: string, chunk: number): string => `${village}#${String(chunk).padStart(4, '0')}`;

export const chunkPlace = (campaignId: string, village: string, chunk: number): NodePlace => ({
  campaignId,
  level: 'chunk',
  parent: village,
  key: chunkKey(village, chunk),
});

export const villagePlace = (campaignId: string, village: string, stratum: string): NodePlace => ({
  campaignId,
  level: 'village',
  parent: `${ancestorAt(village, 'county')}:${stratum}`,
  key: village,
});

/** Strata nest in counties: the key says which county's part of the stratum it is. */
export const stratumPlace = (campaignId: string, county: string, stratum: string): NodePlace => ({
  campaignId,
  level: 'stratum',
  parent: county,
  key: `${county}:${stratum}`,
});

/** The node of a division from the county up; smaller divisions are no nodes. */
export const areaPlace = (campaignId: string, division: string): NodePlace | undefined => {
  if (division === nation) {
    return { campaignId, level: 'nation', parent: 'ROOT', key: nation };
  }
  switch (division.length) {
    case 2:
      return { campaignId, level: 'province', parent: nation, key: division };
    case 4:
      return { campaignId, level: 'prefecture', parent: ancestorAt(division, 'province'), key: division };
    case 6:
      return { campaignId, level: 'county', parent: ancestorAt(division, 'prefecture'), key: division };
    default:
      return undefined;
  }
};
