/**
 * A certificate (抽样证书) holds everything from which a draw follows, so that whoever has it and the frame can do the
 * draw again. It has two stages. Sealed: the sample is fixed under its root, villages are shown one by one. Opened: the
 * key is out, and every unit can be recomputed. Hashes, keys and salts are 32 bytes in lower-case hex; moments are UTC.
 */

import type { SelectionRole, StratumMethod } from '../draw.ts';
import type { Fraction } from '../fraction.ts';
import type { DrawDesign } from './draw-design.ts';
import type { LotteryEntry } from './lottery.ts';

export const certificateFormat = 'zhenping/certificate/v1';

/** Of a draw by rotation: it also holds the draw before. */
export const rotatedFormat = 'zhenping/certificate/v2';

/** It says whether a lottery is the beacon and what was entered of it, and which villages were lost. */
export const thirdFormat = 'zhenping/certificate/v3';

export const certificateFormats = [certificateFormat, rotatedFormat, thirdFormat] as const;

export interface Certificate {
  readonly format: (typeof certificateFormats)[number];
  readonly stage: 'sealed' | 'opened';
  readonly campaign: string;
  /** 1 for a campaign's first draw. */
  readonly drawNumber: number;
  readonly frame: FrozenFrame;
  readonly design: DrawDesign;
  readonly designHash: string;
  /** One for each party of the design. */
  readonly parties: readonly PartyRecord[];
  /** Of the design's beacon. */
  readonly pulse: CertifiedPulse | null;
  /** K and the seed; null while sealed. */
  readonly key: string | null;
  readonly seed: string | null;
  readonly villages: CertifiedSample;
  /** Reserves that were opened, in that order. */
  readonly releases: readonly Release[];
  /** Every version of every roster that was frozen, by village and version. */
  readonly households: readonly CertifiedRoster[];
  readonly log: readonly LoggedFact[];
  /** Where a stratum is drawn by rotation: the draw before, all of its strata, as its opened certificate has them. */
  readonly previous?: readonly CertifiedDraw[];
  /** From version 3 on: every entry of the lottery's result, by round, the commissioner's first; none without a lottery. */
  readonly lotteryEntries?: readonly LotteryEntry[];
  /** From version 3 on: villages that could not be worked; while sealed, those that may be told. */
  readonly losses?: readonly CertifiedLoss[];
}

export interface FrozenFrame {
  readonly id: string;
  readonly rows: number;
  readonly root: string;
  /** Opened with K where the frame has a salt key of its own; null: each row of the frame file carries its salt. */
  readonly saltKey: string | null;
}

export interface PartyRecord {
  readonly party: string;
  /** Null: did not commit in time. */
  readonly commitment: string | null;
  /** ECDSA P-256 with SHA-256 over the canonical array that names the commitment: r ‖ s, 64 bytes in hex. */
  readonly signature: string | null;
  /** Null: not revealed by the deadline; the draw went on without it. */
  readonly reveal: { readonly salt: string; readonly value: string } | null;
}

export interface CertifiedPulse {
  readonly number: number;
  /** As the beacon publishes it. */
  readonly value: string;
  /** When the beacon publishes it. */
  readonly at: string;
}

/** What was selected at one stage (all villages, or the households of one roster): sealed under a root, then opened. */
export interface CertifiedSample {
  readonly root: string;
  readonly leaves: number;
  /** Units shown before the opening, each with its proof. */
  readonly disclosed: readonly Disclosure[];
  /** Null while sealed. */
  readonly draws: readonly CertifiedDraw[] | null;
}

export interface Disclosure {
  readonly stratum: string;
  readonly rank: number;
  readonly unit: string;
  readonly ticket: string;
  readonly salt: string;
  /** Place of the leaf, from 0. */
  readonly index: number;
  readonly path: readonly string[];
}

/** The draw of one stratum; fields as in `StratumDraw`. */
export interface CertifiedDraw {
  readonly stratum: string;
  readonly method: StratumMethod;
  readonly units: number;
  readonly quota: number;
  readonly takeAll: number;
  readonly reserve: number;
  readonly total: string;
  readonly selected: readonly CertifiedSelection[];
}

export interface CertifiedSelection {
  readonly unit: string;
  readonly role: SelectionRole;
  readonly rank: number;
  readonly ticket: string;
  readonly probability: Fraction;
  /** Of the unit's leaf under the sample's root. */
  readonly salt: string;
}

export interface Release {
  readonly stratum: string;
  readonly rank: number;
  readonly at: string;
  /** A code of the campaign's list of reasons. */
  readonly reason: string;
  readonly supervisor: string;
}

/** A village of the sample, or an opened reserve, that could not be worked: one person recorded it, another confirmed it. */
export interface CertifiedLoss {
  readonly stratum: string;
  readonly rank: number;
  readonly unit: string;
  /** A code of the campaign's list of reasons. */
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Both null until somebody has confirmed it: before a reserve is opened for it, and before the opening of the key. */
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
  /** Rank of the reserve that stands in for it, in the same stratum. */
  readonly reserve: number | null;
}

export interface CertifiedRoster {
  readonly village: string;
  /** From 1; a corrected roster is the next version and both stay. */
  readonly version: number;
  readonly root: string;
  /** Households of all its lists. */
  readonly rows: number;
  readonly frozenAt: string;
  /** Null for version 1. */
  readonly correction: { readonly reason: string; readonly supervisor: string } | null;
  /** Every list of the roster with the number of its households. */
  readonly lists: readonly { readonly list: string; readonly size: number }[];
  /** Null without a beacon: the key K stands in its place. */
  readonly pulse: CertifiedPulse | null;
  readonly sample: CertifiedSample;
}

export const facts = ['frozen', 'committed', 'revealed', 'drawn', 'opened'] as const;

/** When something happened, by the log; with the anchor that fixed it outside, where there is one. */
export interface LoggedFact {
  readonly fact: (typeof facts)[number];
  /** Of a commitment and a reveal; null otherwise. */
  readonly party: string | null;
  readonly at: string;
  readonly anchor: { readonly number: number; readonly hash: string } | null;
}
