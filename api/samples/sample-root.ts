import { canonicalBytes } from '../../methods/proof/canonical.ts';
import { hashOf } from '../../methods/proof/hash-of.ts';
import { hexOf32, toHex } from '../../methods/proof/hex.ts';
import { growingTree, saltedLeafHash } from '../../methods/proof/tree-hash.ts';

interface Selected {
  readonly stratum: string;
  readonly rank: number;
  readonly unit: string;
  readonly ticket: string;
}

/**
 * The root over what was drawn, sample and ladder, by stratum and rank: leaves ["zhenping/selected/v1", stage, stratum, rank,
 * unit, ticket] under salts that follow from the sealed key. Published at the draw, it fixes the sample without showing it.
 */
export const sampleRootOf = (key: Uint8Array, stage: string, selected: readonly Selected[]): string => {
  const tree = growingTree();
  for (const { stratum, rank, unit, ticket } of selected) {
    const salt = hashOf('zhenping/selected-salt/v1', hexOf32('key', key), stage, unit);
    tree.add(saltedLeafHash(salt, canonicalBytes(['zhenping/selected/v1', stage, stratum, rank, unit, ticket])));
  }
  return toHex(tree.root());
};

interface RosterRow {
  readonly list: string;
  readonly household: string;
  readonly group: string;
}

/** The root over a village's roster as it was frozen: leaves ["zhenping/roster-row/v1", village, place, list, household, group]. */
export const rosterRootOf = (key: Uint8Array, village: string, rows: readonly RosterRow[]): Uint8Array => {
  const tree = growingTree();
  rows.forEach(({ list, household, group }, index) => {
    const salt = hashOf('zhenping/roster-salt/v1', hexOf32('key', key), village, index + 1);
    const row = ['zhenping/roster-row/v1', village, index + 1, list, household, group];
    tree.add(saltedLeafHash(salt, canonicalBytes(row)));
  });
  return tree.root();
};
