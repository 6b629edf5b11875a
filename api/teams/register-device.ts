import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal } from '../refusals.ts';
import { type Device, mostDevices } from './device.ts';
import { deviceSeen } from './device-seen.ts';

/** A device of the one who asks. Asked again, it is seen again; one that was revoked or has died does not come back. */
export const registerDevice = async (
  context: Context,
  campaignId: string,
  { deviceId, publicName }: Pick<Device, 'deviceId' | 'publicName'>,
): Promise<Device> => {
  const { stores, now, newId } = context;
  const { campaign, permit } = await inCampaign(context, campaignId, 'use a device');
  const { personId } = permit;
  const own = await stores.devices.ofPerson(campaignId, personId);
  if (own.some((each) => each.deviceId === deviceId)) {
    return deviceSeen(context, campaign, { deviceId });
  }
  if (own.filter(({ revokedAt }) => revokedAt === undefined).length >= mostDevices) {
    throw refusal('devices-too-many');
  }
  const at = now.toISOString();
  const device: Device = { campaignId, personId, deviceId, publicName, registeredAt: at, lastSeenAt: at };
  const event = stores.audit.recorded(auditEvent(permit, campaignId, now, newId(), deviceId));
  return (await stores.devices.register(permit, device, event))
    ? device
    : deviceSeen(context, campaign, { deviceId });
};
