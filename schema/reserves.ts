import { type Case, caseCode } from '../api/fieldwork/case.ts';
import { openReserve } from '../api/fieldwork/open-reserve.ts';
import { type ReserveOpening, reserveReasonKeys, reserveReasons } from '../api/fieldwork/reserve.ts';
import { type ListReserves, seeReserves, type VillageReserves } from '../api/fieldwork/see-reserves.ts';
import { listNames } from '../api/frames/list-type.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { caseRef } from './fieldwork.ts';

const reasonEnum = builder.enumType('ReserveReason', {
  description: 'Why a reserve is opened (启用理由); each agrees with certain outcomes only.',
  values: Object.fromEntries(
    reserveReasonKeys.map((key) => [
      key.replaceAll('-', '_').toUpperCase(),
      {
        value: key,
        description: `${reserveReasons[key].zh}: ${reserveReasons[key].en}; outcome ${reserveReasons[key].outcomes.join(', ')}.`,
      },
    ]),
  ),
});

const openedRef = builder.objectRef<ReserveOpening>('OpenedReserve').implement({
  description: 'A reserve (备用样本) that was opened for a case without an answer. It stays as it was made.',
  fields: (t) => ({
    code: t.string({
      description: 'The case that the reserve became, by village code and number.',
      authScopes: { signedIn: true },
      resolve: ({ village, reserve }) => caseCode(village, reserve),
    }),
    standsInFor: t.string({
      description: 'The case that gave no answer.',
      authScopes: { signedIn: true },
      resolve: ({ village, number }) => caseCode(village, number),
    }),
    list: t.exposeString('list', {
      description: 'poor, exited, monitored or nonregistered: the same for both.',
      authScopes: { signedIn: true },
    }),
    rank: t.exposeInt('rank', {
      description: 'Its place in the order that the draw gave to the list.',
      authScopes: { signedIn: true },
    }),
    reason: t.field({
      type: reasonEnum,
      description: 'Why.',
      authScopes: { signedIn: true },
      resolve: ({ reason }) => reason,
    }),
    evidence: t.exposeString('evidence', {
      description: 'What the supervisor found.',
      authScopes: { signedIn: true },
    }),
    outcome: t.exposeInt('outcome', {
      description: 'Outcome of the case when the reserve was opened.',
      authScopes: { signedIn: true },
    }),
    outcomeBy: t.exposeString('outcomeBy', {
      description: 'Who had recorded it (person id).',
      authScopes: { signedIn: true },
    }),
    openedBy: t.exposeString('openedBy', {
      description: 'Which supervisor opened it (person id).',
      authScopes: { signedIn: true },
    }),
    openedAt: t.field({
      type: 'DateTime',
      description: 'When.',
      authScopes: { signedIn: true },
      resolve: ({ openedAt }) => openedAt,
    }),
  }),
});

const listReservesRef = builder.objectRef<ListReserves>('ListReserves').implement({
  description: 'What reserves did to one list of a village.',
  fields: (t) => ({
    list: t.exposeString('list', {
      description: 'poor, exited, monitored or nonregistered.',
      authScopes: { signedIn: true },
    }),
    name: t.string({
      description: 'Its name for readers.',
      authScopes: { signedIn: true },
      resolve: ({ list }, _args, { language }) => listNames[list][language],
    }),
    size: t.exposeInt('size', { description: 'Households on the roster.', authScopes: { signedIn: true } }),
    drawn: t.exposeInt('drawn', {
      description: 'Cases of the draw itself: response rates are taken on these.',
      authScopes: { signedIn: true },
    }),
    opened: t.exposeInt('opened', {
      description: 'Reserves that were opened.',
      authScopes: { signedIn: true },
    }),
    left: t.exposeInt('left', { description: 'Reserves not opened.', authScopes: { signedIn: true } }),
    answered: t.exposeInt('answered', {
      description: 'Cases with an answer.',
      authScopes: { signedIn: true },
    }),
    answeredByReserves: t.exposeInt('answeredByReserves', {
      description: 'Those of them that are reserves.',
      authScopes: { signedIn: true },
    }),
  }),
});

const villageReservesRef = builder.objectRef<VillageReserves>('VillageReserves').implement({
  description: 'The reserves of a village: which cases may have one, what was opened and why, what it did.',
  fields: (t) => ({
    lists: t.field({
      type: [listReservesRef],
      description: 'By list.',
      authScopes: { signedIn: true },
      resolve: ({ lists }) => lists,
    }),
    waiting: t.field({
      type: [caseRef],
      description: 'Cases that ended without an answer and for which no reserve was opened.',
      authScopes: { signedIn: true },
      resolve: ({ waiting }): readonly Case[] => waiting,
    }),
    opened: t.field({
      type: [openedRef],
      description: 'Every opening, by the case that gave no answer.',
      authScopes: { signedIn: true },
      resolve: ({ opened }) => opened,
    }),
  }),
});

builder.queryField('villageReserves', (t) =>
  t.field({
    type: villageReservesRef,
    description:
      'The reserves of a village (lead, supervisor). The order of those not opened is shown to nobody.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: '12-digit code.' }),
    },
    resolve: (_root, { campaign, village }, context) => seeReserves(context, campaign.id, village),
  }),
);

builder.mutationField('openReserve', (t) =>
  t.field({
    type: openedRef,
    description:
      'Opens the next reserve of a case’s list for that case (supervisor who did not record its outcome). The draw settled which household it is. Asked again for the same reason, it gives the one that stands.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      case: t.arg.string({ description: 'The case without an answer, by village code and number.' }),
      reason: t.arg({ type: reasonEnum, description: 'Why.' }),
      evidence: t.arg.string({
        description:
          'What the supervisor found: who was asked, when, how; 10 to 1000 characters, without names, telephone or identity numbers.',
      }),
    },
    resolve: (_root, { campaign, case: code, reason, evidence }, context) =>
      openReserve(context, campaign.id, { code, reason, evidence }),
  }),
);
