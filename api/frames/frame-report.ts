/**
 * What was found in an adopted list. Nothing of it refuses the list: whether a village is rightly left out is the lead's to
 * judge, before the frame is frozen.
 */
import { z } from 'zod';

export const findingKinds = [
  'village-missing',
  'committee-missing',
  'code-unknown',
  'county-unlisted',
  'name-twice',
  'stratum-lonely',
  'roster-missing',
  'list-empty',
] as const;
export type FindingKind = (typeof findingKinds)[number];

const place = z.object({
  code: z.string(),
  name: z.string(),
  /** The stratum, the list type or the other village of which it is said. */
  about: z.string().optional(),
});

const village = z.object({
  code: z.string(),
  name: z.string(),
  stratum: z.string(),
  size: z.int(),
  attributes: z.record(z.string(), z.string().nullable()).optional(),
});

/** One without `before` was added, one without `after` removed. */
const change = z.object({ code: z.string(), before: village.optional(), after: village.optional() });

export const frameReport = z.object({
  /** Villages that the division list has in the campaign's division; 0 where it was not loaded so far down. */
  listed: z.int(),
  findings: z.array(z.object({ kind: z.enum(findingKinds), total: z.int(), first: z.array(place) })),
  changes: z
    .object({
      basisImportId: z.string(),
      added: z.int(),
      removed: z.int(),
      changed: z.int(),
      first: z.array(change),
    })
    .optional(),
});

export type FrameReport = z.infer<typeof frameReport>;
export type FoundPlace = z.infer<typeof place>;
export type Finding = FrameReport['findings'][number];
export type VillageChange = z.infer<typeof change>;
export type FrameChanges = NonNullable<FrameReport['changes']>;

/** Of each kind of finding, and of the changes, so many are shown; all are counted. */
export const shownOfEach = 100;

/** Counts findings of these kinds and keeps the first of each. */
export const collecting = (kinds: readonly FindingKind[]) => {
  const found = new Map<FindingKind, { total: number; readonly first: FoundPlace[] }>(
    kinds.map((kind) => [kind, { total: 0, first: [] }]),
  );
  return {
    note: (kind: FindingKind, where: FoundPlace): void => {
      const finding = found.get(kind);
      if (finding !== undefined) {
        finding.total += 1;
        if (finding.first.length < shownOfEach) {
          finding.first.push(where);
        }
      }
    },
    findings: (): Finding[] => [...found].map(([kind, finding]) => ({ kind, ...finding })),
  };
};
