import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { mediaKey, mediaLimits } from './media.ts';
import { lengthOfPiece, type MediaNote, openNote, pieceKeys } from './media-note.ts';
import { openedBy } from './submit-response.ts';

/** A piece that has not come yet. */
export interface AwaitedPiece {
  /** From 0. */
  readonly index: number;
  /** Takes one PUT of exactly this piece within 15 minutes. */
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

export interface MediaUpload {
  /** The whole file came before; nothing is awaited. */
  readonly alreadyThere: boolean;
  readonly pieces: readonly AwaitedPiece[];
}

/** A file that is taken, where its pieces lie and where it will. */
export interface TakenMedia {
  readonly note: MediaNote;
  readonly key: string;
  readonly pieces: readonly string[];
  readonly place: { readonly campaignId: string; readonly village: string };
}

/** From fieldwork on, and also after closing: a phone may get its network back late. */
const takesMedia = ({ state }: Campaign): boolean => state === 'fieldwork' || state === 'closed';

/** Whoever brings a file, it is taken for the one who sealed it. */
export const takenMedia = async (context: Context, sealed: string): Promise<TakenMedia> => {
  const note = await openNote(context, sealed);
  const { link, campaign } = await openedBy(context, note.token);
  if (!takesMedia(campaign)) {
    throw refusal('fieldwork-not-open');
  }
  if (link.audience === 'i') {
    Permit.decide(context, 'send an interview', { campaign, division: link.village });
  }
  const { campaignId, village } = link;
  return {
    note,
    key: mediaKey(campaignId, village, note.hash),
    pieces: pieceKeys(note, campaignId, village),
    place: { campaignId, village },
  };
};

/**
 * The addresses of those pieces of a file that have not come. Length and hash are signed into each, so that it takes that piece
 * and nothing else; asked again after a break, the service gives those that are left.
 */
export const requestMediaUpload = async (context: Context, sealed: string): Promise<MediaUpload> => {
  const { note, key, pieces, place } = await takenMedia(context, sealed);
  const { objects } = context;
  if (await objects.exists(key)) {
    return { alreadyThere: true, pieces: [] };
  }
  const there = await Promise.all(pieces.map(objects.exists));
  if (!there.includes(true)) {
    await mustBeWithinLimits(context, place.campaignId, place.village);
  }
  const awaited = pieces.map(async (piece, index): Promise<readonly AwaitedPiece[]> => {
    const checksum = note.pieces[index];
    if (there[index] || checksum === undefined) {
      return [];
    }
    const contentType = 'application/octet-stream';
    const bytes = lengthOfPiece(note, index);
    return [
      {
        index,
        url: await objects.exactUploadUrl(piece, { contentType, bytes, checksum }),
        headers: [
          { name: 'content-type', value: contentType },
          { name: 'x-amz-checksum-sha256', value: checksum },
        ],
      },
    ];
  });
  return { alreadyThere: false, pieces: (await Promise.all(awaited)).flat() };
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
