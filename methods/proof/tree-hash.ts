/**
 * The Merkle tree of RFC 9162 section 2.1.1 over SHA-256: leaves are prefixed 0x00, inner nodes 0x01, and a list of n
 * leaves splits at the largest power of two below n. Who holds the root can check any leaf without seeing the others.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { ProofRefusal } from './refusal.ts';

/** SHA-256(prefix ‖ parts…), with one working state for all calls: a tree has many leaves. */
const hashAfter = (prefix: number): ((...parts: readonly Uint8Array[]) => Uint8Array) => {
  const absorbed = sha256.create().update(Uint8Array.of(prefix));
  const working = absorbed.clone();
  return (...parts) => {
    absorbed._cloneInto(working);
    for (const part of parts) working.update(part);
    return working.digest();
  };
};
const hashLeaf = hashAfter(0);
const hashInner = hashAfter(1);

/** SHA-256(0x00 ‖ bytes), the leaf of the RFC. */
export const leafHash = (bytes: Uint8Array): Uint8Array => hashLeaf(bytes);

/**
 * SHA-256(0x00 ‖ salt ‖ bytes): nobody can guess the content of a leaf that was not opened.
 * @param salt 32 bytes
 * @throws ProofRefusal `length-not-allowed`
 */
export const saltedLeafHash = (salt: Uint8Array, bytes: Uint8Array): Uint8Array => {
  if (salt.length !== 32) {
    throw new ProofRefusal({
      code: 'length-not-allowed',
      data: { what: 'salt', expected: 32, found: salt.length },
    });
  }
  return hashLeaf(salt, bytes);
};

/** SHA-256(0x01 ‖ left ‖ right). */
export const innerHash = (left: Uint8Array, right: Uint8Array): Uint8Array => hashInner(left, right);

/** A tree that takes leaf hashes one after another and keeps only the roots of its full subtrees. */
export interface GrowingTree {
  readonly add: (leaf: Uint8Array) => void;
  readonly root: () => Uint8Array;
  readonly size: () => number;
}

/** An empty tree to add leaf hashes to, in memory of log₂ n hashes: for frames that are read as a stream. */
export const growingTree = (): GrowingTree => {
  const peaks: Uint8Array[] = [];
  let size = 0;
  const joinLastTwo = (): void => {
    const right = peaks.pop();
    const left = peaks.pop();
    if (left !== undefined && right !== undefined) peaks.push(innerHash(left, right));
  };
  return {
    add: (leaf) => {
      peaks.push(leaf);
      size += 1;
      for (let level = size; level % 2 === 0; level /= 2) joinLastTwo();
    },
    root: () =>
      peaks.reduceRight<Uint8Array | undefined>(
        (right, left) => (right ? innerHash(left, right) : left),
        undefined,
      ) ?? sha256(new Uint8Array()),
    size: () => size,
  };
};

/** The root over leaf hashes in their order; of none: SHA-256 of nothing (RFC 9162, 2.1.1). */
export const merkleRoot = (leaves: Iterable<Uint8Array>): Uint8Array => {
  const tree = growingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
};
