/** ECDSA P-256 of the platform, for tests of verifiers: an authority that is not ours. */
import { createPublicKey, verify } from 'node:crypto';
import type { SignatureHolds } from '../../../../methods/sampling/certificate/verify-parties.ts';

const coordinate = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

export const signatureHolds: SignatureHolds = (publicKey, message, signature) => {
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: coordinate(publicKey.slice(2, 66)),
    y: coordinate(publicKey.slice(66)),
  };
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
};
