import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import type { Case } from '../fieldwork/case.ts';
import type { Permit } from '../people/permit.ts';
import { Refusal, refusal } from '../refusals.ts';
import type { Standing } from './call-back-rules.ts';
import { type CaseStanding, caseStanding } from './case-standing.ts';
import { momentOf } from './visit.ts';

/** A case to be settled, and what its outcome follows from. */
export interface ToSettle {
  readonly stores: Pick<Context['stores'], 'cases' | 'responses' | 'visits'>;
  readonly campaign: Pick<Campaign, 'fieldRules' | 'timeZone'>;
  readonly permit: Permit<'record an outcome'>;
  readonly place: Pick<Case, 'campaignId' | 'village' | 'number'>;
  /** Whether a visit was added; where all were known, an outcome that stands need not be written again. */
  readonly anyNew: boolean;
}

/** Two devices that bring visits to the same case at once meet here; each looks again after the other. */
const mostTries = 5;

/**
 * Gives a case the outcome that follows from all its visits, whoever brought them in which order. The case is read first and its
 * visits after it: whoever writes on the version seen has seen every visit of whoever wrote before. Where a visit is new the case is
 * written even if its outcome stays, so that a slower process that saw fewer visits fails and looks again.
 *
 * @throws Refusal `case-changed` after several tries
 */
export const settleCase = async (asked: ToSettle): Promise<CaseStanding> => {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const standing = await settledOnce(asked);
    if (standing !== undefined) {
      return standing;
    }
  }
  throw refusal('case-changed');
};

/** Nothing where somebody else changed the case meanwhile. */
const settledOnce = async (asked: ToSettle): Promise<CaseStanding | undefined> => {
  const { stores, campaign, permit, place, anyNew } = asked;
  const { campaignId, village, number } = place;
  const seen = await stores.cases.get(permit, campaignId, village, number);
  const [held, visits] = await Promise.all([
    stores.responses.held(campaignId, village, number),
    stores.visits.ofCase(permit, place),
  ]);
  const standing = caseStanding(held, visits, campaign);
  return seen === undefined || standing.state !== 'ended' || (seen.outcome === standing.outcome && !anyNew)
    ? standing
    : written(asked, seen, standing);
};

const written = async (
  { stores, permit }: ToSettle,
  seen: Case,
  standing: Extract<Standing, { state: 'ended' }>,
): Promise<CaseStanding | undefined> => {
  const { outcome, decided } = standing;
  const [by = permit.personId] = decided.by;
  try {
    await stores.cases.recordOutcome(permit, seen, outcome, momentOf(decided), by);
    return standing;
  } catch (error) {
    switch (error instanceof Refusal ? error.code : undefined) {
      case 'case-changed':
        return undefined;
      case 'case-has-answer':
        return { state: 'answered' };
      // Its roster was corrected, or the campaign closes this moment: the visit is kept, and no outcome is needed.
      case 'case-withdrawn':
      case 'fieldwork-not-open':
        return standing;
      default:
        throw error;
    }
  }
};
