import { toHex } from '../../methods/proof/hex.ts';
import { drawHouseholds as drawByTickets } from '../../methods/sampling/draw-households.ts';
import { rosterRoot as rootOfRoster } from '../../methods/sampling/roster-root.ts';
import { householdStageSeed } from '../../methods/sampling/seed.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import type { Case } from '../fieldwork/case.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import type { Permit } from '../people/permit.ts';
import { refusal, refusalWith } from '../refusals.ts';
import type { Design } from './design.ts';
import { seedOf } from './draw-villages.ts';
import type { SampledVillage } from './sample.ts';
import type { SealedKeys } from './sample-store.ts';

type Roster = readonly { readonly list: ListType; readonly household: string; readonly group: string }[];

/**
 * Draws the households of every drawn village, each list apart, from rosters that are frozen first: a roster's root enters
 * its own seed, so no ticket of it exists before the roster stands. Each household drawn becomes a case.
 */
export const drawHouseholds = async (context: Context, campaignId: string): Promise<Campaign> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'draw the sample');
  mustBeIn(campaign, 'drawn');
  if (campaign.householdsDrawnAt !== undefined) {
    return campaign;
  }
  const { samples, frames, campaigns } = context.stores;
  const { rosterImportId } = campaign;
  const [design, keys, villages] = await Promise.all([
    samples.design(campaignId),
    samples.sealedKeys(permit, campaignId, campaign.drawNumber),
    samples.villages(permit, campaignId),
  ]);
  if (design === undefined || keys === undefined || rosterImportId === undefined) {
    throw refusal('households-undrawn');
  }
  const issued = villages.filter((village) => village.role !== 'ladder');
  const rosters = await Promise.all(
    issued.map((village) => frames.rosterOf(permit, rosterImportId, village.code)),
  );
  mustHaveRosters(issued, rosters);
  for (const [index, village] of issued.entries()) {
    await drawOneVillage(context, permit, { campaign, design, keys, village, roster: rosters[index] ?? [] });
  }
  const at = context.now.toISOString();
  const event = auditEvent(permit, campaignId, context.now, context.newId(), rosterImportId);
  return campaigns.change(permit, campaign, { householdsDrawnAt: at }, event);
};

/** A village without a roster would silently count as empty, so every drawn village must have one. */
const mustHaveRosters = (villages: readonly SampledVillage[], rosters: readonly Roster[]): void => {
  const empty = villages.filter((_, index) => (rosters[index]?.length ?? 0) === 0);
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

const drawOneVillage = async (
  context: Context,
  permit: Permit<'draw the sample'>,
  parts: {
    readonly campaign: Campaign;
    readonly design: Design;
    readonly keys: SealedKeys;
    readonly village: SampledVillage;
    readonly roster: Roster;
  },
): Promise<void> => {
  const { campaign, design, keys, village, roster } = parts;
  const { key, saltKey } = keys;
  const seed = seedOf(campaign, key);
  const byList = Map.groupBy(roster, (household) => household.list);
  const rosterRoot = rootOfRoster(saltKey, {
    village: village.code,
    version: 1,
    lists: [...byList].map(([list, households]) => ({
      list,
      households: households.map(({ household, group }) => ({ household, group })),
    })),
  });
  const wanted = listTypes.flatMap((list) => {
    const size = byList.get(list)?.length ?? 0;
    const n = design.households[list];
    return n === undefined || size === 0 ? [] : [{ list, size, n }];
  });
  const drawn = drawByTickets({
    campaign: campaign.campaignId,
    village: village.code,
    stageSeed: householdStageSeed({ seed, village: village.code, rosterRoot, chance: { key } }),
    lists: wanted,
  });
  const taken = drawn.flatMap(({ list, selected }) =>
    selected.filter(({ role }) => role !== 'ladder').map(({ position }) => ({ list, position })),
  );
  const cases = taken.flatMap(({ list, position }, index) => {
    const type = listTypes.find((each) => each === list);
    const household = type && byList.get(type)?.[position - 1];
    return type === undefined || household === undefined
      ? []
      : [newCase(campaign.campaignId, village.code, index + 1, type, position, household)];
  });
  await Promise.all(cases.map((each) => context.stores.cases.save(permit, each)));
  const lists = Object.fromEntries(
    wanted.map(({ list, size }) => [
      list,
      { size, issued: cases.filter((each) => each.list === list).length },
    ]),
  );
  await context.stores.samples.saveVillage(permit, {
    ...village,
    lists,
    rosterRoot: toHex(rosterRoot),
    version: 2,
  });
};

const newCase = (
  campaignId: string,
  village: string,
  number: number,
  list: ListType,
  position: number,
  { household, group }: { readonly household: string; readonly group: string },
): Case => ({
  campaignId,
  village,
  number,
  list,
  position,
  household,
  group,
  role: 'probability',
  generation: 1,
  version: 1,
});
