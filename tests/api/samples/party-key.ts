/** A party's machine: a P-256 key, and a value that it commits to and signs. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface PartyKey {
  readonly privateKey: KeyObject;
  /** 65 bytes in hex. */
  readonly publicKey: string;
}

export const newPartyKey = (): PartyKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return { privateKey, publicKey: point.toString('hex') };
};

/** RFC 8785 of an array of text and whole numbers without anything to escape is what JSON.stringify gives. */
const bytesOf = (parts: readonly (string | number)[]): Buffer => Buffer.from(JSON.stringify(parts), 'utf8');

/** What an auditor would write from docs/verify-a-draw.md, without the code of the service. */
export const commitmentOf = (
  draw: {
    readonly campaign: string;
    readonly number: number;
    readonly frameRoot: string;
    readonly designHash: string;
  },
  party: string,
  { privateKey }: PartyKey,
  [salt, value] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')],
) => {
  const { campaign, number, frameRoot, designHash } = draw;
  const commitment = createHash('sha256')
    .update(bytesOf(['zhenping/commit/v1', campaign, number, party, frameRoot, designHash, salt, value]))
    .digest('hex');
  const message = bytesOf(['zhenping/commit-signature/v1', campaign, number, party, commitment]);
  const signature = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('hex');
  return { party, commitment, signature, salt, value };
};

/** Another party's commitment under one's own signature. */
export const copyOf = (campaign: string, party: string, key: PartyKey | undefined, commitment: string) => {
  const message = bytesOf(['zhenping/commit-signature/v1', campaign, 1, party, commitment]);
  const { privateKey } = key ?? newPartyKey();
  const signature = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('hex');
  return { party, commitment, signature };
};
