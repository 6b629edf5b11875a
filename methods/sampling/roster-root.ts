/** The fingerprint of one version of a village's frozen household roster, logged before any ticket of it exists. */
import { checkedId } from '../proof/canonical.ts';
import { saltsOf } from '../proof/keyed-hash.ts';
import { type SealedRow, sealedRow } from '../proof/sealed-row.ts';
import { merkleRoot } from '../proof/tree-hash.ts';
import { type Attributes, sortedAttributes } from './attributes.ts';
import { compareText } from './compare-text.ts';
import { SamplingRefusal } from './refusal.ts';

export interface RosterList {
  /** List type, such as `exited`. */
  readonly list: string;
  /** In the order of the roster: the first has position 1. */
  readonly households: readonly Attributes[];
}

export interface Roster {
  readonly village: string;
  /** 1 at first; a corrected roster is a new version and both stay. */
  readonly version: number;
  readonly lists: readonly RosterList[];
}

export interface SealedHousehold extends SealedRow {
  readonly list: string;
  readonly position: number;
}

/**
 * Leaves ["zhenping/roster-row/v1", village, version, list, position, [[name, value], …]], sorted by list type and
 * then position, each with its own salt out of the salt key.
 * @throws SamplingRefusal `stratum-twice` for a list that comes twice; ProofRefusal
 */
export const rosterLeaves = (saltKey: Uint8Array, roster: Roster): readonly SealedHousehold[] => {
  const { village, version } = roster;
  const saltOf = saltsOf(saltKey);
  const sorted = roster.lists.toSorted((a, b) => compareText(a.list, b.list));
  sorted.forEach(({ list }, index) => {
    if (sorted[index + 1]?.list === list) {
      throw new SamplingRefusal({ code: 'stratum-twice', data: { stratum: `${village}:${list}` } });
    }
  });
  return sorted.flatMap(({ list, households }) =>
    households.map((attributes, index) => {
      const place = [checkedId(village), version, checkedId(list), index + 1] as const;
      const salt = saltOf('roster-row', ...place);
      const row = sealedRow(salt, 'zhenping/roster-row/v1', ...place, sortedAttributes(attributes));
      return { ...row, list, position: index + 1 };
    }),
  );
};

/** The root over {@link rosterLeaves}. */
export const rosterRoot = (saltKey: Uint8Array, roster: Roster): Uint8Array =>
  merkleRoot(rosterLeaves(saltKey, roster).map(({ leaf }) => leaf));
