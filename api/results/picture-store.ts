import { Entity, EntityRepository, item, string } from 'dynamodb-toolbox';
import { z } from 'zod';
import { figuresSchema } from '../estimates/figure.ts';
import { countsSchema, type NodePlace } from '../estimates/node.ts';
import type { NodeHead } from '../estimates/node-store.ts';
import { conditionFailed } from '../platform/conditions.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';

const picture = z.object({
  epoch: z.number(),
  seen: z.number(),
  counts: countsSchema,
  figures: figuresSchema,
  computedAt: z.string(),
});

/**
 * The picture of an area that leadership sees on one day: made from the head when the first of them looks, then kept. Whoever
 * looks twice a day learns nothing from the difference.
 */
export const pictureStore = (table: ZhenpingTable) => {
  const daily = new Entity({
    name: 'daily-picture',
    table,
    timestamps: false,
    schema: item({ campaignId: string().key(), area: string().key(), day: string().key(), head: string() }),
    computeKey: ({ campaignId, area, day }) => ({ pk: `PICTURE#${campaignId}#${area}`, sk: `DAY#${day}` }),
  });
  const pictures = daily.build(EntityRepository);

  const ofDay = async (place: NodePlace, day: string): Promise<NodeHead | undefined> => {
    const { Item } = await pictures.get(
      { campaignId: place.campaignId, area: place.key, day },
      { consistent: true },
    );
    return Item === undefined ? undefined : { ...place, ...picture.parse(JSON.parse(Item.head)) };
  };

  return {
    ofDay,

    /** Keeps this head as the day's picture, unless another was kept first; the one that is kept is returned. */
    keep: async (head: NodeHead, day: string): Promise<NodeHead> => {
      const { campaignId, key, epoch, seen, counts, figures, computedAt } = head;
      const text = JSON.stringify({ epoch, seen, counts, figures, computedAt });
      try {
        await pictures.put(
          { campaignId, area: key, day, head: text },
          { condition: { attr: 'head', exists: false } },
        );
        return head;
      } catch (error) {
        if (conditionFailed(error)) {
          return (await ofDay(head, day)) ?? head;
        }
        throw error;
      }
    },
  };
};
