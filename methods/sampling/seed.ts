/**
 * Where the chance of a draw comes from: a key that the service commits to before anyone else speaks, values that the
 * parties commit to and reveal, and a public pulse that nobody can know in time. Every part is bound to one frame and
 * one design, so none of them can be used for another draw. Parts that do not exist enter as null.
 */
import { type CanonicalValue, checkedId } from '../proof/canonical.ts';
import { hashOf } from '../proof/hash-of.ts';
import { hexOf32 } from '../proof/hex.ts';
import { compareText } from './compare-text.ts';
import { SamplingRefusal } from './refusal.ts';

/** One draw of one campaign; the first draw has number 1. */
export interface DrawName {
  readonly campaign: string;
  readonly drawNumber: number;
}

/** A value from a public beacon. `pulse` is the text that the beacon publishes (drand: randomness in lower-case hex). */
export interface Pulse {
  readonly number: number;
  readonly value: string;
}

/** keyCommit = J["zhenping/key/v1", campaign, drawNumber, K]; part of the design before the parties commit. */
export const keyCommitment = ({ campaign, drawNumber }: DrawName, key: Uint8Array): Uint8Array =>
  hashOf('zhenping/key/v1', checkedId(campaign), drawNumber, hexOf32('key', key));

/** What one party commits to; `salt` and `value` are 32 bytes each from its own machine. */
export interface PartyCommitment extends DrawName {
  readonly party: string;
  readonly frameRoot: Uint8Array;
  readonly designHash: Uint8Array;
  readonly salt: Uint8Array;
  readonly value: Uint8Array;
}

/** J["zhenping/commit/v1", campaign, drawNumber, party, frameRoot, designHash, salt, value]. */
export const partyCommitment = (commitment: PartyCommitment): Uint8Array =>
  hashOf(
    'zhenping/commit/v1',
    checkedId(commitment.campaign),
    commitment.drawNumber,
    checkedId(commitment.party),
    hexOf32('frameRoot', commitment.frameRoot),
    hexOf32('designHash', commitment.designHash),
    hexOf32('salt', commitment.salt),
    hexOf32('value', commitment.value),
  );

export interface SeedParts extends DrawName {
  readonly frameRoot: Uint8Array;
  readonly designHash: Uint8Array;
  readonly key: Uint8Array;
  /** In any order; null for a party that did not reveal in time: the draw goes on without it. */
  readonly reveals: readonly { readonly party: string; readonly value: Uint8Array | null }[];
  /** Null: no beacon; the draw is then “abortable by the last revealer”. */
  readonly beacon: { readonly name: string; readonly pulse: Pulse } | null;
}

const sortedReveals = (reveals: SeedParts['reveals']): readonly CanonicalValue[] => {
  const sorted = reveals.toSorted((a, b) => compareText(a.party, b.party));
  sorted.forEach(({ party }, index) => {
    if (sorted[index + 1]?.party === party)
      throw new SamplingRefusal({ code: 'party-twice', data: { party } });
  });
  return sorted.map(({ party, value }) => [
    checkedId(party),
    value === null ? null : hexOf32('value', value),
  ]);
};

/**
 * J["zhenping/seed/v1", campaign, drawNumber, frameRoot, designHash, K, [[party, value or null] sorted], beacon,
 * pulse number, pulse]; 32 bytes.
 * @throws SamplingRefusal `party-twice`; ProofRefusal for ids and lengths
 */
export const drawSeed = ({
  campaign,
  drawNumber,
  frameRoot,
  designHash,
  key,
  reveals,
  beacon,
}: SeedParts): Uint8Array =>
  hashOf(
    'zhenping/seed/v1',
    checkedId(campaign),
    drawNumber,
    hexOf32('frameRoot', frameRoot),
    hexOf32('designHash', designHash),
    hexOf32('key', key),
    sortedReveals(reveals),
    beacon?.name ?? null,
    beacon?.pulse.number ?? null,
    beacon?.pulse.value ?? null,
  );

/** The stages of a campaign's design, as they stand in tickets. */
export const villageStage = 'village';
export const householdStage = 'household';

/** J["zhenping/stage-seed/v1", seed, "village", null, null, null, null]: villages are drawn from the frozen frame alone. */
export const villageStageSeed = (seed: Uint8Array): Uint8Array =>
  hashOf('zhenping/stage-seed/v1', hexOf32('seed', seed), villageStage, null, null, null, null);

export interface HouseholdSeedParts {
  readonly seed: Uint8Array;
  readonly village: string;
  readonly rosterRoot: Uint8Array;
  /** The first pulse at least 60 s after the roster was logged; without a beacon the key K again. */
  readonly chance: { readonly pulse: Pulse } | { readonly key: Uint8Array };
}

/**
 * J["zhenping/stage-seed/v1", seed, "household", village, rosterRoot, pulse number, pulse]; without a beacon null and
 * the key K stand in the last two places. One seed for one version of one roster.
 */
export const householdStageSeed = ({ seed, village, rosterRoot, chance }: HouseholdSeedParts): Uint8Array =>
  hashOf(
    'zhenping/stage-seed/v1',
    hexOf32('seed', seed),
    householdStage,
    checkedId(village),
    hexOf32('rosterRoot', rosterRoot),
    ...('pulse' in chance ? [chance.pulse.number, chance.pulse.value] : [null, hexOf32('key', chance.key)]),
  );
