import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import { assignedTo, mayBring } from './assigned-to.ts';
import { deviceSeen } from './device-seen.ts';
import { fieldRulesOf } from './field-rules.ts';

type Asking = Pick<Context, 'person' | 'now'> & {
  readonly stores: Pick<Context['stores'], 'devices' | 'assignments'>;
};

/**
 * For whatever an interviewer sends of a case: where the campaign has field rules it comes from a known device of somebody to whom
 * the case is, or was, assigned. Two reads.
 *
 * @throws Refusal `device-unknown`, `device-revoked`, `device-unseen`, `case-not-assigned`
 */
export const mustMayBring = async (
  asking: Asking,
  campaign: Campaign,
  { village, number }: { readonly village: string; readonly number: number },
  deviceId: string | null | undefined,
): Promise<void> => {
  if (fieldRulesOf(campaign) === undefined) {
    return;
  }
  await deviceSeen(asking, campaign, { deviceId: deviceId ?? '' });
  const assigned = await assignedTo(asking.stores, campaign, asking.person?.personId ?? '', village);
  if (!mayBring(assigned, number)) {
    throw refusal('case-not-assigned');
  }
};
