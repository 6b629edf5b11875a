/** The rows of a frame as a verifier has them, and the root that they give. */
import { canonicalText, checkedId } from '../../proof/canonical.ts';
import { compareText } from '../compare-text.ts';
import type { FrameUnit } from '../frame-check.ts';
import { byUnit, type FrameRow } from '../frame-root.ts';
import { SamplingRefusal } from '../refusal.ts';
import { frameRowText } from './frame-row-text.ts';
import { saltedLeafWith, streamedRoot } from './hash-tree.ts';
import { keyedHex } from './keyed-hex.ts';
import { CertificateRefusal } from './refusal.ts';
import type { Sha256 } from './sha256.ts';

export interface CertifiedFrameRow extends FrameRow {
  /** Of the row's leaf, 32 bytes in hex; needed where the certificate has no salt key of the frame. */
  readonly salt?: string;
}

/** Rows by unit id; the same array where they stand so already. */
const inUnitOrder = (rows: readonly CertifiedFrameRow[]): readonly CertifiedFrameRow[] =>
  rows.every((row, at) => at === 0 || byUnit(rows[at - 1] ?? row, row) < 0) ? rows : rows.toSorted(byUnit);

type SaltOf = (row: CertifiedFrameRow) => string;

const derivedSalts = (sha256: Sha256, saltKey: string, frame: string): SaltOf => {
  const opened = canonicalText(['zhenping/salt/v1', 'frame-row', checkedId(frame)]).slice(0, -1);
  const saltOf = keyedHex(sha256, saltKey, `${opened},"`);
  return ({ unit }) => saltOf(`${unit}"]`);
};

const ownSalt: SaltOf = ({ unit, salt }) => {
  if (salt === undefined || !/^[0-9a-f]{64}$/.test(salt)) {
    throw new CertificateRefusal({ code: 'field-missing', data: { path: `frame row ${unit}.salt` } });
  }
  return salt;
};

interface FrameSeal {
  readonly frame: string;
  readonly saltKey: string | null;
}

/** The leaf hashes of rows in unit order. */
function* leavesOf(
  { frame, saltKey }: FrameSeal,
  rows: Iterable<CertifiedFrameRow>,
  sha256: Sha256,
): Generator<string> {
  const saltOf = saltKey === null ? ownSalt : derivedSalts(sha256, saltKey, frame);
  const leafOf = saltedLeafWith(sha256);
  const textOf = frameRowText(frame);
  let before: string | undefined;
  for (const row of rows) {
    const { unit } = row;
    if (before !== undefined && compareText(before, unit) >= 0) {
      throw new SamplingRefusal({ code: 'rows-not-in-order', data: { before, after: unit } });
    }
    before = unit;
    yield leafOf(saltOf(row), textOf(row));
  }
}

/**
 * The frame's root as `frameRoot` makes it, in hex, from rows in unit order; each is read once, so they can be a stream.
 * @throws SamplingRefusal `rows-not-in-order`, also for a unit that comes twice, `attribute-twice`; ProofRefusal;
 *   CertificateRefusal `field-missing` for a salt where there is no salt key
 */
export const streamedFrameRoot = (
  seal: FrameSeal,
  rows: Iterable<CertifiedFrameRow>,
  sha256: Sha256,
): string => streamedRoot(sha256, leavesOf(seal, rows, sha256));

/** The same from rows in any order. */
export const certifiedFrameRoot = (
  { rows, ...seal }: FrameSeal & { readonly rows: readonly CertifiedFrameRow[] },
  sha256: Sha256,
): string => streamedFrameRoot(seal, inUnitOrder(rows), sha256);

/** A row as the draw reads it; the order column is one of its attributes. */
export const unitOf = (
  { unit, stratum, size, attributes }: CertifiedFrameRow,
  orderColumn: string | null,
): FrameUnit => {
  const order = orderColumn === null ? null : (attributes[orderColumn] ?? null);
  return { id: unit, stratum, size, ...(order === null ? {} : { order: String(order) }) };
};
