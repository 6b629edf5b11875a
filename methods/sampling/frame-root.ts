/** The fingerprint of a frozen frame: any changed, added or missing row changes it, and it tells nothing about a row. */
import { checkedId } from '../proof/canonical.ts';
import { saltsOf } from '../proof/keyed-hash.ts';
import { type SealedRow, sealedRow } from '../proof/sealed-row.ts';
import { growingTree } from '../proof/tree-hash.ts';
import { type Attributes, sortedAttributes } from './attributes.ts';
import { compareText } from './compare-text.ts';
import { SamplingRefusal } from './refusal.ts';

export interface FrameRow {
  readonly unit: string;
  readonly stratum: string;
  readonly size: number;
  readonly attributes: Attributes;
}

/** The order of rows under a frame's root: unit ids by code unit. */
export const byUnit = (a: FrameRow, b: FrameRow): number => compareText(a.unit, b.unit);

/**
 * Leaves of one frame: ["zhenping/frame-row/v1", frame, unit, stratum, size, [[name, value], …]], each with its own
 * salt out of the frame's salt key (32 random bytes, kept with the frame).
 * @throws ProofRefusal
 */
export const frameLeaves = (saltKey: Uint8Array, frame: string): ((row: FrameRow) => SealedRow) => {
  const saltOf = saltsOf(saltKey);
  return ({ unit, stratum, size, attributes }) =>
    sealedRow(
      saltOf('frame-row', checkedId(frame), checkedId(unit)),
      'zhenping/frame-row/v1',
      frame,
      unit,
      checkedId(stratum),
      size,
      sortedAttributes(attributes),
    );
};

/**
 * The root over all rows, which come in the order of {@link byUnit}; read once, so a frame can be a stream.
 * @throws SamplingRefusal `rows-not-in-order` (also when a unit comes twice); ProofRefusal
 */
export const frameRoot = (saltKey: Uint8Array, frame: string, rows: Iterable<FrameRow>): Uint8Array => {
  const leafOf = frameLeaves(saltKey, frame);
  const tree = growingTree();
  let before: FrameRow | undefined;
  for (const row of rows) {
    if (before !== undefined && byUnit(before, row) >= 0) {
      throw new SamplingRefusal({
        code: 'rows-not-in-order',
        data: { before: before.unit, after: row.unit },
      });
    }
    tree.add(leafOf(row).leaf);
    before = row;
  }
  return tree.root();
};
