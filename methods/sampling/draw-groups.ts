/**
 * Screening (筛查): village groups (村民小组) of a drawn village in which every household that is not registered is looked at. They are
 * drawn like households, from the names that the frozen roster holds, so that the rate of missed persons among all who live in them
 * can be read.
 */
import { compareText } from './compare-text.ts';
import type { Selection, StratumDraw } from './draw.ts';
import { SamplingRefusal } from './refusal.ts';
import { drawSimpleRandom } from './simple-random.ts';

/** As it stands in tickets. */
const groupStage = 'group';

export interface GroupDraw {
  readonly campaign: string;
  readonly village: string;
  /** 32 bytes, see `householdStageSeed`: that of the village's households. The stage in the tickets keeps the two draws apart. */
  readonly stageSeed: Uint8Array;
  /** Every household of the frozen roster, of all lists, in any order. */
  readonly roster: readonly { readonly group: string }[];
  /** Groups to draw, at least 2; a village of at most this many is screened whole. */
  readonly n: number;
}

export interface GroupSelection extends Selection {
  /** The group's name on the roster, in Unicode NFC. */
  readonly group: string;
}

export interface DrawnGroups extends StratumDraw {
  readonly selected: readonly GroupSelection[];
}

/** The groups that a roster names, in order of UTF-16 code units: place k of this list, from 1, is the unit `village:group:k`. */
const groupsOf = (village: string, roster: GroupDraw['roster']): readonly string[] => {
  const names = roster.map(({ group }) => group.normalize('NFC'));
  const households = names.filter((name) => name === '').length;
  if (households > 0) {
    throw new SamplingRefusal({ code: 'household-without-group', data: { village, households } });
  }
  return [...new Set(names)].toSorted(compareText);
};

/**
 * Draws the groups of one village, simple random, π = n/N; there is no ladder: a group that cannot be screened is missing, and those
 * that were stand for it. A roster of nobody gives an empty result.
 * @throws SamplingRefusal for quotas and for households without a group, which no group would screen; ProofRefusal for ids
 */
export const drawGroups = ({ campaign, village, stageSeed, roster, n }: GroupDraw): DrawnGroups => {
  const stratum = `${village}:group`;
  if (!Number.isSafeInteger(n) || n < 1) {
    throw new SamplingRefusal({ code: 'quota-not-positive-integer', data: { stratum, quota: n } });
  }
  if (n < 2) throw new SamplingRefusal({ code: 'quota-below-two', data: { stratum, quota: n } });
  const groups = groupsOf(village, roster);
  const units = groups.map((group, index) => ({ id: `${stratum}:${index + 1}`, size: 1, group }));
  const draw = drawSimpleRandom({
    campaign,
    stage: groupStage,
    stratum,
    stageSeed,
    n: Math.min(n, units.length),
    reserve: 0,
    units,
  });
  const nameOf = new Map(units.map(({ id, group }) => [id, group]));
  return {
    ...draw,
    selected: draw.selected.map((selection) => ({ ...selection, group: nameOf.get(selection.unit) ?? '' })),
  };
};
