import { any, Entity, EntityRepository, item, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import type { ZhenpingTable } from '../platform/dynamo.ts';
import type { AreaPicture } from './campaign-snapshot.ts';
import { pictureSchema } from './snapshot-bytes.ts';
import type { TakenSnapshot } from './snapshot-store.ts';

/** The picture of an area, with the moment of the snapshot that it is from. */
export interface DatedPicture extends AreaPicture {
  readonly takenAt: string;
}

type Reading = Permit<'see daily results'>;

/**
 * The pictures of a snapshot, one item an area: what was decided for all areas together, as one page reads it. They follow from the
 * snapshot's content, so that one that is missing can be put there by whoever needs it.
 */
export const pictureStore = (table: ZhenpingTable) => {
  const daily = new Entity({
    name: 'daily-picture',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      area: string().key(),
      day: string().key(),
      takenAt: string(),
      picture: any(),
    }),
    computeKey: ({ campaignId, area, day }) => ({ pk: `PICTURE#${campaignId}#${area}`, sk: `DAY#${day}` }),
  });
  const pictures = daily.build(EntityRepository);

  return {
    ofDay: async (
      _permit: Reading,
      campaignId: string,
      area: string,
      day: string,
    ): Promise<DatedPicture | undefined> => {
      const { Item } = await pictures.get({ campaignId, area, day }, { consistent: true });
      return Item === undefined ? undefined : { takenAt: Item.takenAt, ...pictureSchema.parse(Item.picture) };
    },

    keep: async (
      _permit: Reading,
      { campaignId, day, takenAt }: TakenSnapshot,
      area: string,
      picture: AreaPicture,
    ): Promise<DatedPicture> => {
      await pictures.put({ campaignId, area, day, takenAt, picture });
      return { takenAt, ...picture };
    },
  };
};
