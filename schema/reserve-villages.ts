/** Villages that cannot be worked, and the reserves that are opened for them. */
import { askForReserveVillage } from '../api/fieldwork/ask-for-reserve-village.ts';
import {
  type LossConfirmation,
  lossReasonKeys,
  lossReasons,
  type VillageLoss,
  type VillageOpening,
} from '../api/fieldwork/lost-village.ts';
import { recordLostVillage } from '../api/fieldwork/record-lost-village.ts';
import {
  type LossStanding,
  type StratumReserves,
  seeReserveVillages,
} from '../api/fieldwork/see-reserve-villages.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { villageRef } from './samples.ts';

const signedIn = { signedIn: true } as const;

export const lossReasonEnum = builder.enumType('VillageLossReason', {
  description: 'Why a village cannot be worked (村无法开展的理由).',
  values: Object.fromEntries(
    lossReasonKeys.map((key) => [
      key.replaceAll('-', '_').toUpperCase(),
      { value: key, description: `${lossReasons[key].zh}: ${lossReasons[key].en}.` },
    ]),
  ),
});

const openingRef = builder.objectRef<VillageOpening>('OpenedReserveVillage').implement({
  description: 'A reserve village (备用村) that was opened for a lost one. It stays as it was made.',
  fields: (t) => ({
    code: t.string({
      description: '12-digit code.',
      authScopes: signedIn,
      resolve: ({ village }) => village,
    }),
    name: t.exposeString('name', { description: 'Name in the frame.', authScopes: signedIn }),
    rank: t.exposeInt('rank', {
      description: 'Its place in the order that the draw gave to the stratum.',
      authScopes: signedIn,
    }),
    evidence: t.exposeString('evidence', {
      description: 'What the one who opened it found.',
      authScopes: signedIn,
    }),
    openedBy: t.exposeString('openedBy', {
      description: 'Which supervisor opened it (person id).',
      authScopes: signedIn,
    }),
    openedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: signedIn,
      resolve: ({ openedAt }) => openedAt,
    }),
  }),
});

const confirmationRef = builder.objectRef<LossConfirmation>('LossConfirmation').implement({
  description: 'That a second person found that a village cannot be worked, for the same reason.',
  fields: (t) => ({
    evidence: t.exposeString('evidence', { description: 'What this person found.', authScopes: signedIn }),
    confirmedBy: t.exposeString('confirmedBy', { description: 'Who (person id).', authScopes: signedIn }),
    confirmedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: signedIn,
      resolve: ({ confirmedAt }) => confirmedAt,
    }),
  }),
});

export const lossRef = builder.objectRef<VillageLoss>('LostVillage').implement({
  description:
    'A village of the sample that cannot be worked (无法开展的村): non-response of the first stage. It stays in the sample, with its reason, and is no unit of any figure.',
  fields: (t) => ({
    code: t.string({
      description: '12-digit code.',
      authScopes: signedIn,
      resolve: ({ village }) => village,
    }),
    name: t.exposeString('name', { description: 'Name in the frame.', authScopes: signedIn }),
    stratum: t.exposeString('stratum', { description: 'Its stratum (层).', authScopes: signedIn }),
    reason: t.field({
      type: lossReasonEnum,
      description: 'Why.',
      authScopes: signedIn,
      resolve: ({ reason }) => reason,
    }),
    evidence: t.exposeString('evidence', {
      description: 'What the supervisor found.',
      authScopes: signedIn,
    }),
    cases: t.exposeInt('cases', {
      description: 'Cases that were issued in it by then: those without an outcome are never attempted.',
      authScopes: signedIn,
    }),
    recordedBy: t.exposeString('recordedBy', {
      description: 'Who recorded it (person id).',
      authScopes: signedIn,
    }),
    recordedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: signedIn,
      resolve: ({ recordedAt }) => recordedAt,
    }),
    confirmation: t.field({
      type: confirmationRef,
      nullable: true,
      description: 'Who else found the same; null until somebody has.',
      authScopes: signedIn,
      resolve: ({ confirmed }) => confirmed,
    }),
    reserve: t.field({
      type: openingRef,
      nullable: true,
      description: 'The reserve village that was opened for it.',
      authScopes: signedIn,
      resolve: ({ opened }) => opened,
    }),
  }),
});

