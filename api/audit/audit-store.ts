import { Entity, EntityRepository, item, string } from 'dynamodb-toolbox';
import type { ZhenpingTable } from '../platform/dynamo.ts';

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
