import {
  binary,
  boolean,
  Entity,
  EntityRepository,
  item,
  number,
  QueryCommand,
  string,
} from 'dynamodb-toolbox';
import type { AuditEvent } from '../audit/audit-event.ts';
import { auditEntity } from '../audit/audit-store.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { pack, unpack } from '../platform/packed.ts';
import { disclosureStore } from './disclosure-store.ts';
import { type DoneDraw, type DueDraw, drawDesignSchema, type FrozenDraw } from './draw-record.ts';
import { lotteryEntryStore } from './lottery-entry-store.ts';
import type { Party } from './party.ts';

/** Who takes part in the chance of a draw, what was frozen, and what it came to: all of it is public, but for nobody's answers. */
export const ceremonyStore = (table: ZhenpingTable) => {
  const party = new Entity({
    name: 'party',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      drawNumber: number().key(),
      party: string().key(),
      name: string(),
      publicKey: string(),
      registeredBy: string(),
      side: string().enum('commissioner', 'evaluator'),
      commitment: string().optional(),
      signature: string().optional(),
      committedAt: string().optional(),
      salt: string().optional(),
      value: string().optional(),
      revealedAt: string().optional(),
    }),
    computeKey: ({ campaignId, drawNumber, party: id }) => ({
      pk: `DRAW#${campaignId}`,
      sk: `PARTY#${drawNumber}#${id}`,
    }),
  });
  // Makes two equal commitments impossible, also when they come at the same moment.
  const commitment = new Entity({
    name: 'commitment',
    table,
    timestamps: false,
    schema: item({ campaignId: string().key(), commitment: string().key(), party: string() }),
    computeKey: ({ campaignId, commitment: hash }) => ({
      pk: `DRAW#${campaignId}`,
      sk: `COMMITMENT#${hash}`,
    }),
  });
  const frozen = new Entity({
    name: 'frozen-draw',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      drawNumber: number().key(),
      frameId: string(),
      frameRows: number(),
      frameRoot: string(),
      design: binary(),
      designHash: string(),
      commitmentsEnd: string().optional(),
      frozenAt: string(),
      pulseNumber: number().optional(),
      pulseValue: string().optional(),
      pulseAt: string().optional(),
      sampleRoot: string().optional(),
      seedCommit: string().optional(),
      leaves: number().optional(),
      drawnAt: string().optional(),
      revealsEnded: boolean().optional(),
    }),
    computeKey: ({ campaignId, drawNumber }) => ({
      pk: `DRAW#${campaignId}`,
      sk: `FROZEN#${drawNumber}`,
    }),
  });
  const due = new Entity({
    name: 'due-draw',
    table,
    timestamps: false,
    schema: item({ dueAt: string().key(), campaignId: string().key(), expiresAt: number().optional() }),
    computeKey: ({ dueAt, campaignId }) => ({ pk: 'DUE-DRAWS', sk: `${dueAt}#${campaignId}` }),
  });
  const parties = party.build(EntityRepository);
  const commitments = commitment.build(EntityRepository);
  const frozenDraws = frozen.build(EntityRepository);
  const dueDraws = due.build(EntityRepository);
  const audit = auditEntity(table);

  return {
    ...disclosureStore(table),
    ...lotteryEntryStore(table),

    partyToRegister: (_permit: Permit<'register a key'>, entry: Party): TransactedWrite =>
      parties.transactPut(entry),

    partiesOf: async (campaignId: string, drawNumber: number): Promise<readonly Party[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: `DRAW#${campaignId}`, range: { beginsWith: `PARTY#${drawNumber}#` } })
        .entities(party)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items ?? [];
    },

    /** False where this party has committed already, or another has the same commitment. */
    commit: async (entry: Party & { readonly commitment: string }, event: AuditEvent): Promise<boolean> =>
      allOrNothing(
        parties.transactPut(entry, { condition: { attr: 'commitment', exists: false } }),
        commitments.transactPut(
          { campaignId: entry.campaignId, commitment: entry.commitment, party: entry.party },
          { condition: { attr: 'party', exists: false } },
        ),
        audit.transactPut(event),
      ),

    /** False where the party has revealed already, or reveals have ended. */
    reveal: async (entry: Party, event: AuditEvent): Promise<boolean> =>
      allOrNothing(
        parties.transactPut(entry, { condition: { attr: 'revealedAt', exists: false } }),
        frozenDraws.transactCheck(
          { campaignId: entry.campaignId, drawNumber: entry.drawNumber },
          { attr: 'revealsEnded', exists: false },
        ),
        audit.transactPut(event),
      ),

    /** From here on no reveal is taken, not even one that set out before the deadline: what a draw then reads of its parties stays so. */
    endReveals: async (
      _permit: Permit<'run the draw'> | 'draw job',
      { campaignId, drawNumber }: FrozenDraw,
    ): Promise<void> => {
      await frozenDraws.update({ campaignId, drawNumber, revealsEnded: true });
    },

    drawToFreeze: (_permit: Permit<'freeze the frame'>, draw: FrozenDraw): TransactedWrite => {
      const { frame, design, commitmentsEnd, ...rest } = draw;
      return frozenDraws.transactPut(
        {
          ...rest,
          frameId: frame.id,
          frameRows: frame.rows,
          frameRoot: frame.root,
          design: pack(design),
          ...(commitmentsEnd === null ? {} : { commitmentsEnd }),
        },
        { condition: { attr: 'designHash', exists: false } },
      );
    },

    drawDone: (
      _permit: Permit<'run the draw'> | 'draw job',
      { campaignId, drawNumber }: FrozenDraw,
      { pulse, ...done }: DoneDraw,
    ): TransactedWrite =>
      frozenDraws.transactUpdate(
        {
          campaignId,
          drawNumber,
          ...done,
          ...(pulse === null
            ? {}
            : { pulseNumber: pulse.number, pulseValue: pulse.value, pulseAt: pulse.at }),
        },
        { condition: { attr: 'drawnAt', exists: false } },
      ),

    frozen: async (
      campaignId: string,
      drawNumber: number,
    ): Promise<(FrozenDraw & { readonly done: DoneDraw | undefined }) | undefined> => {
      const { Item } = await frozenDraws.get({ campaignId, drawNumber }, { consistent: true });
      if (Item === undefined) {
        return;
      }
      const { frameId, frameRows, frameRoot, sampleRoot, seedCommit, leaves, drawnAt, pulseValue } = Item;
      const { pulseNumber = 0, pulseAt = '' } = Item;
      return {
        campaignId,
        drawNumber,
        frame: { id: frameId, rows: frameRows, root: frameRoot },
        design: unpack(Item.design, drawDesignSchema),
        designHash: Item.designHash,
        commitmentsEnd: Item.commitmentsEnd ?? null,
        frozenAt: Item.frozenAt,
        done:
          sampleRoot === undefined ||
          seedCommit === undefined ||
          leaves === undefined ||
          drawnAt === undefined
            ? undefined
            : {
                sampleRoot,
                seedCommit,
                leaves,
                drawnAt,
                pulse:
                  pulseValue === undefined ? null : { number: pulseNumber, value: pulseValue, at: pulseAt },
              },
      };
    },

    /** From this moment on the draw runs by itself. */
    drawFallsDue: (_permit: Permit<'sign the design'>, campaignId: string, dueAt: string): TransactedWrite =>
      dueDraws.transactPut({ campaignId, dueAt }),

    /** Nobody may delete an item: the table itself removes what has expired. */
    noLongerDue: async (_permit: 'draw job', { campaignId, dueAt }: DueDraw, now: Date): Promise<void> => {
      await dueDraws.update({ campaignId, dueAt, expiresAt: Math.floor(now.getTime() / 1000) });
    },

    /** Draws that have fallen due and were not done yet, oldest first. */
    dueBy: async (_permit: 'draw job', moment: string): Promise<readonly DueDraw[]> => {
      const { Items } = await table
        .build(QueryCommand)
        .query({ partition: 'DUE-DRAWS', range: { lte: `${moment}#~` } })
        .entities(due)
        .options({
          consistent: true,
          maxPages: Number.POSITIVE_INFINITY,
          filters: { 'due-draw': { attr: 'expiresAt', exists: false } },
        })
        .send();
      return Items ?? [];
    },
  };
};
