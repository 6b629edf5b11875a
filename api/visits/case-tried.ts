import { type Context, inCampaign } from '../context.ts';
import type { Case } from '../fieldwork/case.ts';
import { appointmentOf } from './call-back-rules.ts';
import { type CaseStanding, caseStanding } from './case-standing.ts';
import type { Visit } from './visit.ts';

/** What whoever goes to a case next has to know of those who were there. */
export interface CaseTried {
  readonly visits: number;
  readonly appointment: Visit['appointment'];
  readonly standing: CaseStanding;
}

export const caseTried = async (
  context: Context,
  { campaignId, village, number }: Case,
): Promise<CaseTried> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'take cases', village);
  const [held, visits] = await Promise.all([
    context.stores.responses.held(campaignId, village, number),
    context.stores.visits.ofCase(permit, { campaignId, village, number }),
  ]);
  return {
    visits: visits.length,
    appointment: appointmentOf(visits),
    standing: caseStanding(held, visits, campaign),
  };
};
