import { $add, EntityRepository, QueryCommand } from 'dynamodb-toolbox';
import { execute } from 'dynamodb-toolbox/entity/actions/transactWrite';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import type { Permit } from '../people/permit.ts';
import { allOrNothing, conditionFailed } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import {
  blockOf,
  blockPartition,
  contactEntity,
  counterEntity,
  messageEntity,
  sentEntity,
} from './message-entity.ts';
import type { OpenMessage } from './open-message.ts';

type Numbered = Pick<OpenMessage, 'campaignId' | 'year' | 'sequence'>;

/** How to reach a sender, and until when that is kept (seconds since 1970). */
export interface KeptContact {
  readonly contact: string;
  readonly expiresAt: number;
}

/** Messages of the open channel, in partitions of their own. */
export const messageStore = (table: ZhenpingTable) => {
  const message = messageEntity(table);
  const messages = message.build(EntityRepository);
  const counters = counterEntity(table).build(EntityRepository);
  const sent = sentEntity(table).build(EntityRepository);
  const contacts = contactEntity(table).build(EntityRepository);

  const read = (entry: Omit<OpenMessage, 'answers'> & { readonly answers?: unknown }): OpenMessage => ({
    ...entry,
    answers: readAnswers(entry.answers),
  });

  const get = async ({ campaignId, year, sequence }: Numbered): Promise<OpenMessage | undefined> => {
    const { Item } = await messages.get({ campaignId, year, sequence }, { consistent: true });
    return Item === undefined ? undefined : read(Item);
  };

  return {
    /** The message that this device sent under this id, where it did. */
    sentAs: async (campaignId: string, messageId: string): Promise<OpenMessage | undefined> => {
      const { Item } = await sent.get({ campaignId, messageId }, { consistent: true });
      return Item === undefined ? undefined : get({ campaignId, year: Item.year, sequence: Item.sequence });
    },

    /**
     * The next number of the year. One that nobody got, because a process broke off or the same message came twice at once, stays
     * empty: whoever counts finds the gap.
     */
    nextSequence: async (campaignId: string, year: number): Promise<number> => {
      const { Attributes } = await counters.update(
        { campaignId, year, last: $add(1) },
        { returnValues: 'UPDATED_NEW' },
      );
      return Attributes?.last ?? 1;
    },

    /** False where the same message was kept meanwhile. */
    keep: (entry: OpenMessage, messageId: string, contact: KeptContact | undefined): Promise<boolean> => {
      const { campaignId, year, sequence } = entry;
      const at = { campaignId, year, sequence };
      return allOrNothing(
        messages.transactPut(
          { ...entry, steps: [...entry.steps] },
          { condition: { attr: 'version', exists: false } },
        ),
        sent.transactPut({ ...at, messageId }, { condition: { attr: 'sequence', exists: false } }),
        ...(contact === undefined ? [] : [contacts.transactPut({ ...at, ...contact })]),
      );
    },

    /** For its sender, who has the code. */
    get,

    /** Messages of a block, by number. */
    ofBlock: async (
      _permit: Permit<'see the open channel'>,
      campaignId: string,
      year: number,
      block: number,
    ): Promise<readonly OpenMessage[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: blockPartition(campaignId, year, block) })
        .entities(message)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items.map(read);
    },

    /** How many blocks a year has. */
    blocks: async (
      _permit: Permit<'see the open channel'>,
      campaignId: string,
      year: number,
    ): Promise<number> => {
      const { Item } = await counters.get({ campaignId, year }, { consistent: true });
      return Item === undefined ? 0 : blockOf(Item.last) + 1;
    },

    contact: async (
      _permit: Permit<'answer the open channel'>,
      { campaignId, year, sequence }: Numbered,
    ): Promise<KeptContact | undefined> =>
      (await contacts.get({ campaignId, year, sequence }, { consistent: true })).Item,

    /** The step and its audit event, or the refusal where somebody else dealt with the message meanwhile. */
    change: async (
      _permit: Permit<'answer the open channel'>,
      seen: OpenMessage,
      change: Pick<OpenMessage, 'state' | 'steps'>,
      event: TransactedWrite,
    ): Promise<OpenMessage> => {
      const after = { ...seen, ...change, version: seen.version + 1 };
      try {
        await execute(
          messages.transactPut(
            { ...after, steps: [...after.steps] },
            { condition: { attr: 'version', eq: seen.version } },
          ),
          event,
        );
      } catch (error) {
        throw conditionFailed(error) ? refusal('message-changed') : error;
      }
      return after;
    },
  };
};
