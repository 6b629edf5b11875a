/** What everybody may know of villages that were lost: how many, why, and whether a reserve stands in. Not which. */
import type { LossReason } from '../api/fieldwork/lost-village.ts';
import { type PublicLoss, publicLosses } from '../api/fieldwork/public-losses.ts';
import { builder } from './builder.ts';
import { drawRef } from './draws.ts';
import { lossReasonEnum } from './reserve-villages.ts';

const anybody = { public: true } as const;

const lossRef = builder.objectRef<PublicLoss>('PublicLoss').implement({
  description: 'That a village of the sample could not be worked (无法开展); which one is not told.',
  fields: (t) => ({
    at: t.expose('recordedAt', {
      type: 'DateTime',
      description: 'When it was recorded.',
      authScopes: anybody,
    }),
    reason: t.field({
      type: lossReasonEnum,
      description: 'Why.',
      authScopes: anybody,
      resolve: ({ reason }): LossReason => reason,
    }),
    confirmed: t.exposeBoolean('confirmed', {
      description: 'Whether somebody else has confirmed it; closing waits for that.',
      authScopes: anybody,
    }),
    rejected: t.exposeBoolean('rejected', {
      description: 'Whether somebody else found that it can be worked; then it is.',
      authScopes: anybody,
    }),
    reserveOpened: t.exposeBoolean('reserveOpened', {
      description: 'Whether a reserve village stands in for it.',
      authScopes: anybody,
    }),
  }),
});

builder.objectField(drawRef, 'losses', (t) =>
  t.field({
    type: [lossRef],
    description:
      'Villages of the sample that could not be worked, in the order in which they were recorded: nobody drops unwelcome ones in silence.',
    authScopes: anybody,
    resolve: async ({ draw }, _args, { stores }) => [...(await publicLosses(stores, draw.campaignId))],
  }),
);
