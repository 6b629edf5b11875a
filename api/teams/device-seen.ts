import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import { clockOffset, type Device, isUnseen } from './device.ts';
import { fieldRulesOf } from './field-rules.ts';

/** What a device says of itself whenever it sends or asks. */
export interface DeviceNamed {
  readonly deviceId: string;
  /** What its clock shows, ISO 8601; the server measures by how much it is wrong. */
  readonly deviceTime?: string | null | undefined;
}

type Asking = Pick<Context, 'person' | 'now'> & { readonly stores: Pick<Context['stores'], 'devices'> };

/** Not every request needs to be written down; days are counted. */
const leastSecondsBetween = 60;

/**
 * The one way in for a device: every sync goes through it. It is one of the asker's own, was not revoked, and was seen lately;
 * from now on it was seen now.
 *
 * @throws Refusal `device-unknown`, `device-revoked`, `device-unseen`
 */
export const deviceSeen = async (
  { stores, person, now }: Asking,
  campaign: Campaign,
  { deviceId, deviceTime }: DeviceNamed,
): Promise<Device> => {
  const device = await stores.devices.get(campaign.campaignId, person?.personId ?? '', deviceId);
  if (device === undefined) {
    throw refusal('device-unknown');
  }
  if (device.revokedAt !== undefined) {
    throw refusal('device-revoked');
  }
  const rules = fieldRulesOf(campaign);
  if (rules !== undefined && isUnseen(device, rules.unseenDays, now)) {
    throw refusal('device-unseen');
  }
  const clockOffsetSeconds =
    typeof deviceTime === 'string' ? clockOffset(deviceTime, now) : device.clockOffsetSeconds;
  const sinceSeen = (now.getTime() - new Date(device.lastSeenAt).getTime()) / 1000;
  if (sinceSeen < leastSecondsBetween && clockOffsetSeconds === device.clockOffsetSeconds) {
    return device;
  }
  const lastSeenAt = now.toISOString();
  if (!(await stores.devices.seen(device, lastSeenAt, clockOffsetSeconds))) {
    throw refusal('device-revoked');
  }
  return { ...device, lastSeenAt, clockOffsetSeconds };
};
