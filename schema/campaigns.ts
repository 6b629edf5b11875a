import { resolveArrayConnection } from '@pothos/plugin-relay';
import { z } from 'zod';
import { type Campaign, type CampaignState, campaignStates, stateNames } from '../api/campaigns/campaign.ts';
import { closeCampaign } from '../api/campaigns/close-campaign.ts';
import { createCampaign } from '../api/campaigns/create-campaign.ts';
import { openFieldwork } from '../api/campaigns/open-fieldwork.ts';
import { signDesign } from '../api/campaigns/sign-design.ts';
import { visibleCampaigns } from '../api/campaigns/visible-campaigns.ts';
import { inCampaign } from '../api/context.ts';
import { builder } from './builder.ts';
import { divisionRef } from './divisions.ts';
import { privacyEnum } from './privacy.ts';

const stateWords: Readonly<Record<CampaignState, string>> = {
  draft: 'village list and design can change.',
  'frame-frozen': 'neither list, design nor key can change; the commissioner signs.',
  drawn: 'villages are drawn; rosters come in, households are drawn.',
  fieldwork: 'answers are taken.',
  closed: 'no more answers.',
  sealed: 'nothing can be added without a visible event.',
  published: 'results are open to all who may see them.',
};

const stateEnum = builder.enumType('CampaignState', {
  description: 'State of a campaign; it only moves forward.',
  values: Object.fromEntries(
    campaignStates.map((state) => [
      state.replaceAll('-', '_').toUpperCase(),
      { value: state, description: `${stateNames[state].zh}: ${stateWords[state]}` },
    ]),
  ),
});

export const campaignRef = builder.objectRef<Campaign>('Campaign');

builder.node(campaignRef, {
  description:
    'A campaign (评估任务): one wave of one programme, the boundary of a sample, its answers and its figures.',
  id: { resolve: ({ campaignId }) => campaignId, authScopes: { signedIn: true } },
  loadOne: async (id, context) => (await inCampaign(context, id, 'see the campaign')).campaign,
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'evaluatorId' in value,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.', authScopes: { signedIn: true } }),
    programme: t.exposeString('programme', {
      description: 'The policy under evaluation (项目).',
      authScopes: { signedIn: true },
    }),
    division: t.field({
      type: divisionRef,
      description: 'Where it takes place.',
      authScopes: { signedIn: true },
      resolve: ({ division }) => ({ code: division }),
    }),
    state: t.field({
      type: stateEnum,
      description: 'How far it is.',
      authScopes: { signedIn: true },
      resolve: ({ state }) => state,
    }),
    commissioner: t.exposeString('commissionerName', {
      description: 'Who asked for it (委托方).',
      authScopes: { signedIn: true },
    }),
    evaluator: t.exposeString('evaluatorName', {
      description: 'Who carries it out (评估方).',
      authScopes: { signedIn: true },
    }),
    timeZone: t.exposeString('timeZone', {
      description: 'Whose days count.',
      authScopes: { signedIn: true },
    }),
    privacy: t.field({
      type: privacyEnum,
      description: 'What those who answer are promised.',
      authScopes: { signedIn: true },
      resolve: ({ privacy }) => privacy ?? 'confidential',
    }),
    simulated: t.exposeBoolean('simulated', {
      description: 'True where people or answers are made up (模拟数据).',
      authScopes: { signedIn: true },
    }),
    provisionalForLeaders: t.exposeBoolean('provisionalForLeaders', {
      description: 'Whether leadership sees figures before publication.',
      authScopes: { signedIn: true },
    }),
    frameRoot: t.exposeString('frameRoot', {
      nullable: true,
      description: 'Fingerprint of the frozen frame.',
      authScopes: { signedIn: true },
    }),
    keyCommit: t.exposeString('keyCommit', {
      nullable: true,
      description: 'Commitment to the sealed key of the draw.',
      authScopes: { signedIn: true },
    }),
    designHash: t.exposeString('designHash', {
      nullable: true,
      description: 'Hash of the frozen design: what the commissioner signs.',
      authScopes: { signedIn: true },
    }),
    signedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the commissioner signed the design.',
      authScopes: { signedIn: true },
      resolve: ({ signedAt }) => signedAt,
    }),
    sampleRoot: t.exposeString('sampleRoot', {
      nullable: true,
      description: 'Commitment to the sample, published at the draw.',
      authScopes: { signedIn: true },
    }),
    design: t.field({
      type: 'Design',
      nullable: true,
      description: 'The sampling design; for the lead and the commissioner who signs it.',
      authScopes: (campaign) => ({ may: { act: 'see the design', campaign } }),
      resolve: ({ campaignId }, _args, { stores }) => stores.samples.design(campaignId),
    }),
  }),
});

