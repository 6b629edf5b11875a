import type { Seal } from '../platform/seal.ts';

/** What the service keeps secret of a draw; 32 bytes each. */
export interface SealedKeys {
  /** K: decides the draw with the other parts of chance, and opens at closing. */
  readonly key: Uint8Array;
  /** Gives the salts of the frame's rows; opens with K, so that anybody can hash the frame again. */
  readonly frameSaltKey: Uint8Array;
  /** Gives the salts of everything selected and of the rosters' rows; never opened as a whole. */
  readonly sampleSaltKey: Uint8Array;
}

interface DrawNamed {
  readonly campaignId: string;
  readonly drawNumber: number;
}

const keyBytes = 32;

/** What the seal is bound to: keys that were put in the place of another draw's do not open there. */
const contextOf = ({ campaignId, drawNumber }: DrawNamed) => ({
  purpose: 'zhenping/draw-keys/v1',
  campaign: campaignId,
  draw: String(drawNumber),
});

/** The three keys of a draw as they are kept: one after the other, under one seal. */
export const sealKeys = (
  seal: Seal['seal'],
  draw: DrawNamed,
  { key, frameSaltKey, sampleSaltKey }: SealedKeys,
): Promise<Uint8Array> => seal(Buffer.concat([key, frameSaltKey, sampleSaltKey]), contextOf(draw));

export const unsealKeys = async (
  unseal: Seal['unseal'],
  draw: DrawNamed,
  sealed: Uint8Array,
): Promise<SealedKeys> => {
  const opened = await unseal(sealed, contextOf(draw));
  if (opened.length !== 3 * keyBytes) {
    throw new Error(`The keys of draw ${draw.drawNumber} of ${draw.campaignId} have ${opened.length} bytes`);
  }
  const nth = (place: number): Uint8Array => opened.slice(place * keyBytes, (place + 1) * keyBytes);
  return { key: nth(0), frameSaltKey: nth(1), sampleSaltKey: nth(2) };
};
