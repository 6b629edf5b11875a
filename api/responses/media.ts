/**
 * Pictures and recordings (影像、录音) lie apart from answers, under the village and the hash of their bytes: the answer names the hash, the
 * file's name tells no household. They are kept for a shorter time than answers (`infra/`).
 */
import type { MediaKind } from '../../methods/questionnaire/media-kind.ts';
import { isWellFormedMedia } from './media-hash.ts';

/** What each kind is called by S3 and by browsers. */
export const mediaTypes = {
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  png: 'image/png',
  ogg: 'audio/ogg',
  webm: 'audio/webm',
  'mp4-audio': 'audio/mp4',
} as const satisfies Readonly<Record<MediaKind, string>>;

/** How many files may be announced on one day: of a village's cases together, so that no count tells of one of them. */
export const mediaLimits = { aVillageADay: 2_000, aSenderADay: 400 } as const;

/** Where a file lies, by the hash that its answer holds. */
export const mediaKey = (campaignId: string, village: string, hash: string): string => {
  if (!isWellFormedMedia(hash)) {
    throw new Error('A media file is named by the hash of its bytes');
  }
  return `media/${campaignId}/${village}/${hash}`;
};
