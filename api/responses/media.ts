/**
 * Pictures and recordings (影像、录音) lie apart from answers, under the village and the hash of their bytes: the answer names the hash, the
 * file's name tells no household. They are kept for a shorter time than answers (`infra/`).
 */
import { isWellFormedMedia } from './media-hash.ts';

const megabyte = 1_000_000;

export const mediaTypes = {
  jpeg: { contentType: 'image/jpeg', mostBytes: 5 * megabyte },
  webp: { contentType: 'image/webp', mostBytes: 5 * megabyte },
  png: { contentType: 'image/png', mostBytes: 5 * megabyte },
  ogg: { contentType: 'audio/ogg', mostBytes: 20 * megabyte },
  webm: { contentType: 'audio/webm', mostBytes: 20 * megabyte },
  'mp4-audio': { contentType: 'audio/mp4', mostBytes: 20 * megabyte },
} as const;
export type MediaType = keyof typeof mediaTypes;

/** How many files may be announced on one day: of a village's cases together, so that no count tells of one of them. */
export const mediaLimits = { aVillageADay: 2_000, aSenderADay: 400 } as const;

/** Where a file lies, by the hash that its answer holds. */
export const mediaKey = (campaignId: string, village: string, hash: string): string => {
  if (!isWellFormedMedia(hash)) {
    throw new Error('A media file is named by the hash of its bytes');
  }
  return `media/${campaignId}/${village}/${hash}`;
};
