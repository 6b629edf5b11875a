/** The tree of RFC 9162 as in `proof/tree-hash.ts`, with hashes in hex and the hash function given from outside. */
import { growingBuffer } from './growing-buffer.ts';
import { writeHex } from './hex-bytes.ts';
import type { Sha256 } from './sha256.ts';
import { writeUtf8 } from './utf8-bytes.ts';

type Join = (left: string, right: string) => string;

const joinWith = (sha256: Sha256): Join => {
  const node = new Uint8Array(65);
  node[0] = 1;
  return (left, right) => {
    writeHex(left, node, 1);
    writeHex(right, node, 33);
    return sha256(node);
  };
};

/** SHA-256(0x00 ‖ salt ‖ UTF-8 of the text). The salt is 32 bytes in hex, the text well formed. */
export const saltedLeafWith = (sha256: Sha256): ((salt: string, text: string) => string) => {
  const leaf = growingBuffer(Uint8Array.of(0), 512);
  return (salt, text) => {
    const bytes = leaf.withRoom(33 + 3 * text.length);
    writeHex(salt, bytes, 1);
    return sha256(leaf.first(writeUtf8(text, bytes, 33)));
  };
};

/** A level above: neighbours joined, a last one without neighbour rises unchanged. */
const levelAbove = (level: readonly string[], join: Join): readonly string[] => {
  const above: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at] ?? '';
    const right = level[at + 1];
    above.push(right === undefined ? left : join(left, right));
  }
  return above;
};

export interface HashTree {
  readonly root: string;
  /** The siblings from leaf `index` to the root, lowest first. */
  readonly path: (index: number) => readonly string[];
}

/** The tree over leaf hashes with all its levels, for roots and many paths. */
export const hashTree = (sha256: Sha256, leaves: readonly string[]): HashTree => {
  const join = joinWith(sha256);
  const levels = [leaves];
  let top = leaves;
  while (top.length > 1) {
    top = levelAbove(top, join);
    levels.push(top);
  }
  return {
    root: top[0] ?? sha256(new Uint8Array()),
    path: (index) =>
      levels.flatMap((level, height) => {
        const at = Math.floor(index / 2 ** height);
        return level[at % 2 === 0 ? at + 1 : at - 1] ?? [];
      }),
  };
};

/** The root over leaf hashes that come one after another, in memory of log₂ n hashes. */
export const streamedRoot = (sha256: Sha256, leaves: Iterable<string>): string => {
  const join = joinWith(sha256);
  const peaks: string[] = [];
  let size = 0;
  for (const leaf of leaves) {
    let hash = leaf;
    for (let level = size; level % 2 === 1; level = (level - 1) / 2) hash = join(peaks.pop() ?? '', hash);
    peaks.push(hash);
    size += 1;
  }
  const last = peaks.pop() ?? sha256(new Uint8Array());
  return peaks.reduceRight((right, left) => join(left, right), last);
};

/** The root that a path leads to from leaf `index` of `size`; undefined if the path is too short or too long for it. */
export const rootOfPathWith = (sha256: Sha256) => {
  const join = joinWith(sha256);
  return (leaf: string, index: number, size: number, path: readonly string[]): string | undefined => {
    let hash = leaf;
    let used = 0;
    for (let [at, last] = [index, size - 1]; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
      if (at % 2 === 0 && at === last) continue;
      const sibling = path[used];
      if (sibling === undefined) return;
      hash = at % 2 === 0 ? join(hash, sibling) : join(sibling, hash);
      used += 1;
    }
    return used === path.length ? hash : undefined;
  };
};
