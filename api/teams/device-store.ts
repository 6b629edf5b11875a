import { Entity, EntityRepository, item, number, QueryCommand, string } from 'dynamodb-toolbox';
import type { Permit } from '../people/permit.ts';
import { allOrNothing, conditionFailed } from '../platform/conditions.ts';
import type { TransactedWrite, ZhenpingTable } from '../platform/dynamo.ts';
import type { Device } from './device.ts';

/** The devices of the field: a partition a person, listed by campaign through the index. */
export const deviceStore = (table: ZhenpingTable) => {
  const entity = new Entity({
    name: 'device',
    table,
    timestamps: false,
    schema: item({
      campaignId: string().key(),
      personId: string().key(),
      deviceId: string().key(),
      publicName: string(),
      registeredAt: string(),
      lastSeenAt: string(),
      clockOffsetSeconds: number().optional(),
      revokedAt: string().optional(),
      revokedBy: string().optional(),
      byCampaign: string(),
      byCampaignSort: string(),
    }),
    computeKey: ({ campaignId, personId, deviceId }) => ({
      pk: `DEVICES#${campaignId}#${personId}`,
      sk: `DEVICE#${deviceId}`,
    }),
  });
  const devices = entity.build(EntityRepository);
  const notRevoked = { attr: 'revokedAt', exists: false } as const;
  return {
    get: async (campaignId: string, personId: string, deviceId: string): Promise<Device | undefined> =>
      (await devices.get({ campaignId, personId, deviceId }, { consistent: true })).Item,

    ofPerson: async (campaignId: string, personId: string): Promise<readonly Device[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `DEVICES#${campaignId}#${personId}` })
        .entities(entity)
        .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items;
    },

    /** All devices of a campaign, by person. Eventually consistent. */
    ofCampaign: async (
      _permit: Permit<'see the devices'>,
      campaignId: string,
    ): Promise<readonly Device[]> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ index: 'byCampaign', partition: `DEVICES#${campaignId}` })
        .entities(entity)
        .options({ maxPages: Number.POSITIVE_INFINITY })
        .send();
      return Items;
    },

    /** False where a device of this id is there. */
    register: (_permit: Permit<'use a device'>, entry: Device, event: TransactedWrite): Promise<boolean> =>
      allOrNothing(
        devices.transactPut(
          {
            ...entry,
            byCampaign: `DEVICES#${entry.campaignId}`,
            byCampaignSort: `${entry.personId}#${entry.deviceId}`,
          },
          { condition: { attr: 'deviceId', exists: false } },
        ),
        event,
      ),

    /** That it was here, by the server's clock; false where it was revoked meanwhile. */
    seen: async (
      { campaignId, personId, deviceId }: Device,
      lastSeenAt: string,
      clockOffsetSeconds: number | undefined,
    ): Promise<boolean> => {
      const place = { campaignId, personId, deviceId };
      const offset = clockOffsetSeconds === undefined ? {} : { clockOffsetSeconds };
      try {
        await devices.update({ ...place, lastSeenAt, ...offset }, { condition: notRevoked });
        return true;
      } catch (error) {
        if (conditionFailed(error)) {
          return false;
        }
        throw error;
      }
    },

    /** For good; false where it was revoked before. */
    revoke: (
      _permit: Permit<'revoke a device'>,
      { campaignId, personId, deviceId }: Device,
      by: { readonly revokedAt: string; readonly revokedBy: string },
      event: TransactedWrite,
    ): Promise<boolean> =>
      allOrNothing(
        devices.transactUpdate({ campaignId, personId, deviceId, ...by }, { condition: notRevoked }),
        event,
      ),
  };
};
