import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalText } from '../../methods/proof/canonical.ts';

/**
 * The open code (监督二维码) of a campaign or one of its areas hangs where everybody can scan it, so its token is no secret: the signature
 * only spares a look-up for what was made up. `o1.campaign.division.signature`
 */
export interface ChannelToken {
  readonly campaignId: string;
  /** Where the code hangs: the campaign's division, or a county or township in it. */
  readonly division: string;
}

const pattern = /^o1\.([0-9a-z]{1,64})\.(CN|[1-9][0-9]{1,11})\.([\w-]{21}[AQgw])$/;

const signatureOf = (key: Uint8Array, { campaignId, division }: ChannelToken): Buffer =>
  createHmac('sha256', key)
    .update(canonicalText(['zhenping/open-channel/v1', campaignId, division]))
    .digest()
    .subarray(0, 16);

export const signChannel = (key: Uint8Array, channel: ChannelToken): string =>
  ['o1', channel.campaignId, channel.division, signatureOf(key, channel).toString('base64url')].join('.');

export const readChannel = (key: Uint8Array, token: string): ChannelToken | undefined => {
  const [, campaignId = '', division = '', signature = ''] = pattern.exec(token) ?? [];
  const channel = { campaignId, division };
  const given = Buffer.from(signature, 'base64url');
  return given.length === 16 && timingSafeEqual(given, signatureOf(key, channel)) ? channel : undefined;
};
