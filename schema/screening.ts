import { resolveArrayConnection } from '@pothos/plugin-relay';
import { inCampaign } from '../api/context.ts';
import { type ScreenedRate, screenedRate, screenedRateWords } from '../api/screening/screened-rate.ts';
import type { DrawnGroup, Screening } from '../api/screening/screening.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const groupRef = builder.objectRef<DrawnGroup>('DrawnGroup').implement({
  description: 'A village group (村民小组) that was drawn for screening.',
  fields: (t) => ({
    name: t.exposeString('group', {
      description: 'As on the frozen roster.',
      authScopes: { signedIn: true },
    }),
    unit: t.exposeString('unit', { description: 'As in its ticket.', authScopes: { signedIn: true } }),
    ticket: t.exposeString('ticket', { description: 'Its ticket, hex.', authScopes: { signedIn: true } }),
  }),
});

const screeningRef = builder.objectRef<Screening>('Screening').implement({
  description: 'The groups of a village that are screened (筛查).',
  fields: (t) => ({
    village: t.exposeString('village', { description: '12-digit code.', authScopes: { signedIn: true } }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: { signedIn: true } }),
    groups: t.exposeInt('groups', {
      description: 'Groups that the frozen roster names: each had the chance drawn/groups.',
      authScopes: { signedIn: true },
    }),
    drawn: t.field({
      type: [groupRef],
      description: 'Those drawn, by rank.',
      authScopes: { signedIn: true },
      resolve: ({ drawn }) => drawn,
    }),
  }),
});

const rateRef = builder.objectRef<ScreenedRate>('ScreenedRate').implement({
  description:
    'The missed rate over screened village groups (漏评率，口径A) of a county; persons count, also in n and in the interval.',
  fields: (t) => {
    const count = (name: Exclude<keyof ScreenedRate, 'division' | 'reading'>, description: string) =>
      t.exposeInt(name, { description, authScopes: { signedIn: true } });
    const figure = (description: string, of: (rate: ScreenedRate) => number | undefined) =>
      t.float({
        nullable: true,
        description,
        authScopes: { signedIn: true },
        resolve: (rate) => of(rate),
      });
    const interval = ({ reading }: ScreenedRate) => ('interval' in reading ? reading.interval : undefined);
    return {
      key: t.string({
        description: 'Stable key.',
        authScopes: { signedIn: true },
        resolve: () => screenedRateWords.key,
      }),
      name: t.string({
        description: 'Its name.',
        authScopes: { signedIn: true },
        resolve: (_rate, _args, { language }) => screenedRateWords.name[language],
      }),
      denominatorText: t.string({
        description: 'Which denominator it uses; to be printed beside it.',
        authScopes: { signedIn: true },
        resolve: (_rate, _args, { language }) => screenedRateWords.denominatorText[language],
      }),
      estimate: figure('A share of 1.', ({ reading }) => reading.estimate),
      standardError: figure('Of the two-stage design.', ({ reading }) =>
        'interval' in reading ? reading.standardError : undefined,
      ),
      lower: figure('95 %, Korn and Graubard.', (rate) => interval(rate)?.lower),
      upper: figure('95 %, Korn and Graubard.', (rate) => interval(rate)?.upper),
      effectiveN: figure('Persons that the interval rests on.', ({ reading }) =>
        'interval' in reading ? reading.effectiveN : undefined,
      ),
      degreesOfFreedom: figure('Villages less strata.', ({ reading }) =>
        'interval' in reading ? reading.degreesOfFreedom : undefined,
      ),
      notEstimable: t.string({
        nullable: true,
        description: 'Why there is no figure or no interval.',
        authScopes: { signedIn: true },
        resolve: ({ reading }) => ('notEstimable' in reading ? reading.notEstimable : undefined),
      }),
      villages: count('villages', 'Villages whose groups were drawn.'),
      villagesClosed: count('villagesClosed', 'Those that enter: nothing of them is open.'),
      groups: count('groups', 'Groups that were drawn.'),
      groupsScreened: count('groupsScreened', 'Groups that were screened.'),
      missed: count('missed', 'Persons found missed in those that enter, unweighted.'),
      nonregistered: count('nonregistered', 'Persons not registered in those that enter, unweighted.'),
    };
  },
});

builder.objectField(campaignRef, 'screenings', (t) =>
  t.connection({
    type: screeningRef,
    description: 'The village groups that were drawn for screening, by village (lead).',
    authScopes: (campaign) => ({ may: { act: 'see the sample', campaign } }),
    resolve: async ({ campaignId }, args, context) => {
      const { permit } = await inCampaign(context, campaignId, 'see the sample');
      return resolveArrayConnection({ args }, [
        ...(await context.stores.screenings.villages(permit, campaignId)),
      ]);
    },
  }),
);

builder.queryField('screenedRate', (t) =>
  t.field({
    type: rateRef,
    description: 'The missed rate over screened village groups of a county, as it stands (lead).',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      division: t.arg.string({ description: '6-digit code of a county.' }),
    },
    resolve: (_root, { campaign, division }, context) => screenedRate(context, campaign.id, division),
  }),
);
