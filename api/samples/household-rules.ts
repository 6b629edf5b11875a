/** Which households of a village become cases, decided from its frozen roster and the seed alone. */
import { toHex } from '../../methods/proof/hex.ts';
import { drawHouseholds as drawByTickets } from '../../methods/sampling/draw-households.ts';
import { rosterRoot as rootOfRoster } from '../../methods/sampling/roster-root.ts';
import { householdStageSeed } from '../../methods/sampling/seed.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Case } from '../fieldwork/case.ts';
import type { Ladder } from '../fieldwork/reserve.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import { refusalWith } from '../refusals.ts';
import type { Design } from './design.ts';
import type { SampledVillage } from './sample.ts';
import type { SealedKeys } from './sealed-keys.ts';
import { seedOf } from './seed-of.ts';

export type Roster = readonly {
  readonly list: ListType;
  readonly household: string;
  readonly group: string;
}[];

const byListOf = (roster: Roster) => Map.groupBy(roster, (household) => household.list);

/** A village without a roster would silently count as empty, so every drawn village must have one. */
export const mustHaveRosters = (
  villages: readonly SampledVillage[],
  rosters: ReadonlyMap<string, Roster>,
): void => {
  const empty = villages.filter(({ code }) => (rosters.get(code)?.length ?? 0) === 0);
  if (empty.length > 0) {
    throw refusalWith(
      'households-undrawn',
      empty.map(({ code, name }) => ({
        field: code,
        reason: { en: `${name} has no household roster`, zh: `${name}没有户名册` },
      })),
    );
  }
};

/** The village with its roster frozen: the root stands before any ticket of the roster can be known. */
export const withFrozenRoster = (
  village: SampledVillage,
  { saltKey }: SealedKeys,
  roster: Roster,
): SampledVillage & { readonly rosterRoot: string } => {
  const lists = [...byListOf(roster)].map(([list, households]) => ({
    list,
    households: households.map(({ household, group }) => ({ household, group })),
  }));
  const rosterRoot = toHex(rootOfRoster(saltKey, { village: village.code, version: 1, lists }));
  return { ...village, rosterRoot, version: 2 };
};

/** The cases of one village, its ladders, and the village with what was issued of each list. The same roster and seed give the same. */
export const drawnHouseholds = (
  campaign: Campaign,
  design: Design,
  { key }: SealedKeys,
  village: SampledVillage,
  rosterRoot: Uint8Array,
  roster: Roster,
): {
  readonly cases: readonly Case[];
  readonly ladders: readonly Ladder[];
  readonly village: SampledVillage;
} => {
  const byList = byListOf(roster);
  const wanted = listTypes.flatMap((list) => {
    const size = byList.get(list)?.length ?? 0;
    const n = design.households[list];
    return n === undefined || size === 0 ? [] : [{ list, size, n }];
  });
  const seed = seedOf(campaign, key);
  const drawn = drawByTickets({
    campaign: campaign.campaignId,
    village: village.code,
    stageSeed: householdStageSeed({ seed, village: village.code, rosterRoot, chance: { key } }),
    lists: wanted,
  });
  const ranked = wanted.flatMap(({ list }) => {
    const selected = drawn.find((draw) => draw.list === list)?.selected ?? [];
    return selected.flatMap(({ role, position }) => {
      const household = byList.get(list)?.[position - 1];
      return household === undefined ? [] : [{ ...household, position, inLadder: role === 'ladder' }];
    });
  });
  const taken = ranked.filter(({ inLadder }) => !inLadder);
  const cases = taken.map(({ list, household, group, position }, index) => ({
    list,
    household,
    group,
    position,
    campaignId: campaign.campaignId,
    village: village.code,
    number: index + 1,
    role: 'probability' as const,
    generation: 1,
    version: 1,
  }));
  const lists = Object.fromEntries(
    wanted.map(({ list, size }) => [
      list,
      { size, issued: cases.filter((each) => each.list === list).length },
    ]),
  );
  const ladders = wanted.map(({ list }) => ({
    list,
    households: ranked.filter((each) => each.list === list && each.inLadder),
  }));
  return { cases, ladders, village: { ...village, lists, householdsDrawn: true, version: 3 } };
};
