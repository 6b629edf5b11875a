import type { Campaign } from '../campaigns/campaign.ts';

type Using = Pick<Campaign, 'formVersion' | 'formMoves'>;

/** The version that cases without an answer are given. */
export const versionInUse = ({ formVersion, formMoves = [] }: Using): number =>
  formMoves.at(-1)?.version ?? formVersion;

/** Every version that answers may be made with, the newest first. */
export const versionsTaken = ({ formVersion, formMoves = [] }: Using): readonly number[] => {
  const last = formMoves.findLastIndex(({ olderTaken }) => !olderTaken);
  const since = formMoves.slice(Math.max(last, 0)).map(({ version }) => version);
  return (last < 0 ? [formVersion, ...since] : since).toReversed();
};

export const takesVersion = (campaign: Using, version: number): boolean =>
  versionsTaken(campaign).includes(version);
