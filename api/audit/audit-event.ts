import type { Permit } from '../people/permit.ts';

/** Who did what, when, by which right. Written in the same transaction as the act, so that it cannot be forgotten. */
export interface AuditEvent {
  readonly campaignId: string;
  /** UTC moment. */
  readonly at: string;
  readonly eventId: string;
  readonly personId: string;
  readonly grantId: string;
  readonly act: string;
  /** What it was done to, in ids and hashes only: never an answer, never a name. */
  readonly subject: string;
}

export const auditEvent = (
  permit: Permit,
  campaignId: string,
  now: Date,
  eventId: string,
  subject: string,
): AuditEvent => ({
  campaignId,
  at: now.toISOString(),
  eventId,
  personId: permit.personId,
  grantId: permit.grantId,
  act: permit.act,
  subject,
});
