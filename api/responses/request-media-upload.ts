import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { Permit } from '../people/permit.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { type MediaType, mediaKey, mediaLimits, mediaTypes } from './media.ts';
import { checksumOf } from './media-hash.ts';
import { openedBy } from './submit-response.ts';

export interface AnnouncedMedia {
  readonly token: string;
  /** `sha256-` and 64 hexadecimal digits. */
  readonly hash: string;
  readonly type: MediaType;
  readonly bytes: number;
}

export interface MediaUpload {
  /** Takes one PUT of exactly these bytes within 15 minutes; empty where the file is there already. */
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly alreadyThere: boolean;
}

/** From fieldwork on, and also after closing: a phone may get its network back late. */
const takesMedia = ({ state }: Campaign): boolean => state === 'fieldwork' || state === 'closed';

/**
 * The address to which a picture or a recording of an answer is put. Hash, type and length are signed into it, so that it takes that
 * file and no other. It may come before the answer or after it.
 */
export const requestMediaUpload = async (
  context: Context,
  { token, hash, type, bytes }: AnnouncedMedia,
): Promise<MediaUpload> => {
  const { link, campaign } = await openedBy(context, token);
  if (!takesMedia(campaign)) {
    throw refusal('fieldwork-not-open');
  }
  if (link.audience === 'i') {
    Permit.decide(context, 'send an interview', { campaign, division: link.village });
  }
  const { contentType, mostBytes } = mediaTypes[type];
  if (bytes > mostBytes) {
    throw refusalWith('input-invalid', [
      {
        field: 'bytes',
        reason: { en: `at most ${mostBytes} bytes are taken`, zh: `最多 ${mostBytes} 字节` },
      },
    ]);
  }
  const key = mediaKey(link.campaignId, link.village, hash);
  if (await context.objects.exists(key)) {
    return { url: '', headers: [], alreadyThere: true };
  }
  await mustBeWithinLimits(context, link.campaignId, link.village);
  const checksum = checksumOf(hash);
  return {
    url: await context.objects.exactUploadUrl(key, { contentType, bytes, checksum }),
    headers: [
      { name: 'content-type', value: contentType },
      { name: 'x-amz-checksum-sha256', value: checksum },
    ],
    alreadyThere: false,
  };
};

const mustBeWithinLimits = async (
  { stores: { limits }, now, senderOn }: Context,
  campaignId: string,
  village: string,
): Promise<void> => {
  const day = now.toISOString().slice(0, 10);
  const until = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  const { aSenderADay, aVillageADay } = mediaLimits;
  const fewEnough =
    (await limits.count(`MEDIA#${campaignId}#${day}#${senderOn(day)}`, aSenderADay, until)) &&
    (await limits.count(`MEDIA#${campaignId}#${day}#${village}`, aVillageADay, until));
  if (!fewEnough) {
    throw refusal('media-too-many');
  }
};
