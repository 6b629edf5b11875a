import { Entity, EntityRepository, item, string } from 'dynamodb-toolbox';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import type { AuditEvent } from './audit-event.ts';

/** The audit trail: a partition a campaign and day, so that none grows without bound. Only ever added to. */
export const auditEntity = (table: ZhenpingTable) =>
  new Entity({
    name: 'audit-event',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      at: string().key(),
      eventId: string().key(),
      personId: string(),
      grantId: string(),
      act: string(),
      subject: string(),
    }),
    computeKey: ({ campaignId, at, eventId }) => ({
      pk: `AUDIT#${campaignId}#${at.slice(0, 10)}`,
      sk: `${at}#${eventId}`,
    }),
  }).build(EntityRepository);

/** For acts that change nothing but show something: what was shown to whom stays on record. */
export const auditStore = (table: ZhenpingTable) => {
  const audit = auditEntity(table);
  return {
    record: async (event: AuditEvent): Promise<void> => {
      await audit.put(event);
    },
    /** To be written together with what the act changes. */
    recorded: (event: AuditEvent) => audit.transactPut(event),
  };
};
