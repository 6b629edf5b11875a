import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { orWhatStands } from '../campaigns/or-what-stands.ts';
import { type DrawContext, inCampaign } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import { type Problem, refusal, refusalWith } from '../refusals.ts';
import { drawnScreening, groupCases, mustNameGroups } from '../screening/screening-rules.ts';
import {
  drawnHouseholds,
  frozenRoster,
  mustBeFrozenRoster,
  mustHaveRosters,
  type Roster,
  rosterPulse,
} from './household-rules.ts';
import { type Ceremony, openCeremony } from './open-ceremony.ts';
import type { FrozenRoster, SampledVillage } from './sample.ts';
import { openSealedDraw, type SealedDraw } from './sealed-draw.ts';

type Drawing = Permit<'draw the sample'>;

/** A village whose roster is frozen. */
interface Ready {
  readonly village: SampledVillage;
  readonly frozen: FrozenRoster;
  readonly roster: Roster;
}

/**
 * Draws the households of disclosed villages, each list apart: of those that are named, or of all that were not drawn yet. First
 * a village's roster is frozen for good and its root logged; only then is anything drawn, and where a beacon takes part, from
 * the first pulse a minute later. Whoever asks again, after a break-off, once it is done or at the same moment, gets the same cases.
 */
export const drawHouseholds = async (
  context: DrawContext,
  campaignId: string,
  codes?: readonly string[],
): Promise<Campaign> => {
  const asked = await inCampaign(context, campaignId, 'draw the sample');
  const { permit } = asked;
  if (asked.campaign.state !== 'fieldwork') {
    mustBeIn(asked.campaign, 'drawn');
  }
  const ceremony = await openCeremony(context.stores, campaignId);
  const { campaign, draw, parties } = ceremony;
  const { samples } = context.stores;
  const undrawn = namedOf(await samples.villages(permit, campaignId), codes).filter(
    ({ householdsDrawn, lost }) => !householdsDrawn && lost === undefined,
  );
  if (undrawn.length === 0) {
    if (campaign.householdsDrawnAt === undefined) {
      throw refusal('villages-undisclosed-yet');
    }
    return campaign;
  }
  const sealed = await openSealedDraw(context, permit, draw, parties, draw.done?.pulse ?? null);
  const groups = (await samples.design(campaignId))?.screening?.groups;
  const ready = await withRosters(context, permit, campaign, sealed, undrawn, groups);
  const waiting: Problem[] = [];
  for (const each of ready) {
    waiting.push(...(await drawIn(context, permit, ceremony, sealed, each, groups)));
  }
  if (waiting.length > 0) {
    throw refusalWith('roster-pulse-not-yet', waiting);
  }
  return withHouseholds(context, permit, campaignId);
};

const namedOf = (
  villages: readonly SampledVillage[],
  codes: readonly string[] | undefined,
): readonly SampledVillage[] => {
  const unknown = codes?.find((code) => !villages.some((village) => village.code === code));
  if (unknown !== undefined) {
    throw refusal('village-undisclosed', { code: unknown });
  }
  if (villages.some(({ code, lost }) => codes?.includes(code) === true && lost !== undefined)) {
    throw refusal('village-lost');
  }
  return villages.filter(({ code }) => codes?.includes(code) ?? true);
};

