/** HMAC-SHA-256 under one key, many times: the key is absorbed once and its state copied for each message. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type CanonicalValue, canonicalBytes } from './canonical.ts';

/**
 * A function from the rest of a message to HMAC-SHA-256(key, prefix ‖ rest), 32 bytes (RFC 2104).
 * The result is a fresh array each time; the state is reused, so the function is not re-entrant (it never needs to be).
 */
export const keyedHash = (
  key: Uint8Array,
  prefix: Uint8Array = new Uint8Array(),
): ((rest: Uint8Array) => Uint8Array) => {
  const absorbed = hmac.create(sha256, key).update(prefix);
  const working = absorbed.clone();
  return (rest) => {
    absorbed._cloneInto(working);
    return working.update(rest).digest();
  };
};

/**
 * A 32-byte salt for one leaf out of a secret key: HMAC-SHA-256(key, ["zhenping/salt/v1", ...parts]). One stored key
 * serves a whole frame, and a single salt can be opened without telling anything about the others.
 */
export const saltsOf = (key: Uint8Array): ((...parts: readonly CanonicalValue[]) => Uint8Array) => {
  const hash = keyedHash(key);
  return (...parts) => hash(canonicalBytes(['zhenping/salt/v1', ...parts]));
};
