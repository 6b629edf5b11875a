/** What is kept of a draw is compared with what was published of it, whenever it is read: nothing is drawn or shown from an edited table. */

import { hashOf } from '../../methods/proof/hash-of.ts';
import { toHex } from '../../methods/proof/hex.ts';
import type { DrawInputs } from '../../methods/sampling/certificate/certificate-of.ts';
import { streamedFrameRoot } from '../../methods/sampling/certificate/certified-frame.ts';
import { designHash } from '../../methods/sampling/certificate/draw-design.ts';
import { byUnit } from '../../methods/sampling/frame-root.ts';
import type { FrameVillage } from '../frames/frame.ts';
import { frameRow } from '../frames/frame-row.ts';
import { sha256 } from '../platform/sha256.ts';
import type { DoneDraw, FrozenDraw } from './draw-record.ts';

/** An error, not a refusal: no user can mend it, and somebody has to be called. */
const changed = ({ campaign, drawNumber }: DrawInputs, what: string): Error =>
  new Error(`Draw ${drawNumber} of campaign ${campaign}: ${what} is not what was published`);

/** J["zhenping/seed-commit/v1", seed]: tells nothing of the seed, and holds it from the draw on. */
export const seedCommitOf = (seed: string): string => toHex(hashOf('zhenping/seed-commit/v1', seed));

/** Throws unless design and seed are those of the freeze and of the draw. */
export const mustStandAsFrozen = (
  inputs: DrawInputs,
  seed: string,
  draw: FrozenDraw & { readonly done?: DoneDraw | undefined },
): void => {
  if (designHash(inputs, sha256) !== draw.designHash) {
    throw changed(inputs, 'the design');
  }
  if (draw.done !== undefined && draw.done.seedCommit !== seedCommitOf(seed)) {
    throw changed(inputs, 'what entered the seed');
  }
};

/** Throws unless these are all villages of the frozen frame, as they were. */
export const mustBeFrozenFrame = (inputs: DrawInputs, villages: readonly FrameVillage[]): void => {
  const { id, root, saltKey } = inputs.frame;
  const rows = villages.map(frameRow).toSorted(byUnit);
  if (streamedFrameRoot({ frame: id, saltKey }, rows, sha256) !== root) {
    throw changed(inputs, 'the frame');
  }
};
