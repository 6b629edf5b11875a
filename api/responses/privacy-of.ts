import type { Privacy } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { lastHouseholdNumber } from '../fieldwork/case.ts';

/**
 * What its notice promises to the one who answers for this case. A campaign is anonymous (不记名) for the households that were
 * drawn. Groups that an interviewer screens are no person's answer, and a household that was added by hand is visited because
 * of what was said of it: for both it is recorded which case answered, and their links say so.
 */
export const privacyOf = ({ privacy }: Pick<Campaign, 'privacy'>, number: number): Privacy =>
  privacy === 'anonymous' && number <= lastHouseholdNumber ? 'anonymous' : 'confidential';
