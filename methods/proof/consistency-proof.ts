/** RFC 9162 section 2.1.4: the hashes that show that a tree only grew, that nothing in it was changed or taken out. */
import { climb, splitPoint } from './climb.ts';
import { sameBytes } from './compare-bytes.ts';
import { ProofRefusal } from './refusal.ts';
import { innerHash, merkleRoot } from './tree-hash.ts';

const subProof = (leaves: readonly Uint8Array[], older: number, whole: boolean): readonly Uint8Array[] => {
  if (older === leaves.length) return whole ? [] : [merkleRoot(leaves)];
  const k = splitPoint(leaves.length);
  return older <= k
    ? [...subProof(leaves.slice(0, k), older, whole), merkleRoot(leaves.slice(k))]
    : [...subProof(leaves.slice(k), older - k, false), merkleRoot(leaves.slice(0, k))];
};

/**
 * The proof that the tree of the first `older` leaves is the beginning of the tree of all `leaves`.
 * Empty when both are the same tree, or when the older one is empty (everything grows out of nothing).
 * @throws ProofRefusal `index-out-of-tree`
 */
export const consistencyProof = (leaves: readonly Uint8Array[], older: number): readonly Uint8Array[] => {
  if (!Number.isSafeInteger(older) || older < 0 || older > leaves.length) {
    throw new ProofRefusal({ code: 'index-out-of-tree', data: { index: older, size: leaves.length } });
  }
  return older === 0 ? [] : subProof(leaves, older, true);
};

/** A tree as it is published: number of leaves and root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

const isPowerOfTwo = (n: number): boolean => splitPoint(n + 1) === n;

/** Both roots that a path leads to; undefined if the path does not fit the two sizes. */
const rootsOfPath = (
  olderSize: number,
  newerSize: number,
  path: readonly Uint8Array[],
): { older: Uint8Array; newer: Uint8Array } | undefined => {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  let node = olderSize - 1;
  let last = newerSize - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  // What stands on the left belongs to both trees, what stands on the right was added later.
  return climb(node, last, rest)?.reduce(
    ({ older, newer }, { sibling, side }) =>
      side === 'left'
        ? { older: innerHash(sibling, older), newer: innerHash(sibling, newer) }
        : { older, newer: innerHash(newer, sibling) },
    { older: first, newer: first },
  );
};

/** True if the proof shows that `newer` only adds to `older` (RFC 9162, 2.1.4.2); false otherwise, never an error. */
export const verifyConsistency = (
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
): boolean => {
  if (!Number.isSafeInteger(older.size) || !Number.isSafeInteger(newer.size)) return false;
  if (older.size < 0 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && sameBytes(older.root, newer.root);
  if (older.size === 0) return proof.length === 0 && sameBytes(older.root, merkleRoot([]));
  // The older root itself begins the path where the older tree is one full subtree.
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  const roots = rootsOfPath(older.size, newer.size, path);
  return roots !== undefined && sameBytes(roots.older, older.root) && sameBytes(roots.newer, newer.root);
};
