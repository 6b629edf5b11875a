/** A certificate from what the one who draws has: the frozen parts, the chance, the draws and the secret salts. */
import { fromHex, toHex } from '../../proof/hex.ts';
import { compareText } from '../compare-text.ts';
import type { StratumDraw } from '../draw.ts';
import { drawHouseholds } from '../draw-households.ts';
import { drawSeed, householdStage, householdStageSeed, villageStage } from '../seed.ts';
import {
  type Certificate,
  type CertifiedPulse,
  type CertifiedRoster,
  certificateFormat,
  rotatedFormat,
  thirdFormat,
} from './certificate.ts';
import { type DrawDesign, designHash } from './draw-design.ts';
import type { LotteryEntry } from './lottery.ts';
import { type SelectedPlace, sealedSample } from './sealed-sample.ts';
import { portableSha256, type Sha256 } from './sha256.ts';

/** A draw up to the moment before it: all of it is fixed, K is still secret. Hex throughout. */
export interface DrawInputs
  extends Pick<Certificate, 'campaign' | 'drawNumber' | 'design' | 'parties' | 'pulse' | 'previous'> {
  readonly frame: Certificate['frame'];
  readonly key: string;
}

/** The seed of the draw, in hex; parties that did not reveal enter as null. */
export const certifiedSeed = (inputs: DrawInputs, sha256: Sha256 = portableSha256): string =>
  toHex(
    drawSeed({
      campaign: inputs.campaign,
      drawNumber: inputs.drawNumber,
      frameRoot: fromHex(inputs.frame.root, 32),
      designHash: fromHex(designHash(inputs, sha256), 32),
      key: fromHex(inputs.key, 32),
      reveals: inputs.parties.map(({ party, reveal }) => ({
        party,
        value: reveal === null ? null : fromHex(reveal.value, 32),
      })),
      beacon:
        inputs.design.beacon === null || inputs.pulse === null
          ? null
          : { name: inputs.design.beacon.name, pulse: inputs.pulse },
    }),
  );

/** The draws of one frozen roster. */
export const certifiedHouseholds = (
  draw: {
    readonly campaign: string;
    readonly seed: string;
    readonly key: string;
    readonly design: DrawDesign;
  },
  roster: Pick<CertifiedRoster, 'village' | 'root' | 'lists' | 'pulse'>,
): readonly StratumDraw[] => {
  const wanted = new Map(draw.design.lists.map(({ list, n }) => [list, n]));
  return drawHouseholds({
    campaign: draw.campaign,
    village: roster.village,
    stageSeed: householdStageSeed({
      seed: fromHex(draw.seed, 32),
      village: roster.village,
      rosterRoot: fromHex(roster.root, 32),
      chance: roster.pulse === null ? { key: fromHex(draw.key, 32) } : { pulse: roster.pulse },
    }),
    lists: roster.lists.flatMap(({ list, size }) => {
      const n = wanted.get(list);
      return n === undefined ? [] : [{ list, size, n }];
    }),
  });
};

export interface RosterToCertify extends Omit<CertifiedRoster, 'sample'> {
  readonly pulse: CertifiedPulse | null;
  readonly disclosed: readonly SelectedPlace[];
}

export interface CertificateParts extends DrawInputs {
  readonly draws: readonly StratumDraw[];
  /** Of the samples' leaves, 32 bytes in hex. */
  readonly sampleSaltKey: string;
  readonly stage: Certificate['stage'];
  /** Villages shown so far. */
  readonly disclosed: readonly SelectedPlace[];
  readonly releases: Certificate['releases'];
  readonly households: readonly RosterToCertify[];
  readonly log: Certificate['log'];
  /** What was entered of a lottery's result; absent: none takes part. */
  readonly lotteryEntries?: Certificate['lotteryEntries'];
  /** Absent: none. */
  readonly losses?: Certificate['losses'];
}

/** The design decides, for its hash binds the version. */
const formatOf = ({ lottery, rotation }: DrawDesign): Certificate['format'] => {
  if (lottery !== undefined) return thirdFormat;
  return rotation === undefined ? certificateFormat : rotatedFormat;
};

const byRoundAndSide = (a: LotteryEntry, b: LotteryEntry): number =>
  a.round - b.round || compareText(a.side, b.side);

/**
 * The certificate of a draw at the stage asked for. While sealed, key, seed, draws and the frame's salt key stay out.
 * @throws SamplingRefusal, ProofRefusal for parts that cannot be hashed or drawn from
 */
export const certificateOf = (parts: CertificateParts, sha256: Sha256 = portableSha256): Certificate => {
  const { campaign, drawNumber, frame, design, parties, pulse, key, releases, log, stage } = parts;
  const { previous } = parts;
  const opened = stage === 'opened';
  const seed = certifiedSeed(parts, sha256);
  const seal = { saltKey: parts.sampleSaltKey, opened };
  const { draws, disclosed } = parts;
  return {
    format: formatOf(design),
    stage,
    campaign,
    drawNumber,
    frame: opened ? frame : { ...frame, saltKey: null },
    design,
    designHash: designHash(parts, sha256),
    parties,
    pulse,
    key: opened ? key : null,
    seed: opened ? seed : null,
    villages: sealedSample({ ...seal, stage: villageStage, draws, disclosed }, sha256),
    releases,
    households: parts.households.map(({ disclosed: shown, ...roster }) => {
      const drawn = certifiedHouseholds({ campaign, seed, key, design }, roster);
      const toSeal = { ...seal, stage: householdStage, draws: drawn, roster: roster.root, disclosed: shown };
      return { ...roster, sample: sealedSample(toSeal, sha256) };
    }),
    log,
    ...(previous === undefined ? {} : { previous }),
    ...(design.lottery === undefined
      ? {}
      : {
          lotteryEntries: (parts.lotteryEntries ?? []).toSorted(byRoundAndSide),
          losses: parts.losses ?? [],
        }),
  };
};
