import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyProof, verifyConsistency } from '../../../methods/proof/consistency-proof.ts';
import { fromHex, toHex } from '../../../methods/proof/hex.ts';
import { inclusionProof, verifyInclusion } from '../../../methods/proof/inclusion-proof.ts';
import { ProofRefusal } from '../../../methods/proof/refusal.ts';
import {
  growingTree,
  innerHash,
  leafHash,
  merkleRoot,
  saltedLeafHash,
} from '../../../methods/proof/tree-hash.ts';
import { leafInputs, nodeHashes, rootHashes } from './published-tree.ts';

const leaves = leafInputs.map((input) => leafHash(fromHex(input)));
/** Hash of a published node: level from the leaves, place in the level. */
const node = (level: number, place: number): string => nodeHashes[level]?.[place] ?? 'no such node';
const rootOf = (size: number): Uint8Array => fromHex(rootHashes[size] ?? '', 32);

describe('the tree of RFC 9162', () => {
  it('has the published leaf hashes and inner hashes', () => {
    expect(leaves.map(toHex)).toEqual(nodeHashes[0]);
    const level1 = [0, 2, 4, 6].map((place) =>
      toHex(innerHash(fromHex(node(0, place)), fromHex(node(0, place + 1)))),
    );
    expect(level1).toEqual(nodeHashes[1]);
  });

  it.each(rootHashes.map((root, size) => ({ size, root })))(
    'has the published root of $size leaves',
    ({ size, root }) => {
      expect(toHex(merkleRoot(leaves.slice(0, size)))).toBe(root);
    },
  );

  it('gives the same root leaf by leaf, at every size on the way', () => {
    const tree = growingTree();
    leaves.forEach((leaf, size) => {
      expect(toHex(tree.root())).toBe(rootHashes[size]);
      tree.add(leaf);
    });
    expect(toHex(tree.root())).toBe(rootHashes[8]);
    expect(tree.size()).toBe(8);
  });

  it('salts a leaf by putting the 32-byte salt before the bytes', () => {
    const salt = new Uint8Array(32).fill(9);
    const bytes = Uint8Array.of(1, 2, 3);
    expect(saltedLeafHash(salt, bytes)).toEqual(leafHash(Uint8Array.of(...salt, ...bytes)));
    expect(() => saltedLeafHash(new Uint8Array(16), bytes)).toThrow(ProofRefusal);
  });
});

describe('an inclusion proof', () => {
  // Audit paths in the published tree, by RFC 9162 section 2.1.3.1 (the CT suite's paths 0/8, 5/8, 2/3 and 1/5).
  it.each([
    { index: 0, size: 8, path: [node(0, 1), node(1, 1), node(2, 1)] },
    { index: 5, size: 8, path: [node(0, 4), node(1, 3), node(2, 0)] },
    { index: 2, size: 3, path: [node(1, 0)] },
    { index: 1, size: 5, path: [node(0, 0), node(1, 1), node(0, 4)] },
    { index: 0, size: 1, path: [] },
    // PATH(5, D[7]) = node 4, node 6 (a single leaf), the root of the first four.
    { index: 5, size: 7, path: [node(0, 4), node(0, 6), node(2, 0)] },
  ])('of leaf $index of $size is the published path', ({ index, size, path }) => {
    const proof = inclusionProof(leaves.slice(0, size), index);
    expect(proof.map(toHex)).toEqual(path);
    const leaf = leaves[index] ?? new Uint8Array();
    expect(verifyInclusion({ leaf, index, size, root: rootOf(size) }, proof)).toBe(true);
  });

  it('that is too long for the size of the tree does not hold, though its hashes lead to the root', () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = leaves;
    const pair = { leaf: second, root: rootOf(2) };
    expect(verifyInclusion({ ...pair, index: 1, size: 2 }, [first])).toBe(true);
    expect(verifyInclusion({ ...pair, index: 0, size: 1 }, [first])).toBe(false);
  });

  it('refuses a place that is not in the tree', () => {
    for (const index of [-1, 8, 1.5])
      expect(() => inclusionProof(leaves, index)).toThrow('index-out-of-tree');
    expect(() => inclusionProof([], 0)).toThrow('index-out-of-tree');
  });
});

