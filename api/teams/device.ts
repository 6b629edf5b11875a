/** A device (设备) of somebody in the field. Its id is chance, made by itself; nothing else is known of it. */
export interface Device {
  readonly campaignId: string;
  readonly personId: string;
  /** 16 random bytes in base64url. */
  readonly deviceId: string;
  /** What its person calls it. */
  readonly publicName: string;
  /** UTC moments of the server. */
  readonly registeredAt: string;
  readonly lastSeenAt: string;
  /** Seconds by which its clock was ahead of the server's at the last sync; negative: behind. */
  readonly clockOffsetSeconds?: number | undefined;
  readonly revokedAt?: string | undefined;
  readonly revokedBy?: string | undefined;
}

export const deviceIdPattern = /^[0-9A-Za-z_-]{22}$/;

/** A person changes devices now and then; more are a mistake or a trick. */
export const mostDevices = 10;

const dayMilliseconds = 86_400_000;

/** Whether its data has died: it was not seen for so many days. */
export const isUnseen = (
  { lastSeenAt }: Pick<Device, 'lastSeenAt'>,
  unseenDays: number,
  now: Date,
): boolean => now.getTime() - new Date(lastSeenAt).getTime() > unseenDays * dayMilliseconds;

/** By how many seconds a device's clock is ahead. */
export const clockOffset = (deviceTime: string, now: Date): number =>
  Math.round((new Date(deviceTime).getTime() - now.getTime()) / 1000);
