import type { FrameRow } from '../../methods/sampling/frame-root.ts';
import type { FrameVillage } from './frame.ts';

/** A village as it stands under the frame's root, and in the file with which a draw is checked. */
export const frameRow = ({ code, name, stratum, size, attributes }: FrameVillage): FrameRow => ({
  unit: code,
  stratum,
  size,
  attributes: { name, ...attributes },
});
