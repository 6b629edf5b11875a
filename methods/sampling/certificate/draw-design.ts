/** What a draw's design says, as far as the draw follows from it; the rest is bound as text. All of it is under one hash. */
import { type CanonicalValue, canonicalBytes } from '../../proof/canonical.ts';
import { compareText } from '../compare-text.ts';
import type { StratumMethod } from '../draw.ts';
import type { LotteryDesign } from './lottery.ts';
import { portableSha256, type Sha256 } from './sha256.ts';

export interface DrawDesign {
  /** J["zhenping/key/v1", campaign, drawNumber, K], made before anybody else speaks. */
  readonly keyCommit: string;
  /** Attribute of the frame along which `pps-frame-order` runs; null, or no value in a row: the unit's id. */
  readonly orderColumn: string | null;
  readonly strata: readonly StratumDesign[];
  /** Households to draw in each village, by list type. */
  readonly lists: readonly { readonly list: string; readonly n: number }[];
  readonly parties: readonly PartyKey[];
  /** The end of reveals; null only where neither party nor beacon takes part. */
  readonly deadline: string | null;
  readonly beacon: NamedPulse | null;
  readonly codeVersion: string;
  /** Indicators, thresholds, planned design effects and whatever else is fixed: any text, RFC 8785 JSON by custom. */
  readonly rules: string;
  /** Only where a stratum is drawn by rotation. */
  readonly rotation?: RotationDesign;
  /** From version 3 on: of a beacon that is an issue of a lottery; null where it is none. Absent in older designs. */
  readonly lottery?: LotteryDesign | null;
}

/** A wave that goes on from the sample of the wave before. */
export interface RotationDesign {
  /** The draw before, by its name and the root over its sample. */
  readonly previous: {
    readonly campaign: string;
    readonly drawNumber: number;
    readonly sampleRoot: string;
  };
  /** Of each stratum with the method `rotation`: how many units of its last sample stay at least. */
  readonly keep: readonly { readonly stratum: string; readonly keep: number }[];
}

export interface StratumDesign {
  readonly code: string;
  readonly n: number;
  readonly reserve: number;
  readonly method: StratumMethod;
}

export interface PartyKey {
  readonly party: string;
  /** P-256 point, not compressed: 65 bytes in hex. */
  readonly publicKey: string;
}

export interface NamedPulse {
  readonly name: string;
  /** The first pulse at least an hour after the deadline. */
  readonly number: number;
  readonly at: string;
}

interface Bound {
  readonly campaign: string;
  readonly drawNumber: number;
  readonly frame: { readonly id: string; readonly rows: number; readonly root: string };
  readonly design: DrawDesign;
}

const rotationArray = ({ previous, keep }: RotationDesign): readonly CanonicalValue[] => [
  previous.campaign,
  previous.drawNumber,
  previous.sampleRoot,
  keep
    .toSorted((a, b) => compareText(a.stratum, b.stratum))
    .map(({ stratum, keep: least }) => [stratum, least]),
];

/** Each version has one array, so that nothing hashed under one can be read as another. */
const purposeOf = ({ rotation, lottery }: DrawDesign): string => {
  if (lottery !== undefined) return 'zhenping/draw-design/v3';
  return rotation === undefined ? 'zhenping/draw-design/v1' : 'zhenping/draw-design/v2';
};

/** Version 2 has what is rotated at its end; version 3 has that or null, and the lottery or null. */
const addedParts = ({ rotation, lottery }: DrawDesign): readonly CanonicalValue[] => {
  const rotated = rotation === undefined ? null : rotationArray(rotation);
  if (lottery === undefined) return rotated === null ? [] : [rotated];
  return [rotated, lottery === null ? null : [lottery.published, lottery.writtenAs]];
};

/** The array under the design's hash: strata by code, lists by type, parties by id, whatever order they came in. */
const designArray = ({ campaign, drawNumber, frame, design }: Bound): readonly CanonicalValue[] => [
  purposeOf(design),
  campaign,
  drawNumber,
  frame.id,
  frame.rows,
  frame.root,
  design.keyCommit,
  design.orderColumn,
  design.strata
    .toSorted((a, b) => compareText(a.code, b.code))
    .map(({ code, n, reserve, method }) => [code, n, reserve, method]),
  design.lists.toSorted((a, b) => compareText(a.list, b.list)).map(({ list, n }) => [list, n]),
  design.parties
    .toSorted((a, b) => compareText(a.party, b.party))
    .map(({ party, publicKey }) => [party, publicKey]),
  design.deadline,
  design.beacon?.name ?? null,
  design.beacon?.number ?? null,
  design.beacon?.at ?? null,
  design.codeVersion,
  design.rules,
  ...addedParts(design),
];

/** designHash = SHA-256 of {@link designArray}, in hex. */
export const designHash = (bound: Bound, sha256: Sha256 = portableSha256): string =>
  sha256(canonicalBytes(designArray(bound)));
