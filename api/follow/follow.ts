import type { OutcomeRates } from '../../methods/estimation/response-rates/outcome-rates.ts';
import type { ResponseRates } from '../../methods/estimation/response-rates/response-rates.ts';
import { type Context, inCampaign } from '../context.ts';
import { countyOf, levelOf, liesIn } from '../divisions/division.ts';
import { isFinal } from '../estimates/recompute.ts';
import { Permit } from '../people/permit.ts';
import { refusal } from '../refusals.ts';
import { campaignDay } from '../results/campaign-day.ts';
import { fieldRulesOf } from '../teams/field-rules.ts';
import { leadsAllTeams, ownTeams } from '../teams/own-teams.ts';
import { teamOf } from '../teams/team.ts';
import { type Alert, alertsOf } from './alerts.ts';
import { type ExpectedEnd, expectedEnd } from './expected-end.ts';
import { type FollowedPlace, followedPlaces } from './followed-places.ts';
import { addProgress, noProgress, type PersonProgress, type Progress } from './progress.ts';
import { ratesOf } from './village-rates.ts';

/** As a map colours a village: nobody has gone there; somebody has; every case has ended; it was lost. */
export const villageStates = ['waiting', 'under-way', 'done', 'lost'] as const;
export type VillageState = (typeof villageStates)[number];

export interface FollowedVillage extends FollowedPlace {
  readonly state: VillageState;
  readonly teamName: string | undefined;
  /** Without weights: within one village there are too few cases for more. */
  readonly rates: OutcomeRates;
}

export interface FollowedPerson extends PersonProgress {
  readonly personId: string;
  /** Empty where the person has left. */
  readonly name: string;
  readonly teamName: string | undefined;
}

/** How fieldwork stands in an area, as far as whoever asks answers for it. */
export interface Followed {
  readonly division: string;
  readonly asOf: string;
  readonly total: Progress;
  readonly rates: ResponseRates;
  readonly expectedEnd: ExpectedEnd;
  /** By code. */
  readonly villages: readonly FollowedVillage[];
  /** Most interviews first. */
  readonly interviewers: readonly FollowedPerson[];
  /** Today's first. */
  readonly alerts: readonly Alert[];
}

/**
 * Follows fieldwork in a division: all of it for a lead, the villages for which the own teams have departed for a supervisor.
 *
 * @throws Refusal `field-rules-missing` where the campaign works without teams and visits
 */
export const follow = async (context: Context, campaignId: string, division: string): Promise<Followed> => {
  const { stores, now } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'follow the fieldwork', division);
  if (fieldRulesOf(campaign) === undefined) {
    throw refusal('field-rules-missing');
  }
  const [heads, { teams }, staff] = await Promise.all([
    stores.assignments.all(Permit.decide(context, 'see the assignment', { campaign }), campaignId),
    stores.teams.register(campaignId),
    stores.staff.of(Permit.decide(context, 'see the staff', { campaign }), campaignId),
  ]);
  const assigned = heads.filter(({ village }) => liesIn(village, division));
  const counties = new Set(assigned.map(({ village }) => countyOf(village)));
  if (levelOf(countyOf(division)) === 'county') {
    counties.add(countyOf(division));
  }
  const own = new Set(ownTeams(context, campaign, teams).map(({ teamId }) => teamId));
  const all = leadsAllTeams(context, campaign);
  const places = (await followedPlaces({ stores, campaign, permit }, assigned, [...counties])).filter(
    ({ code, teamId, departedAt }) =>
      liesIn(code, division) &&
      (all || (teamId !== undefined && own.has(teamId) && departedAt !== undefined)),
  );
  const nameOfTeam = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  const total = places.map(({ progress }) => progress).reduce(addProgress, noProgress);
  const today = campaignDay(now, campaign.timeZone);
  const phase = isFinal(campaign) ? 'closed' : 'open';
  const waitedFor = places.filter(({ lost }) => !lost);
  const names = new Map(staff.map(({ personId, name }) => [personId, name]));
  return {
    division,
    asOf: now.toISOString(),
    total,
    rates: ratesOf(places, phase),
    expectedEnd: expectedEnd(
      waitedFor.reduce((sum, { progress }) => sum + progress.open, 0),
      total.days,
      today,
    ),
    villages: places.map((place) => ({
      ...place,
      state: stateOf(place),
      teamName: nameOfTeam.get(place.teamId ?? ''),
      rates: ratesOf([place], phase).unweighted,
    })),
    interviewers: Object.entries(total.people)
      .map(([personId, done]) => ({
        ...done,
        personId,
        name: names.get(personId) ?? '',
        teamName: teamOf(teams, personId)?.name,
      }))
      .toSorted(
        (a, b) =>
          b.interviews - a.interviews || b.attempts - a.attempts || (a.personId < b.personId ? -1 : 1),
      ),
    alerts: waitedFor
      .flatMap(({ code, progress }) => alertsOf(code, progress, now, today))
      .toSorted((a, b) => Number(b.today) - Number(a.today) || b.count - a.count),
  };
};

const stateOf = ({ lost, issued, departedAt, progress }: FollowedPlace): VillageState => {
  if (lost) {
    return 'lost';
  }
  if (issued > 0 && progress.cases > 0 && progress.open === 0) {
    return 'done';
  }
  return departedAt === undefined && progress.attempts === 0 && progress.answered === 0
    ? 'waiting'
    : 'under-way';
};
