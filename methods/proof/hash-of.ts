/** `J[purpose, …]`: the SHA-256 of a canonical array whose first element says what the hash is for. */
import { sha256 } from '@noble/hashes/sha2.js';
import { type CanonicalValue, canonicalBytes } from './canonical.ts';
import { ProofRefusal } from './refusal.ts';

const purposePattern = /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)+\/v[1-9][0-9]*$/;

/**
 * A purpose such as `zhenping/seed/v1`, so that a hash made for one thing never passes for another.
 * @throws ProofRefusal `purpose-not-allowed`
 */
export const checkedPurpose = (purpose: string): string => {
  if (!purposePattern.test(purpose))
    throw new ProofRefusal({ code: 'purpose-not-allowed', data: { purpose } });
  return purpose;
};

/**
 * SHA-256 of the canonical array `[purpose, ...values]`; 32 bytes. Bytes among the values are written in hex.
 * @throws ProofRefusal as `canonicalBytes`, and `purpose-not-allowed`
 */
export const hashOf = (purpose: string, ...values: readonly CanonicalValue[]): Uint8Array =>
  sha256(canonicalBytes([checkedPurpose(purpose), ...values]));
