import type { Campaign } from '../campaigns/campaign.ts';
import { fieldRulesOf } from '../teams/field-rules.ts';
import { type Standing, standingOf } from './call-back-rules.ts';
import type { Visit } from './visit.ts';

/** How a case stands; `answered` whatever the visits say, because an answer counts even after an outcome. */
export type CaseStanding = Standing | { readonly state: 'answered' };

/** What stands in the place of a case's answer. */
type Held = { readonly kind: string } | undefined;

/** Without field rules nobody records visits, so there is nothing to tell of them. */
export const caseStanding = (
  held: Held,
  visits: readonly Visit[],
  campaign: Pick<Campaign, 'fieldRules' | 'timeZone'>,
): CaseStanding => {
  const rules = fieldRulesOf(campaign);
  if (held?.kind === 'answer' || held?.kind === 'used') {
    return { state: 'answered' };
  }
  return rules === undefined ? { state: 'untried' } : standingOf(visits, rules, campaign.timeZone);
};
