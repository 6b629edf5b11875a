import {
  type CertifiedFrameRow,
  certifiedFrameRoot,
  streamedFrameRoot,
} from '../../methods/sampling/certificate/certified-frame.ts';
import type { FrameRow } from '../../methods/sampling/frame-root.ts';
import { SamplingRefusal } from '../../methods/sampling/refusal.ts';
import { platformTools } from '../verify/platform-tools.ts';
import { frameRows, readFrame } from '../verify/read-frame.ts';

export interface FrozenRows {
  readonly root: string;
  /** What the draw reads: of the attributes only the order column. */
  readonly rows: readonly FrameRow[];
}

export interface FrameToFreeze {
  readonly file: string;
  readonly frame: string;
  readonly saltKey: string;
  readonly orderColumn: string | null;
}

const noAttributes = {};

const withoutAttributes = (
  { unit, stratum, size, attributes }: CertifiedFrameRow,
  orderColumn: string | null,
): FrameRow => ({
  unit,
  stratum,
  size,
  attributes: orderColumn === null ? noAttributes : { [orderColumn]: attributes[orderColumn] ?? null },
});

/** Rows on their way to the root; what the draw needs of them is kept. */
function* keeping(
  rows: Iterable<CertifiedFrameRow>,
  orderColumn: string | null,
  kept: FrameRow[],
): Generator<CertifiedFrameRow> {
  for (const row of rows) {
    kept.push(withoutAttributes(row, orderColumn));
    yield row;
  }
}

/**
 * The root of a frame file and its rows, read once where they stand in unit order, as lists by code do; else they are
 * read again, held and sorted. Throws what `frameRows` and `streamedFrameRoot` throw.
 */
export const freezeFrame = ({ file, frame, saltKey, orderColumn }: FrameToFreeze): FrozenRows => {
  const { sha256 } = platformTools;
  const kept: FrameRow[] = [];
  try {
    const rows = keeping(frameRows(file), orderColumn, kept);
    return { root: streamedFrameRoot({ frame, saltKey }, rows, sha256), rows: kept };
  } catch (error) {
    if (!(error instanceof SamplingRefusal) || error.code !== 'rows-not-in-order') throw error;
    const rows = readFrame(file);
    return {
      root: certifiedFrameRoot({ frame, saltKey, rows }, sha256),
      rows: rows.map((row) => withoutAttributes(row, orderColumn)),
    };
  }
};
