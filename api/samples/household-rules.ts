/** Which households of a village become cases, decided from its frozen roster and the seed alone. */
import { fromHex, toHex } from '../../methods/proof/hex.ts';
import { firstPulse } from '../../methods/sampling/certificate/beacons.ts';
import type { CertifiedPulse } from '../../methods/sampling/certificate/certificate.ts';
import type { DrawDesign } from '../../methods/sampling/certificate/draw-design.ts';
import { drawHouseholds as drawByTickets } from '../../methods/sampling/draw-households.ts';
import { rosterRoot } from '../../methods/sampling/roster-root.ts';
import { householdStageSeed } from '../../methods/sampling/seed.ts';
import type { Case } from '../fieldwork/case.ts';
import type { Ladder } from '../fieldwork/reserve.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import { refusalWith } from '../refusals.ts';
import { pulseAfterRoster } from './chance.ts';
import type { FrozenRoster, SampledVillage } from './sample.ts';
import type { SealedDraw } from './sealed-draw.ts';

export type Roster = readonly {
  readonly list: ListType;
  readonly household: string;
  readonly group: string;
}[];

const byListOf = (roster: Roster) => Map.groupBy(roster, (household) => household.list);

/** A village without a roster would silently count as empty, so every village that is drawn from must have one. */
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

/** The root of one version of a village's roster, in hex. */
const rootOf = (sampleSaltKey: Uint8Array, village: string, version: number, roster: Roster): string => {
  const lists = [...byListOf(roster)].map(([list, households]) => ({
    list,
    households: households.map(({ household, group }) => ({ household, group })),
  }));
  return toHex(rosterRoot(sampleSaltKey, { village, version, lists }));
};

/** A roster as it is frozen: its root stands before any ticket of it can be known. */
export const frozenRoster = (
  village: string,
  sampleSaltKey: Uint8Array,
  roster: Roster,
  named: Omit<FrozenRoster, 'root' | 'lists'>,
): FrozenRoster => {
  const sizes = [...byListOf(roster)].map(([list, households]) => [list, households.length] as const);
  return {
    ...named,
    root: rootOf(sampleSaltKey, village, named.version, roster),
    lists: Object.fromEntries(sizes),
  };
};

/** Throws unless the roster is read as it was frozen: its households were put in places before their tickets could be known. */
export const mustBeFrozenRoster = (
  { keys }: SealedDraw,
  { code }: SampledVillage,
  { root, version }: FrozenRoster,
  roster: Roster,
): void => {
  if (rootOf(keys.sampleSaltKey, code, version, roster) !== root) {
    throw new Error(`The roster of village ${code} is not the one that was frozen`);
  }
};

/** The pulse from which a roster's households are drawn: the first at least a minute after it was frozen; null without a beacon. */
export const rosterPulse = (
  { beacon }: Pick<DrawDesign, 'beacon'>,
  { frozenAt }: FrozenRoster,
): { readonly name: string; readonly number: number; readonly at: string } | null => {
  const pulse =
    beacon === null ? undefined : firstPulse(beacon.name, Date.parse(frozenAt) + pulseAfterRoster);
  return beacon === null || pulse === undefined ? null : { name: beacon.name, ...pulse };
};

/** Of everything that is drawn from a frozen roster. */
export const rosterSeed = (
  { seed, keys }: SealedDraw,
  village: string,
  frozen: FrozenRoster,
  pulse: CertifiedPulse | null,
): Uint8Array =>
  householdStageSeed({
    seed: fromHex(seed, 32),
    village,
    rosterRoot: fromHex(frozen.root, 32),
    chance: pulse === null ? { key: keys.key } : { pulse },
  });

/** The cases of one village, its ladders, and the village with what was issued of each list. The same roster and seed give the same. */
export const drawnHouseholds = (
  sealed: SealedDraw,
  village: SampledVillage,
  frozen: FrozenRoster,
  pulse: CertifiedPulse | null,
  roster: Roster,
): {
  readonly cases: readonly Case[];
  readonly ladders: readonly Ladder[];
  readonly village: SampledVillage;
} => {
  const { campaign, design } = sealed.inputs;
  const quotas = new Map(design.lists.map(({ list, n }) => [list, n]));
  const byList = byListOf(roster);
  const wanted = listTypes.flatMap((list) => {
    const size = byList.get(list)?.length ?? 0;
    const n = quotas.get(list);
    return n === undefined || size === 0 ? [] : [{ list, size, n }];
  });
  const drawn = drawByTickets({
    campaign,
    village: village.code,
    stageSeed: rosterSeed(sealed, village.code, frozen, pulse),
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
  const after = frozen.casesAfter ?? 0;
  const cases = taken.map(({ list, household, group, position }, index) => ({
    list,
    household,
    group,
    position,
    campaignId: campaign,
    village: village.code,
    number: after + index + 1,
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
  const drawnFrom = { ...frozen, ...(pulse === null ? {} : { pulse }) };
  return {
    cases,
    ladders,
    village: { ...village, lists, roster: drawnFrom, householdsDrawn: true, version: village.version + 1 },
  };
};
