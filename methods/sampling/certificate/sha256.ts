/**
 * Most of the work of a draw and of its verification is hashing, a few short messages for each village of a country. The
 * hash is therefore given from outside: pages use the default, a command line gives the faster one of its platform.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../../proof/hex.ts';

/** SHA-256 of a message in lower-case hex, which sorts as the bytes do. The message may change after the call. */
export type Sha256 = (message: Uint8Array) => string;

export const portableSha256: Sha256 = (message) => toHex(sha256(message));
