/** RFC 9162 section 2.1.3: the hashes that lead from one leaf to the root. */
import { climb, splitPoint } from './climb.ts';
import { sameBytes } from './compare-bytes.ts';
import { ProofRefusal } from './refusal.ts';
import { innerHash, merkleRoot } from './tree-hash.ts';

/**
 * The path from leaf `index` (0-based) to the root, the lowest sibling first.
 * @param leaves leaf hashes of the whole tree
 * @throws ProofRefusal `index-out-of-tree`
 */
export const inclusionProof = (leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves.length) {
    throw new ProofRefusal({ code: 'index-out-of-tree', data: { index, size: leaves.length } });
  }
  const path: Uint8Array[] = [];
  let from = 0;
  let to = leaves.length;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      path.push(merkleRoot(leaves.slice(middle, to)));
      to = middle;
    } else {
      path.push(merkleRoot(leaves.slice(from, middle)));
      from = middle;
    }
  }
  return path.reverse();
};

/**
 * What an inclusion proof claims: this leaf hash is leaf `index` of the tree of `size` leaves with this root. The size is
 * not inside the root, so both are published, and signed, together.
 */
export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
}

/** True if the path proves the claim (RFC 9162, 2.1.3.2); false for anything else, never an error. */
export const verifyInclusion = (claim: InclusionClaim, path: readonly Uint8Array[]): boolean => {
  const { leaf, index, size, root } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  const steps = climb(index, size - 1, path);
  if (steps === undefined) return false;
  const hash = steps.reduce(
    (below, { sibling, side }) => (side === 'left' ? innerHash(sibling, below) : innerHash(below, sibling)),
    leaf,
  );
  return sameBytes(hash, root);
};