/** The villages with their rosters frozen: the one that stands, or that of the newest import from now on. */
const withRosters = async (
  context: DrawContext,
  permit: Drawing,
  { campaignId, rosterImportId }: Campaign,
  { keys }: SealedDraw,
  villages: readonly SampledVillage[],
  groups: number | undefined,
): Promise<readonly Ready[]> => {
  const { samples, frames } = context.stores;
  const rosterOf = (village: SampledVillage): Roster | Promise<Roster> => {
    const importId = village.roster?.importId ?? rosterImportId;
    return importId === undefined ? [] : frames.rosterOf(permit, importId, village.code);
  };
  const rosters = new Map(
    await Promise.all(villages.map(async (village) => [village.code, await rosterOf(village)] as const)),
  );
  mustHaveRosters(villages, rosters);
  if (groups !== undefined) {
    mustNameGroups(villages, rosters);
  }
  const unfrozen = villages.filter((village) => village.roster === undefined);
  for (const village of unfrozen) {
    const roster = frozenRoster(village.code, keys.sampleSaltKey, rosters.get(village.code) ?? [], {
      importId: rosterImportId ?? '',
      version: 1,
      frozenAt: context.now.toISOString(),
      frozenBy: permit.personId,
    });
    const subject = `roster ${village.code} ${roster.root}`;
    const event = auditEvent(permit, campaignId, context.now, context.newId(), subject);
    await samples.saveVillage(permit, { ...village, roster, version: village.version + 1 }, event);
  }
  // Somebody else may have frozen one a moment earlier, of another file: that one holds.
  const present = await samples.villagesNamed(
    permit,
    campaignId,
    villages.map(({ code }) => code),
  );
  return Promise.all(
    present
      .flatMap((village) => (village.roster === undefined ? [] : [{ village, frozen: village.roster }]))
      .map(async ({ village, frozen }) => ({
        village,
        frozen,
        roster: await frames.rosterOf(permit, frozen.importId, village.code),
      })),
  );
};

/** Draws in one village; says what is missing where its pulse is not there yet. */
const drawIn = async (
  context: DrawContext,
  permit: Drawing,
  { draw }: Ceremony,
  sealed: SealedDraw,
  { village, frozen, roster }: Ready,
  groups: number | undefined,
): Promise<readonly Problem[]> => {
  if (village.householdsDrawn) {
    return [];
  }
  const { samples, cases, reserves, screenings } = context.stores;
  const named = rosterPulse(draw.design, frozen);
  const value =
    named === null || context.now.toISOString() < named.at
      ? undefined
      : await context.pulseOf(named.name, named.number);
  if (named !== null && value === undefined) {
    const reason = {
      en: `${village.name}: its roster is frozen; its households are drawn from the pulse of ${named.at}`,
      zh: `${village.name}：户名册已冻结，将以 ${named.at} 的信标脉冲抽取`,
    };
    return [{ field: village.code, reason }];
  }
  const pulse = named === null || value === undefined ? null : { number: named.number, value, at: named.at };
  mustBeFrozenRoster(sealed, village, frozen, roster);
  const drawn = drawnHouseholds(sealed, village, frozen, pulse, roster);
  const screened =
    groups === undefined ? [] : [drawnScreening(sealed, village, frozen, pulse, roster, groups)];
  const { campaignId } = village;
  await Promise.all([
    ...screened.map((screening) => screenings.save(permit, screening)),
    ...[...drawn.cases, ...screened.flatMap(groupCases)].map((each) => cases.save(permit, each)),
    reserves.saveLadders(
      permit,
      { campaignId, village: village.code, version: frozen.version },
      drawn.ladders,
    ),
  ]);
  const subject = `households ${village.code} ${frozen.root}`;
  const event = auditEvent(permit, campaignId, context.now, context.newId(), subject);
  await samples.saveVillage(permit, drawn.village, event);
  return [];
};

/** From the first village with households on, fieldwork can begin. */
const withHouseholds = async (
  context: DrawContext,
  permit: Drawing,
  campaignId: string,
): Promise<Campaign> => {
  const { campaign } = await inCampaign(context, campaignId, 'draw the sample');
  if (campaign.householdsDrawnAt !== undefined) {
    return campaign;
  }
  const event = auditEvent(permit, campaignId, context.now, context.newId(), 'households');
  return orWhatStands(
    context,
    campaignId,
    ({ householdsDrawnAt }) => householdsDrawnAt !== undefined,
    () =>
      context.stores.campaigns.change(
        permit,
        campaign,
        { householdsDrawnAt: context.now.toISOString() },
        event,
      ),
  );
};
