import { z } from 'zod';
import type { CertifiedPulse } from '../../methods/sampling/certificate/certificate.ts';
import type { DrawDesign } from '../../methods/sampling/certificate/draw-design.ts';
import { stratumMethods } from '../../methods/sampling/certificate/read-design.ts';

/** Which code draws; part of the design's hash, so that a certificate says by what it was drawn. The package's version. */
export const codeVersion = '0.1.0';

/** Everything that a freeze fixed, as the certificate says it: frame, design, and the hash over both. */
export interface FrozenDraw {
  readonly campaignId: string;
  readonly drawNumber: number;
  readonly frame: { readonly id: string; readonly rows: number; readonly root: string };
  readonly design: DrawDesign;
  readonly designHash: string;
  /** From here on values are revealed; null without parties. */
  readonly commitmentsEnd: string | null;
  readonly frozenAt: string;
}

/** What the draw came to: fixed by then, and shown to nobody but by its root. */
export interface DoneDraw {
  readonly pulse: CertifiedPulse | null;
  readonly sampleRoot: string;
  /** Holds the seed without telling it: see `seedCommitOf`. */
  readonly seedCommit: string;
  /** Units under the root, reserves among them. */
  readonly leaves: number;
  readonly drawnAt: string;
}

/** That so many villages were shown to their teams; which ones is not told. */
export interface Disclosure {
  readonly campaignId: string;
  readonly at: string;
  readonly id: string;
  readonly villages: number;
}

/** A draw with a timetable runs by itself from `dueAt` on (UTC moment). */
export interface DueDraw {
  readonly campaignId: string;
  readonly dueAt: string;
}

const stratum = z.object({
  code: z.string(),
  n: z.int(),
  reserve: z.int(),
  method: z.enum(stratumMethods),
});

export const drawDesignSchema = z.object({
  keyCommit: z.string(),
  orderColumn: z.string().nullable(),
  strata: z.array(stratum),
  lists: z.array(z.object({ list: z.string(), n: z.int() })),
  parties: z.array(z.object({ party: z.string(), publicKey: z.string() })),
  deadline: z.string().nullable(),
  beacon: z.object({ name: z.string(), number: z.int(), at: z.string() }).nullable(),
  codeVersion: z.string(),
  rules: z.string(),
  rotation: z
    .object({
      previous: z.object({ campaign: z.string(), drawNumber: z.int(), sampleRoot: z.string() }),
      keep: z.array(z.object({ stratum: z.string(), keep: z.int() })),
    })
    .exactOptional(),
  lottery: z.object({ published: z.string(), writtenAs: z.string() }).nullable().exactOptional(),
}) satisfies z.ZodType<DrawDesign>;
