import { chunkOf } from './case.ts';

/** The partition that a case shares with its answer: the village's chunk. */
export const chunkPartition = (campaignId: string, village: string, number: number): string =>
  `VILLAGE#${campaignId}#${village}#${chunkOf(number)}`;

/** Campaign, village and chunk of such a partition, or nothing. */
export const parseChunkPartition = (
  partition: string,
): { readonly campaignId: string; readonly village: string; readonly chunk: number } | undefined => {
  const [, campaignId, village, chunk] = /^VILLAGE#([0-9a-z]+)#([0-9]{12})#([0-9]+)$/.exec(partition) ?? [];
  return campaignId === undefined || village === undefined
    ? undefined
    : { campaignId, village, chunk: Number(chunk) };
};

export const caseSort = (number: number): string => String(number).padStart(5, '0');
