/** What a second person says of a village that was recorded as lost: it is, or it is not. */
import { confirmLostVillage } from '../api/fieldwork/confirm-lost-village.ts';
import type { RejectedLoss } from '../api/fieldwork/lost-village.ts';
import { rejectLostVillage } from '../api/fieldwork/reject-lost-village.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { lossReasonEnum, lossRef } from './reserve-villages.ts';

const signedIn = { signedIn: true } as const;

builder.mutationField('confirmLostVillage', (t) =>
  t.field({
    type: lossRef,
    description:
      'Confirms that a lost village cannot be worked (lead, or supervisor of the division, who did not record it and does not interview there): before a reserve is opened for it, and before closing. Asked again, it gives the confirmation that stands.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: 'The lost village, 12-digit code.' }),
      reason: t.arg({ type: lossReasonEnum, description: 'Why; the same as the one that was recorded.' }),
      evidence: t.arg.string({
        description:
          'What this person found: 10 to 1000 characters, without names, telephone or identity numbers.',
      }),
    },
    resolve: (_root, { campaign, ...asked }, context) => confirmLostVillage(context, campaign.id, asked),
  }),
);

const rejectionRef = builder.objectRef<RejectedLoss>('RejectedLoss').implement({
  description:
    'A record that a village cannot be worked which somebody else found wrong. The village is worked.',
  fields: (t) => ({
    code: t.exposeString('village', { description: '12-digit code.', authScopes: signedIn }),
    evidence: t.string({
      description: 'What the second person found.',
      authScopes: signedIn,
      resolve: ({ rejected }) => rejected.evidence,
    }),
    rejectedBy: t.string({
      description: 'Who (person id).',
      authScopes: signedIn,
      resolve: ({ rejected }) => rejected.rejectedBy,
    }),
    rejectedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: signedIn,
      resolve: ({ rejected }) => rejected.rejectedAt,
    }),
  }),
});

builder.mutationField('rejectLostVillage', (t) =>
  t.field({
    type: rejectionRef,
    description:
      'Says that a village recorded as lost can be worked after all (those who could confirm it), while nobody has confirmed it. The record stays in public.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: '12-digit code.' }),
      evidence: t.arg.string({
        description:
          'What this person found: 10 to 1000 characters, without names, telephone or identity numbers.',
      }),
    },
    resolve: (_root, { campaign, ...asked }, context) => rejectLostVillage(context, campaign.id, asked),
  }),
);
