/** HMAC-SHA-256 in hex under one key, many times, with a hash from outside (RFC 2104). */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromHex } from '../../proof/hex.ts';
import { growingBuffer } from './growing-buffer.ts';
import { writeHex } from './hex-bytes.ts';
import type { Sha256 } from './sha256.ts';

const BLOCK = 64;

/** The key, filled up to a block and xored with the pad of RFC 2104. */
const padded = (key: Uint8Array, pad: number): Uint8Array =>
  Uint8Array.from({ length: BLOCK }, (_, at) => (key[at] ?? 0) ^ pad);

/**
 * A function from the rest of a message to HMAC-SHA-256(key, prefix ‖ rest) in hex.
 * @param key 32 bytes in hex
 * @returns takes ASCII text, such as an id; the buffers are used again at each call
 * @throws ProofRefusal for a key that is not hex of 32 bytes
 */
export const keyedHex = (sha256: Sha256, key: string, prefix = ''): ((rest: string) => string) => {
  const bytes = fromHex(key, 32);
  const start = utf8ToBytes(prefix);
  const from = BLOCK + start.length;
  const inner = growingBuffer(Uint8Array.of(...padded(bytes, 0x36), ...start), 128);
  const outer = new Uint8Array(BLOCK + 32);
  outer.set(padded(bytes, 0x5c));
  return (rest) => {
    const end = from + rest.length;
    const message = inner.withRoom(end);
    for (let at = 0; at < rest.length; at += 1) message[from + at] = rest.charCodeAt(at);
    writeHex(sha256(inner.first(end)), outer, BLOCK);
    return sha256(outer);
  };
};
