import { z } from 'zod';

/** Who would interview whom in one village. */
export const proposedVillageSchema = z.object({
  village: z.string(),
  teamId: z.string(),
  /** 0: nobody had it before. */
  seenVersion: z.int().min(0),
  cases: z.array(z.object({ number: z.int().min(1), persons: z.array(z.string()).min(1).max(2) })),
});

export type ProposedVillage = z.infer<typeof proposedVillageSchema>;

/** An assignment as the service proposes it. It follows from the seed and from what stood; taking it is another act. */
export interface Proposal {
  readonly campaignId: string;
  readonly proposalId: string;
  /** 32 bytes, hexadecimal. */
  readonly seed: string;
  readonly villages: readonly ProposedVillage[];
  readonly proposedAt: string;
  readonly proposedBy: string;
}
