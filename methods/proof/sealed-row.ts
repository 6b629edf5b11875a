import { type CanonicalValue, canonicalBytes } from './canonical.ts';
import { checkedPurpose } from './hash-of.ts';
import { saltedLeafHash } from './tree-hash.ts';

/** A row under a tree: who is shown `salt` and `bytes` can compute `leaf` and check its path; nobody else can guess them. */
export interface SealedRow {
  readonly bytes: Uint8Array;
  readonly salt: Uint8Array;
  readonly leaf: Uint8Array;
}

/**
 * The salted leaf of the canonical array `[purpose, ...values]`.
 * @param salt 32 bytes
 * @throws ProofRefusal
 */
export const sealedRow = (
  salt: Uint8Array,
  purpose: string,
  ...values: readonly CanonicalValue[]
): SealedRow => {
  const bytes = canonicalBytes([checkedPurpose(purpose), ...values]);
  return { bytes, salt, leaf: saltedLeafHash(salt, bytes) };
};
