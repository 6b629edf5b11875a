/** ECDSA on P-256 with SHA-256, as certificates use it: points of 65 bytes, signatures r ‖ s of 64 bytes, in hex. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** A coordinate of an uncompressed point, as RFC 7518 writes it. */
const coordinate = (publicKey: string, index: 0 | 1): string =>
  Buffer.from(publicKey.slice(2 + 64 * index, 66 + 64 * index), 'hex').toString('base64url');

/** The key, or nothing where this is no point of the curve. */
const keyOf = (publicKey: string): KeyObject | undefined => {
  if (!/^04[0-9a-f]{128}$/.test(publicKey)) {
    return;
  }
  try {
    const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(publicKey, 0), y: coordinate(publicKey, 1) };
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return;
  }
};

export const isPublicKey = (publicKey: string): boolean => keyOf(publicKey) !== undefined;

export const signatureHolds = (publicKey: string, message: Uint8Array, signature: string): boolean => {
  const key = keyOf(publicKey);
  return (
    key !== undefined &&
    /^[0-9a-f]{128}$/.test(signature) &&
    verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'hex'))
  );
};
