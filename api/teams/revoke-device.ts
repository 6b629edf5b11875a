import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import type { Device } from './device.ts';
import { mustBeOwnPeople } from './own-teams.ts';

/** Ends a device for good: lost, stolen, or no longer needed. Its own person may, the supervisor of the team, and a lead. */
export const revokeDevice = async (
  context: Context,
  campaignId: string,
  { personId, deviceId }: Pick<Device, 'personId' | 'deviceId'>,
): Promise<Device> => {
  const { stores, now, newId } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'revoke a device');
  if (personId !== permit.personId) {
    await mustBeOwnPeople(context, campaign, [personId]);
  }
  const device = await stores.devices.get(campaignId, personId, deviceId);
  if (device === undefined) {
    throw refusal('device-unknown');
  }
  const by = { revokedAt: now.toISOString(), revokedBy: permit.personId };
  const event = stores.audit.recorded(
    auditEvent(permit, campaignId, now, newId(), `${personId} ${deviceId}`),
  );
  const revoked = await stores.devices.revoke(permit, device, by, event);
  if (revoked) {
    return { ...device, ...by };
  }
  return (await stores.devices.get(campaignId, personId, deviceId)) ?? device;
};
