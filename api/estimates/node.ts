import { z } from 'zod';
import { countyOf, levelOf, nation, parentOf } from '../divisions/division.ts';
import { casesAChunk } from '../fieldwork/case.ts';
import { listTypes } from '../frames/list-type.ts';

/**
 * A node of the estimation tree: chunk → village → stratum → county → prefecture → province → nation. It is computed from
 * scratch out of its children, never added to. `seen` is the sum of its inputs' versions within an epoch, so of two
 * computations the one that saw more wins, whatever order they are written in.
 *
 * Where answers are anonymous, `answers` beside the chunks have the sums, and the chunks only what came of their cases.
 *
 * A stratum lies in its home, the smallest area that holds all of it: `wide-stratum` where that is larger than a county. Areas that
 * cut a stratum hold a `domain` of it: the stratum's variance with all villages outside the area as zeros. Domains make figures,
 * but nothing is added up from them.
 */
export const nodeLevels = [
  'chunk',
  'answers',
  'village',
  'stratum',
  'wide-stratum',
  'domain',
  'township',
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

/** Whether the cases of a chunk have the numbers that follow this one. */
export const isAfter = (key: string, after: number): boolean =>
  Number(key.split('#')[1]) * casesAChunk >= after;

export const chunkPlace = (campaignId: string, village: string, chunk: number): NodePlace => ({
  campaignId,
  level: 'chunk',
  parent: village,
  key: chunkKey(village, chunk),
});

/** Anonymous answers of a village: sums without cases, beside the chunks of its cases without sums. */
export const answersPlace = (campaignId: string, village: string, bucket: number): NodePlace => ({
  campaignId,
  level: 'answers',
  parent: village,
  key: `${village}#A${bucket}`,
});

/** Villages lie with their stratum, wherever its areas are. */
const stratumKey = (stratum: string): string => `stratum:${stratum}`;

export const villagePlace = (campaignId: string, village: string, stratum: string): NodePlace => ({
  campaignId,
  level: 'village',
  parent: stratumKey(stratum),
  key: village,
});

/** Where the villages of a stratum are read. */
export const villagesOfStratum = stratumKey;

export const stratumPlace = (campaignId: string, home: string, stratum: string): NodePlace => ({
  campaignId,
  level: levelOf(home) === 'county' ? 'stratum' : 'wide-stratum',
  parent: home,
  key: stratumKey(stratum),
});

/** The part of a stratum that lies in an area which cuts it. */
export const domainPlace = (campaignId: string, area: string, stratum: string): NodePlace => ({
  campaignId,
  level: 'domain',
  parent: area,
  key: `domain:${stratum}`,
});

/** The first of the strata that a stratum's or domain's node stands for. */
export const leaderOf = (key: string): string | undefined => /^(?:stratum|domain):(.+)$/.exec(key)?.[1];

/** The node of a division from the township up; a village alone has no figures. */
export const areaPlace = (campaignId: string, division: string): NodePlace | undefined => {
  const level = levelOf(division);
  switch (level) {
    case 'nation':
      return { campaignId, level, parent: 'ROOT', key: nation };
    case 'province':
    case 'prefecture':
    case 'county':
      return { campaignId, level, parent: parentOf(division) ?? nation, key: division };
    case 'township':
      // Apart from the county's strata: a township is read, and nothing is added up from it.
      return { campaignId, level, parent: `townships:${countyOf(division)}`, key: division };
    default:
      return undefined;
  }
};
