import type { AuditEvent } from '../audit/audit-event.ts';
import type { Context } from '../context.ts';
import type { Party } from './party.ts';

/** What a party did, for the trail. It needs no account: its key is its right. */
export const partyEvent = (
  { now, newId }: Pick<Context, 'now' | 'newId'>,
  { campaignId, party }: Party,
  act: string,
): AuditEvent => ({
  campaignId,
  at: now.toISOString(),
  eventId: newId(),
  personId: `party:${party}`,
  grantId: 'signature',
  act,
  subject: party,
});
