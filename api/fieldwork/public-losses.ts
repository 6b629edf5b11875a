import type { Stores } from '../context.ts';
import type { LossReason } from './lost-village.ts';

/** A lost village as everybody may know of it. */
export interface PublicLoss {
  readonly recordedAt: string;
  readonly reason: LossReason;
  /** Whether somebody else has found the same. */
  readonly confirmed: boolean;
  /** Somebody else found that it can be worked; it is. */
  readonly rejected: boolean;
  readonly reserveOpened: boolean;
}

/** In the order in which they were recorded, which says nothing of which villages they are. */
export const publicLosses = async (
  { lostVillages }: Stores,
  campaignId: string,
): Promise<readonly PublicLoss[]> => {
  const [lost, wrong] = await Promise.all([
    lostVillages.all('certificate job', campaignId),
    lostVillages.rejected('certificate job', campaignId),
  ]);
  return lost
    .map(({ recordedAt, reason, confirmed, opened }) => ({
      recordedAt,
      reason,
      confirmed: confirmed !== undefined,
      rejected: false,
      reserveOpened: opened !== undefined,
    }))
    .concat(
      wrong.map(({ recordedAt, reason }) => ({
        recordedAt,
        reason,
        confirmed: false,
        rejected: true,
        reserveOpened: false,
      })),
    )
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
};
