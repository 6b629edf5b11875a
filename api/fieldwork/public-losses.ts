import type { Stores } from '../context.ts';
import type { LossReason } from './lost-village.ts';

/** A lost village as everybody may know of it. */
export interface PublicLoss {
  readonly recordedAt: string;
  readonly reason: LossReason;
  /** Whether somebody else has found the same. */
  readonly confirmed: boolean;
  readonly reserveOpened: boolean;
}

/** In the order in which they were recorded, which says nothing of which villages they are. */
export const publicLosses = async (
  { lostVillages }: Stores,
  campaignId: string,
): Promise<readonly PublicLoss[]> => {
  const lost = await lostVillages.all('certificate job', campaignId);
  return lost
    .map(({ recordedAt, reason, confirmed, opened }) => ({
      recordedAt,
      reason,
      confirmed: confirmed !== undefined,
      reserveOpened: opened !== undefined,
    }))
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
};
