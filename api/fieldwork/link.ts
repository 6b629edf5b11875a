import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalText } from '../../methods/proof/canonical.ts';

/**
 * A link is a capability: whoever holds it may answer for one case. It names the case, carries 128 bits of chance and is
 * signed, so that it can be checked without a look-up; it travels in the fragment of an address, which browsers never send.
 * `1.campaign.village.number.generation.audience.chance.signature`
 */
export interface Link {
  readonly campaignId: string;
  readonly village: string;
  readonly number: number;
  readonly generation: number;
  /** r: the household alone; i: an interviewer, who must also be signed in. */
  readonly audience: 'r' | 'i';
  /** 16 random bytes, base64url. */
  readonly chance: string;
}

/** 16 bytes in base64url end in one of four letters; any other spelling would be a second token for the same link. */
const pattern =
  /^1\.([0-9a-z]{1,64})\.([1-9][0-9]{11})\.([1-9][0-9]{0,4})\.([1-9][0-9]{0,3})\.([ri])\.([\w-]{21}[AQgw])\.([\w-]{21}[AQgw])$/;

const signatureOf = (key: Uint8Array, link: Link): Buffer =>
  createHmac('sha256', key)
    .update(
      canonicalText([
        'zhenping/link/v1',
        link.campaignId,
        link.village,
        link.number,
        link.generation,
        link.audience,
        link.chance,
      ]),
    )
    .digest()
    .subarray(0, 16);

export const signLink = (key: Uint8Array, link: Link): string =>
  [
    '1',
    link.campaignId,
    link.village,
    link.number,
    link.generation,
    link.audience,
    link.chance,
    signatureOf(key, link).toString('base64url'),
  ].join('.');

/** The link that a token is, or nothing where it is not one of ours. Takes the same time for every wrong signature. */
export const readLink = (key: Uint8Array, token: string): Link | undefined => {
  const [, campaignId = '', village = '', number, generation, audience, chance = '', signature = ''] =
    pattern.exec(token) ?? [];
  const link: Link = {
    campaignId,
    village,
    number: Number(number),
    generation: Number(generation),
    audience: audience === 'i' ? 'i' : 'r',
    chance,
  };
  const given = Buffer.from(signature, 'base64url');
  return given.length === 16 && timingSafeEqual(given, signatureOf(key, link)) ? link : undefined;
};