builder.queryField('campaign', (t) =>
  t.field({
    type: campaignRef,
    description: 'One campaign, for those who have a part in it.',
    authScopes: { signedIn: true },
    errors: {},
    args: { id: t.arg.globalID({ for: campaignRef, description: 'Its id.' }) },
    resolve: async (_root, { id }, context) =>
      (await inCampaign(context, id.id, 'see the campaign')).campaign,
  }),
);

builder.queryField('campaigns', (t) =>
  t.connection({
    type: campaignRef,
    description: 'The campaigns in which the viewer has a part, oldest first.',
    authScopes: { signedIn: true },
    resolve: async (_root, args, context) =>
      resolveArrayConnection({ args }, await visibleCampaigns(context)),
  }),
);

const createInput = builder.inputType('CreateCampaignInput', {
  description: 'An engagement (委托): what is asked, where, and who evaluates.',
  fields: (t) => ({
    name: t.string({ description: 'Its name.', validate: z.string().trim().min(1).max(120) }),
    programme: t.string({
      description: 'The policy under evaluation.',
      validate: z.string().trim().min(1).max(120),
    }),
    division: t.string({ description: 'Code of the division.' }),
    timeZone: t.string({
      description: 'IANA name, such as Asia/Shanghai.',
      validate: z
        .string()
        .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'not a known time zone'),
    }),
    evaluatorId: t.id({ description: 'The evaluating organisation; another than one’s own.' }),
    formCode: t.string({
      description: 'Questionnaire, such as short-household.',
      defaultValue: 'short-household',
    }),
    formVersion: t.int({ description: 'Its version.', defaultValue: 1 }),
    privacy: t.field({
      type: privacyEnum,
      description: 'What those who answer are promised. It is chosen here and never changes.',
      defaultValue: 'confidential',
    }),
    revisionDays: t.int({
      description: 'Days after an answer in which whoever gave it can correct it; 0: not at all.',
      defaultValue: 14,
      validate: z.int().min(0).max(60),
    }),
    simulated: t.boolean({ description: 'True for a demonstration.', defaultValue: false }),
    provisionalForLeaders: t.boolean({
      description: 'Whether leadership sees figures before publication.',
      defaultValue: false,
    }),
  }),
});

builder.mutationField('createCampaign', (t) =>
  t.field({
    type: campaignRef,
    description: 'A commissioner engages an evaluator (commissioner).',
    authScopes: { signedIn: true },
    errors: {},
    args: { input: t.arg({ type: createInput, description: 'The engagement.' }) },
    resolve: (_root, { input }, context) => createCampaign(context, input),
  }),
);

builder.mutationField('signDesign', (t) =>
  t.field({
    type: campaignRef,
    description: 'The commissioner signs the frozen design by naming its hash (commissioner).',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      designHash: t.arg.string({ description: 'The hash that was read and is agreed to.' }),
    },
    resolve: (_root, { campaign, designHash }, context) => signDesign(context, campaign.id, designHash),
  }),
);

builder.mutationField('openFieldwork', (t) =>
  t.field({
    type: campaignRef,
    description: 'From now on the campaign takes answers (lead).',
    authScopes: { signedIn: true },
    errors: {},
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: (_root, { campaign }, context) => openFieldwork(context, campaign.id),
  }),
);

builder.mutationField('closeCampaign', (t) =>
  t.field({
    type: campaignRef,
    description:
      'Ends fieldwork: every case has an outcome, no answer is taken from now on (lead). Asked again, it does what a break-off left.',
    authScopes: { signedIn: true },
    errors: {},
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: (_root, { campaign }, context) => closeCampaign(context, campaign.id),
  }),
);
