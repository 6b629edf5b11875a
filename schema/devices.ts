import { z } from 'zod';
import { type Device, deviceIdPattern } from '../api/teams/device.ts';
import { registerDevice } from '../api/teams/register-device.ts';
import { revokeDevice } from '../api/teams/revoke-device.ts';
import { seeDevices } from '../api/teams/see-devices.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const signedIn = { signedIn: true } as const;
const deviceId = z.string().regex(deviceIdPattern);

const deviceRef = builder.objectRef<Device>('Device').implement({
  description: 'A device (设备) of somebody in the field. Its id is chance; nothing else is known of it.',
  fields: (t) => ({
    deviceId: t.exposeString('deviceId', { description: 'Made by the device.', authScopes: signedIn }),
    personId: t.exposeString('personId', { description: 'Whose it is.', authScopes: signedIn }),
    publicName: t.exposeString('publicName', {
      description: 'What its person calls it.',
      authScopes: signedIn,
    }),
    registeredAt: t.field({
      type: 'DateTime',
      description: 'Since when it is known.',
      authScopes: signedIn,
      resolve: ({ registeredAt }) => registeredAt,
    }),
    lastSeenAt: t.field({
      type: 'DateTime',
      description: 'When it last sent or asked for something.',
      authScopes: signedIn,
      resolve: ({ lastSeenAt }) => lastSeenAt,
    }),
    clockOffsetSeconds: t.exposeInt('clockOffsetSeconds', {
      nullable: true,
      description: 'By how much its clock was ahead of the server’s; negative: behind.',
      authScopes: signedIn,
    }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'From when on nothing is taken from it or shown on it.',
      authScopes: signedIn,
      resolve: ({ revokedAt }) => revokedAt,
    }),
  }),
});

builder.queryField('devices', (t) =>
  t.field({
    type: [deviceRef],
    description: 'The devices of a campaign: all for a lead, the own teams’ for a supervisor.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'By person, revoked ones included.', authScopes: signedIn },
    },
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: async (_root, { campaign }, context) => [...(await seeDevices(context, campaign.id))],
  }),
);

builder.mutationField('registerDevice', (t) =>
  t.field({
    type: deviceRef,
    description: 'Registers the device from which one asks (interviewer). May be asked again.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      deviceId: t.arg.string({
        description: '16 random bytes made by the device, base64url.',
        validate: deviceId,
      }),
      publicName: t.arg.string({
        description: 'What its person calls it.',
        validate: z.string().trim().min(1).max(60),
      }),
    },
    resolve: (_root, { campaign, ...device }, context) => registerDevice(context, campaign.id, device),
  }),
);

builder.mutationField('revokeDevice', (t) =>
  t.field({
    type: deviceRef,
    description:
      'Ends a device for good (its own person, the supervisor of the team, a lead): nothing is taken from it or shown on it any more.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      personId: t.arg.string({ description: 'Whose it is.', validate: z.string().min(1).max(64) }),
      deviceId: t.arg.string({ description: 'Which one.', validate: deviceId }),
    },
    resolve: (_root, { campaign, ...device }, context) => revokeDevice(context, campaign.id, device),
  }),
);
