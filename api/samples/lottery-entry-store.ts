import { Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import { type LotteryEntry, lotterySides } from '../../methods/sampling/certificate/lottery.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import { auditEntity } from '../audit/audit-store.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';

export interface KeptLotteryEntry extends LotteryEntry {
  readonly campaignId: string;
  readonly drawNumber: number;
  readonly enteredBy: string;
}

/** What was typed of a lottery's result: only ever added to, one item for each side of each round. */
export const lotteryEntryStore = (table: ZhenpingTable) => {
  const entry = new Entity({
    name: 'lottery-entry',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      drawNumber: number().key(),
      round: number().key(),
      side: string()
        .enum(...lotterySides)
        .key(),
      at: string(),
      text: string(),
      enteredBy: string(),
    }),
    computeKey: ({ campaignId, drawNumber, round, side }) => ({
      pk: `DRAW#${campaignId}`,
      sk: `LOTTERY#${drawNumber}#${String(round).padStart(6, '0')}#${side}`,
    }),
  });
  const entries = entry.build(EntityRepository);
  const audit = auditEntity(table);

  return {
    /** False where somebody of the same side was faster in this round. */
    enterLotteryResult: (
      _permit: Permit<'enter a lottery result'>,
      entered: KeptLotteryEntry,
      event: AuditEvent,
    ): Promise<boolean> =>
      allOrNothing(
        entries.transactPut(entered, { condition: { attr: 'round', exists: false } }),
        audit.transactPut(event),
      ),

    /** By round, the commissioner's first. */
    lotteryEntries: async (campaignId: string, drawNumber: number): Promise<readonly LotteryEntry[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `DRAW#${campaignId}`, range: { beginsWith: `LOTTERY#${drawNumber}#` } })
        .entities(entry)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return (Items ?? []).map(({ round, side, at, text }) => ({ round, side, at, text }));
    },
  };
};
