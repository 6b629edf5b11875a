import { resolveArrayConnection } from '@pothos/plugin-relay';
import { inCampaign } from '../api/context.ts';
import type { Indicator } from '../api/estimates/indicator.ts';
import { standardIndicators } from '../api/estimates/standard-indicators.ts';
import { listNames } from '../api/frames/list-type.ts';
import { indicatorsOfStandard } from '../api/questionnaires/indicators-of-standard.ts';
import { askForDraw, askForHouseholds } from '../api/samples/ask-draw-function.ts';
import { type Design, designSchema } from '../api/samples/design.ts';
import { openedProbabilities } from '../api/samples/opened-probabilities.ts';
import type { SampledVillage } from '../api/samples/sample.ts';
import { saveDesign } from '../api/samples/save-design.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

interface ListCount {
  readonly list: string;
  readonly listName: { readonly en: string; readonly zh: string };
  readonly size: number;
  readonly issued: number;
}

const listRef = builder.objectRef<ListCount>('VillageList').implement({
  description: 'A list (名单) of a village: households on the frozen roster, and how many became cases.',
  fields: (t) => ({
    list: t.exposeString('list', {
      description: 'poor, exited, monitored or nonregistered.',
      authScopes: { signedIn: true },
    }),
    name: t.string({
      description: 'Its name for readers.',
      authScopes: { signedIn: true },
      resolve: ({ listName }, _args, { language }) => listName[language],
    }),
    size: t.exposeInt('size', { description: 'Households on the roster.', authScopes: { signedIn: true } }),
    issued: t.exposeInt('issued', {
      description: 'Cases from it, opened reserves among them.',
      authScopes: { signedIn: true },
    }),
  }),
});

const roleEnum = builder.enumType('SelectionRole', {
  description: 'How a village came into the sample.',
  values: {
    TAKE_ALL: { value: 'take-all', description: 'Certain: so large that every draw has it.' },
    SAMPLE: { value: 'sample', description: 'Drawn.' },
    LADDER: { value: 'ladder', description: 'Reserve, closed until opened in order.' },
  } as const,
});

export const villageRef = builder.objectRef<SampledVillage>('SampledVillage').implement({
  description: 'A drawn village (样本村) with its exact probability.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '12-digit code.', authScopes: { signedIn: true } }),
    name: t.exposeString('name', { description: 'Name in the frame.', authScopes: { signedIn: true } }),
    stratum: t.exposeString('stratum', { description: 'Its stratum (层).', authScopes: { signedIn: true } }),
    role: t.field({
      type: roleEnum,
      description: 'How it came in.',
      authScopes: { signedIn: true },
      resolve: ({ role }) => role,
    }),
    rank: t.exposeInt('rank', { description: 'Order within the stratum.', authScopes: { signedIn: true } }),
    ticket: t.exposeString('ticket', { description: 'Its ticket, hex.', authScopes: { signedIn: true } }),
    probability: t.string({
      description:
        'Probability of being in the field as an exact fraction, numerator/denominator: n·M/S, with j reserves of the stratum opened (n + j)·M/S.',
      authScopes: { signedIn: true },
      resolve: ({ inclusion }) => `${inclusion.numerator}/${inclusion.denominator}`,
    }),
    size: t.exposeInt('size', {
      description: 'Size measure in the frame: what the registry says.',
      authScopes: { signedIn: true },
    }),
    rosterHouseholds: t.int({
      nullable: true,
      description:
        'Households on its frozen roster, all lists together. Hashing cannot prove that a roster is complete: compare with `size`.',
      authScopes: { signedIn: true },
      resolve: ({ roster }) =>
        roster === undefined ? null : Object.values(roster.lists).reduce((sum, count) => sum + count, 0),
    }),
    rosterRoot: t.string({
      nullable: true,
      description: 'Fingerprint of its frozen roster; stood before any ticket of it.',
      authScopes: { signedIn: true },
      resolve: ({ roster }) => roster?.root,
    }),
    rosterFrozenAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its roster was frozen.',
      authScopes: { signedIn: true },
      resolve: ({ roster }) => roster?.frozenAt,
    }),
    disclosedAt: t.field({
      type: 'DateTime',
      description: 'When it was shown to its team.',
      authScopes: { signedIn: true },
      resolve: ({ disclosedAt }) => disclosedAt,
    }),
    lists: t.field({
      type: [listRef],
      description: 'Its lists, once households are drawn.',
      authScopes: { signedIn: true },
      resolve: ({ lists }) =>
        Object.entries(listNames).flatMap(([list, listName]) => {
          const entry = Object.entries(lists).find(([key]) => key === list)?.[1];
          return entry === undefined ? [] : [{ list, listName, ...entry }];
        }),
    }),
  }),
});

builder.objectField(campaignRef, 'sample', (t) =>
  t.connection({
    type: villageRef,
    description:
      'The villages of the sample that were disclosed, opened reserves among them, by county and code; for the lead alone.',
    authScopes: (campaign) => ({ may: { act: 'see the sample', campaign } }),
    resolve: async ({ campaignId }, args, context) => {
      const { permit } = await inCampaign(context, campaignId, 'see the sample');
      const villages = await context.stores.samples.villages(permit, campaignId);
      return resolveArrayConnection({ args }, [
        ...(await openedProbabilities(context.stores, permit, campaignId, villages)),
      ]);
    },
  }),
);

/** A design without strata: the indicators, and what holds where the design says nothing else. */
const designStart = (indicators: readonly Indicator[]): Design => ({
  ...designSchema.omit({ strata: true }).parse({ households: {}, registryTotals: [], indicators }),
  strata: [],
});

builder.queryField('standardIndicators', (t) =>
  t.field({
    type: 'Design',
    description:
      'The indicators of a standard form, as a start for a design: only `indicators` is filled. Without a form, those of the county exit check.',
    authScopes: { signedIn: true },
    args: {
      formCode: t.arg.string({ required: false, description: 'Of a standard form, such as household.' }),
      formVersion: t.arg.int({ required: false, description: 'Its version; 1 where nothing is said.' }),
    },
    resolve: (_root, { formCode, formVersion }) =>
      designStart(formCode == null ? standardIndicators : indicatorsOfStandard(formCode, formVersion ?? 1)),
  }),
);

builder.mutationField('saveDesign', (t) =>
  t.field({
    type: campaignRef,
    description: 'Keeps the sampling design while the campaign is a draft (lead).',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      design: t.arg({ type: 'Design', description: 'The design.' }).validate(designSchema),
    },
    resolve: (_root, { campaign, design }, context) => saveDesign(context, campaign.id, design),
  }),
);

builder.mutationField('drawVillages', (t) =>
  t.field({
    type: campaignRef,
    description:
      'Runs the draw of the villages once it is due (commissioner or lead). Everything is fixed by then, so there is no second sample: asked again, it gives the one that stands. No village is shown by it.',
    authScopes: { signedIn: true },
    errors: {},
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: (_root, { campaign }, context) => askForDraw(context, campaign.id),
  }),
);

builder.mutationField('drawHouseholds', (t) =>
  t.field({
    type: campaignRef,
    description:
      'Freezes the rosters of disclosed villages and draws their households, each list apart (lead); with a beacon from a pulse a minute later. Asked again, it gives the ones that stand.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      villages: t.arg.stringList({
        required: false,
        description: 'Codes of disclosed villages; all that are not drawn yet when left out.',
      }),
    },
    resolve: (_root, { campaign, villages }, context) =>
      askForHouseholds(context, campaign.id, villages ?? undefined),
  }),
);
