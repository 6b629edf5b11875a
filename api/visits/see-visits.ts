import { type Context, inCampaign } from '../context.ts';
import { type Case, parseCaseCode } from '../fieldwork/case.ts';
import { refusal } from '../refusals.ts';
import { mustBeOwnVillage } from '../teams/own-teams.ts';
import { type CaseStanding, caseStanding } from './case-standing.ts';
import { endsLate, minutesOf, momentOf, type Visit } from './visit.ts';

export interface SeenVisit {
  readonly visit: Visit;
  /** UTC moment by the server's clock. */
  readonly at: string;
  /** How long it took. */
  readonly minutes: number;
  /** It claims to have ended after it arrived: the device's clock was changed between the visit and the sync. */
  readonly clockDoubtful: boolean;
}

export interface CaseHistory {
  readonly case: Case;
  readonly standing: CaseStanding;
  /** In the order in which they were made. */
  readonly visits: readonly SeenVisit[];
}

/** Every attempt at a case, for whoever answers for its village. */
export const caseHistory = async (
  context: Context,
  campaignId: string,
  code: string,
): Promise<CaseHistory> => {
  const named = parseCaseCode(code);
  if (named === undefined) {
    throw refusal('case-unknown');
  }
  const { village, number } = named;
  const { campaign, permit } = await inCampaign(context, campaignId, 'see the visits', village);
  await mustBeOwnVillage(context, campaign, village);
  const { stores } = context;
  const [found, held, visits] = await Promise.all([
    stores.cases.get(permit, campaignId, village, number),
    stores.responses.held(campaignId, village, number),
    stores.visits.ofCase(permit, { campaignId, ...named }),
  ]);
  if (found === undefined) {
    throw refusal('case-unknown');
  }
  return {
    case: found,
    standing: caseStanding(held, visits, campaign),
    visits: visits.map((visit) => ({
      visit,
      at: momentOf(visit),
      minutes: minutesOf(visit),
      clockDoubtful: endsLate(visit),
    })),
  };
};