describe('a consistency proof', () => {
  // RFC 9162 section 2.1.4.1; 1→8, 6→8 and 2→5 are those of the CT suite.
  it.each([
    { older: 1, newer: 1, path: [] },
    { older: 0, newer: 5, path: [] },
    { older: 1, newer: 8, path: [node(0, 1), node(1, 1), node(2, 1)] },
    { older: 6, newer: 8, path: [node(1, 2), node(1, 3), node(2, 0)] },
    { older: 2, newer: 5, path: [node(1, 1), node(0, 4)] },
    { older: 6, newer: 7, path: [node(1, 2), node(0, 6), node(2, 0)] },
  ])('from $older to $newer is the published one', ({ older, newer, path }) => {
    const proof = consistencyProof(leaves.slice(0, newer), older);
    expect(proof.map(toHex)).toEqual(path);
    const heads = [older, newer].map((size) => ({ size, root: rootOf(size) }));
    const [before, after] = heads;
    expect(before && after && verifyConsistency(before, after, proof)).toBe(true);
  });

  it('refuses an older size that is not in the tree', () => {
    for (const older of [-1, 9, 0.5])
      expect(() => consistencyProof(leaves, older)).toThrow('index-out-of-tree');
  });

  it('does not hold backwards or between two different trees of one size', () => {
    const at = (size: number) => ({ size, root: rootOf(size) });
    expect(verifyConsistency(at(8), at(6), consistencyProof(leaves, 6))).toBe(false);
    expect(verifyConsistency(at(8), { size: 8, root: rootOf(7) }, [])).toBe(false);
    expect(verifyConsistency({ size: 0, root: rootOf(1) }, at(8), [])).toBe(false);
    expect(verifyConsistency(at(3), at(8), [])).toBe(false);
    expect(verifyConsistency({ size: 1.5, root: rootOf(1) }, at(8), [])).toBe(false);
  });
});

describe('for trees of any size', () => {
  const tree = fc
    .integer({ min: 1, max: 70 })
    .map((size) => Array.from({ length: size }, (_, i) => leafHash(Uint8Array.of(i))));
  const flipped = (hash: Uint8Array): Uint8Array => hash.map((byte, at) => (at === 31 ? byte ^ 1 : byte));

  it('every leaf is proved, and no changed leaf, place, size, root or path', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (all, chosen, damaged) => {
        const index = chosen % all.length;
        const [leaf = new Uint8Array(), root, path] = [
          all[index],
          merkleRoot(all),
          inclusionProof(all, index),
        ];
        const claim = { leaf, index, size: all.length, root };
        expect(verifyInclusion(claim, path)).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: flipped(leaf) }, path)).toBe(false);
        expect(verifyInclusion({ ...claim, root: flipped(root) }, path)).toBe(false);
        expect(verifyInclusion({ ...claim, index: all.length }, path)).toBe(false);
        expect(verifyInclusion({ ...claim, index: -1 }, path)).toBe(false);
        expect(verifyInclusion(claim, [...path, root])).toBe(false);
        if (path.length > 0) {
          expect(verifyInclusion({ ...claim, index: index === 0 ? all.length - 1 : index - 1 }, path)).toBe(
            false,
          );
          expect(verifyInclusion(claim, path.slice(1))).toBe(false);
          const broken = path.map((hash, at) => (at === damaged % path.length ? flipped(hash) : hash));
          expect(verifyInclusion(claim, broken)).toBe(false);
        }
      }),
      { seed: 20260801 },
    );
  });

  it('every growth is proved, and no change of what was there', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (all, chosen, changed) => {
        const older = chosen % (all.length + 1);
        const before = { size: older, root: merkleRoot(all.slice(0, older)) };
        const after = { size: all.length, root: merkleRoot(all) };
        expect(verifyConsistency(before, after, consistencyProof(all, older))).toBe(true);
        if (older > 0) {
          const rewritten = all.map((leaf, at) => (at === changed % older ? flipped(leaf) : leaf));
          const other = { size: all.length, root: merkleRoot(rewritten) };
          expect(verifyConsistency(before, other, consistencyProof(rewritten, older))).toBe(false);
        }
      }),
      { seed: 20260802 },
    );
  });

  it('verifying never throws, whatever is handed in', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(
        bytes,
        bytes,
        fc.double(),
        fc.double(),
        fc.array(bytes, { maxLength: 8 }),
        (a, b, x, y, path) => {
          expect(verifyInclusion({ leaf: a, index: x, size: y, root: b }, path)).toBe(false);
          const older = { size: x, root: a };
          const newer = { size: y, root: b };
          // Two equal heads with no path between them are the one thing that may hold.
          const trivial = x === y && path.length === 0 && a.join() === b.join();
          if (!trivial) expect(verifyConsistency(older, newer, path)).toBe(false);
        },
      ),
      { seed: 20260803 },
    );
  });
});