const standingRef = builder.objectRef<LossStanding>('LostVillageStanding').implement({
  description: 'A lost village, and what came of it since.',
  fields: (t) => ({
    village: t.field({
      type: lossRef,
      description: 'The village.',
      authScopes: signedIn,
      resolve: (standing) => standing,
    }),
    answeredAfter: t.exposeInt('answeredAfter', {
      description: 'Answers that came after all: kept, and in no figure.',
      authScopes: signedIn,
    }),
  }),
});

const stratumReservesRef = builder.objectRef<StratumReserves>('StratumReserves').implement({
  description: 'What was lost of the villages of a stratum, and what was opened for it.',
  fields: (t) => ({
    stratum: t.exposeString('stratum', { description: 'Which stratum (层).', authScopes: signedIn }),
    drawn: t.exposeInt('drawn', { description: 'Villages of the draw itself.', authScopes: signedIn }),
    lost: t.field({
      type: [standingRef],
      description: 'Those that cannot be worked, opened reserves among them, by code.',
      authScopes: signedIn,
      // Few villages of a stratum are lost.
      complexity: { field: 1, multiplier: 5 },
      resolve: ({ lost }) => lost,
    }),
    opened: t.exposeInt('opened', { description: 'Reserve villages opened.', authScopes: signedIn }),
    left: t.exposeInt('left', { description: 'Reserve villages not opened.', authScopes: signedIn }),
  }),
});

builder.objectField(villageRef, 'lost', (t) =>
  t.field({
    type: lossReasonEnum,
    nullable: true,
    description: 'Why it cannot be worked, where it was lost.',
    authScopes: signedIn,
    resolve: ({ lost }) => lost,
  }),
);

builder.queryField('reserveVillages', (t) =>
  t.field({
    type: [stratumReservesRef],
    description:
      'The strata of which a village was lost, with their reserves (lead; supervisor for strata of the own division). Which villages are left is shown to nobody.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'One a stratum, by code.', authScopes: signedIn },
    },
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: async (_root, { campaign }, context) => [...(await seeReserveVillages(context, campaign.id))],
  }),
);

builder.mutationField('recordLostVillage', (t) =>
  t.field({
    type: lossRef,
    description:
      'Records that a disclosed village cannot be worked (lead, or supervisor of the division), while nobody in it has answered. For good. Asked again for the same reason, it gives the record that stands.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: '12-digit code.' }),
      reason: t.arg({ type: lossReasonEnum, description: 'Why.' }),
      evidence: t.arg.string({
        description:
          'What the supervisor found: who was asked, when, how; 10 to 1000 characters, without names, telephone or identity numbers.',
      }),
    },
    resolve: (_root, { campaign, ...asked }, context) => recordLostVillage(context, campaign.id, asked),
  }),
);

builder.mutationField('openReserveVillage', (t) =>
  t.field({
    type: lossRef,
    description:
      'Opens the next reserve village of a lost village’s stratum for that village (supervisor who did not record the loss and does not interview there). The draw settled which village it is. Asked again for the same reason, it gives the one that stands.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: 'The lost village, 12-digit code.' }),
      reason: t.arg({ type: lossReasonEnum, description: 'Why; the same as the one that was recorded.' }),
      evidence: t.arg.string({
        description:
          'What this supervisor found: 10 to 1000 characters, without names, telephone or identity numbers.',
      }),
    },
    resolve: (_root, { campaign, ...asked }, context) => askForReserveVillage(context, campaign.id, asked),
  }),
);
