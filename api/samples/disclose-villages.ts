import type { StratumDraw } from '../../methods/sampling/draw.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { type DrawContext, inCampaign } from '../context.ts';
import type { FrameVillage } from '../frames/frame.ts';
import { refusal } from '../refusals.ts';
import { fieldRulesOf } from '../teams/field-rules.ts';
import { leadsAllTeams } from '../teams/own-teams.ts';
import { type Ceremony, openCeremony } from './open-ceremony.ts';
import { placesByHome } from './places-by-home.ts';
import type { SampledVillage } from './sample.ts';
import type { SamplePlaces } from './sample-places.ts';
import { drawsOf, openSealedDraw } from './sealed-draw.ts';

const atOnce = 16;

/**
 * Shows drawn villages to their team at departure, by place: nobody can ask for a village by name, and every one that is shown
 * is logged. Without places, the whole sample. Reserves stay closed. Whoever asks again gets the same villages.
 */
export const discloseVillages = async (
  context: DrawContext,
  campaignId: string,
  places?: readonly SamplePlaces[],
): Promise<readonly SampledVillage[]> => {
  const ceremony = await openCeremony(context.stores, campaignId);
  const byHome = await placesByHome(context.stores, ceremony, places);
  const found: SampledVillage[] = [];
  for (const [home, inHome] of byHome) {
    found.push(...(await discloseIn(context, ceremony, home, inHome)));
  }
  return found;
};

const discloseIn = async (
  context: DrawContext,
  { campaign, draw, parties }: Ceremony,
  home: string,
  places: readonly SamplePlaces[],
): Promise<readonly SampledVillage[]> => {
  const { stores, now, newId } = context;
  const { campaignId } = campaign;
  const { permit } = await inCampaign(context, campaignId, 'disclose villages', home);
  mustBeForAll(context, campaign);
  const strata = new Set(places.map(({ stratum }) => stratum));
  const sealed = await openSealedDraw(context, permit, draw, parties, draw.done?.pulse ?? null);
  const villages = (await stores.frames.villagesWithin(permit, draw.frame.id, home)).filter(({ stratum }) =>
    strata.has(stratum),
  );
  const byCode = new Map(villages.map((village) => [village.code, village]));
  const draws = new Map(drawsOf(sealed, villages, strata).map((each) => [each.stratum, each]));
  const shown = places.flatMap((place) => villagesAt(campaign, draws.get(place.stratum), place, byCode, now));
  let newly = 0;
  for (let first = 0; first < shown.length; first += atOnce) {
    const saved = await Promise.all(
      shown.slice(first, first + atOnce).map((village) => {
        const subject = `${village.stratum} ${village.rank} ${village.code}`;
        return stores.samples.disclose(
          permit,
          village,
          auditEvent(permit, campaignId, now, newId(), subject),
        );
      }),
    );
    newly += saved.filter(Boolean).length;
  }
  if (newly > 0) {
    await stores.ceremonies.logDisclosure(permit, {
      campaignId,
      at: now.toISOString(),
      id: newId(),
      villages: newly,
    });
  }
  return stores.samples.villagesNamed(
    permit,
    campaignId,
    shown.map(({ code }) => code),
  );
};

/** Where teams are told of their own villages at departure, a supervisor learns of no others here. */
const mustBeForAll = (context: DrawContext, campaign: Campaign): void => {
  if (fieldRulesOf(campaign) !== undefined && !leadsAllTeams(context, campaign)) {
    throw refusal('disclosure-by-lead');
  }
};

const villagesAt = (
  { campaignId }: Campaign,
  draw: StratumDraw | undefined,
  { stratum, ranks }: SamplePlaces,
  byCode: ReadonlyMap<string, FrameVillage>,
  now: Date,
): readonly SampledVillage[] => {
  const issued = (draw?.selected ?? []).filter(({ role }) => role !== 'ladder');
  const missing = ranks?.find((rank) => !issued.some((each) => each.rank === rank));
  if (missing !== undefined) {
    throw refusal('place-unknown', { stratum, rank: missing, places: issued.length });
  }
  return issued
    .filter(({ rank }) => ranks?.includes(rank) ?? true)
    .flatMap(({ unit, role, rank, ticket, probability: [numerator, denominator] }) => {
      const village = byCode.get(unit);
      return village === undefined
        ? []
        : [
            {
              campaignId,
              code: unit,
              name: village.name,
              stratum,
              role,
              rank,
              ticket,
              inclusion: { numerator, denominator },
              size: village.size,
              lists: {},
              disclosedAt: now.toISOString(),
              householdsDrawn: false,
              version: 1,
            },
          ];
    });
};
