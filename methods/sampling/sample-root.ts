/**
 * What is published at the draw: one hash over everything selected, sample and ladder. A village is shown to its team
 * at departure with its salt and path, which proves that it was fixed before; the others stay unknown.
 */
import { checkedId } from '../proof/canonical.ts';
import { saltsOf } from '../proof/keyed-hash.ts';
import { type SealedRow, sealedRow } from '../proof/sealed-row.ts';
import { merkleRoot } from '../proof/tree-hash.ts';
import { compareText } from './compare-text.ts';
import type { Selection, StratumDraw } from './draw.ts';

export interface SealedSelection extends SealedRow {
  readonly stratum: string;
  readonly rank: number;
  readonly unit: string;
}

/**
 * Leaves ["zhenping/selected/v1", stage, stratum, rank, unit, ticket], by stratum and rank; the place of a leaf here is
 * its index in an inclusion proof.
 * @param saltKey 32 random bytes, kept secret until closing
 * @throws ProofRefusal
 */
export const sampleLeaves = (
  saltKey: Uint8Array,
  stage: string,
  draws: readonly StratumDraw[],
): readonly SealedSelection[] => {
  const saltOf = saltsOf(saltKey);
  const sealed = (stratum: string, { rank, unit, ticket }: Selection): SealedSelection => {
    const place = [checkedId(stage), checkedId(stratum), rank] as const;
    const row = sealedRow(
      saltOf('selected', ...place),
      'zhenping/selected/v1',
      ...place,
      checkedId(unit),
      ticket,
    );
    return { ...row, stratum, rank, unit };
  };
  return draws
    .toSorted((a, b) => compareText(a.stratum, b.stratum))
    .flatMap(({ stratum, selected }) => selected.map((selection) => sealed(stratum, selection)));
};

/** The root over {@link sampleLeaves}. */
export const sampleRoot = (saltKey: Uint8Array, stage: string, draws: readonly StratumDraw[]): Uint8Array =>
  merkleRoot(sampleLeaves(saltKey, stage, draws).map(({ leaf }) => leaf));
