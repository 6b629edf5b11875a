import { Entity, EntityRepository, item, number, string } from 'dynamodb-toolbox';
import { hashOf } from '../../methods/proof/hash-of.ts';
import { toHex } from '../../methods/proof/hex.ts';
import { caseSort, chunkPartition } from '../fieldwork/case-key.ts';
import type { Link } from '../fieldwork/link.ts';
import { allOrNothing, unlessHeld } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';

/** What a page keeps here while somebody answers: one piece of text that the browser encrypted with a key from the link. */
export interface KeptDraft {
  readonly version: number;
  readonly draft: string;
  readonly keptAt: string;
}

/** A draft that nobody goes on with is gone after so many days. */
const keptDays = 30;

const seconds = (now: Date): number => Math.floor(now.getTime() / 1000);

/** Which link a draft was kept through: another one to the same case has another key, and could not read it. */
const markOf = ({ chance }: Link): string => toHex(hashOf('zhenping/draft-link/v1', chance));

/** One draft a case, apart from cases and answers, so that the roll-up never meets it. */
export const draftStore = (table: ZhenpingTable) => {
  const drafts = new Entity({
    name: 'draft',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      village: string().key(),
      number: number().key(),
      link: string(),
      version: number(),
      draft: string(),
      keptAt: string(),
      expiresAt: number(),
    }),
    computeKey: ({ campaignId, village, number }) => ({
      pk: `DRAFT#${chunkPartition(campaignId, village, number)}`,
      sk: `DRAFT#${caseSort(number)}`,
    }),
  }).build(EntityRepository);

  const placeOf = ({ campaignId, village, number }: Link) => ({ campaignId, village, number });

  return {
    /** What was kept through this very link; expired items may linger in the table. */
    keptThrough: async (link: Link, now: Date): Promise<KeptDraft | undefined> => {
      const { Item } = await drafts.get(placeOf(link), { consistent: true });
      if (Item === undefined || Item.link !== markOf(link) || Item.expiresAt <= seconds(now)) {
        return;
      }
      const { version, draft, keptAt } = Item;
      return { version, draft, keptAt };
    },

    /** Keeps it in place of what was seen last; nothing where another device kept a newer one meanwhile. */
    keep: async (link: Link, draft: string, after: number, now: Date): Promise<KeptDraft | undefined> => {
      const kept = { version: after + 1, draft, keptAt: now.toISOString() };
      const mark = markOf(link);
      const expiresAt = seconds(now) + keptDays * 86_400;
      const written = await allOrNothing(
        drafts.transactPut(
          { ...placeOf(link), ...kept, link: mark, expiresAt },
          {
            condition: {
              or: [
                { attr: 'version', exists: false },
                { attr: 'version', eq: after },
                { attr: 'link', ne: mark },
                { attr: 'expiresAt', lte: seconds(now) },
              ],
            },
          },
        ),
      );
      return written ? kept : undefined;
    },

    /** The answers were taken: what was kept is overwritten at once, and the item expires. Nobody may delete one. */
    empty: (link: Link, now: Date): Promise<void> =>
      unlessHeld(
        drafts.update(
          { ...placeOf(link), draft: '', expiresAt: seconds(now) },
          { condition: { attr: 'version', exists: true } },
        ),
      ),
  };
};
