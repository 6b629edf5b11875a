import { z } from 'zod';
import { refusalWith } from '../api/refusals.ts';
import {
  avoidances,
  type FieldRules,
  fieldRulesSchema,
  type SavedFieldRules,
} from '../api/teams/field-rules.ts';
import { saveFieldRules } from '../api/teams/save-rules-in-force.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { issueWords } from './issue-words.ts';

const signedIn = { signedIn: true } as const;
const defaults = fieldRulesSchema.parse({});

const levelWords = {
  county: '县: nobody works in the county that they declared.',
  township: '乡: nobody works in the township that they declared.',
  village: '村: nobody works in the village that they declared.',
} as const satisfies Record<FieldRules['avoidance'], string>;

const levelEnum = builder.enumType('AvoidanceLevel', {
  description: 'How near to a declared place nobody works (回避范围).',
  values: Object.fromEntries(
    avoidances.map((level) => [level.toUpperCase(), { value: level, description: levelWords[level] }]),
  ),
});

const rulesRef = builder.objectRef<FieldRules>('FieldRules').implement({
  description:
    'How fieldwork is done (调查规则). A campaign without them works without teams, assignments and visits.',
  fields: (t) => ({
    minimumTrainingScore: t.exposeInt('minimumTrainingScore', {
      description: 'Marks of the training test (培训考核), out of 100, below which nobody is sent out.',
      authScopes: signedIn,
    }),
    avoidance: t.field({
      type: levelEnum,
      description: 'Nobody works within the county, township or village that they declared (回避).',
      authScopes: signedIn,
      resolve: ({ avoidance }) => avoidance,
    }),
    pairs: t.exposeInt('pairs', {
      description: 'How many people hold an interview: 1 or 2.',
      authScopes: signedIn,
    }),
    callBackAttempts: t.int({
      description: 'A case without contact is ended after so many attempts.',
      authScopes: signedIn,
      resolve: ({ callBacks }) => callBacks.attempts,
    }),
    callBackDays: t.int({
      description: 'On at least so many different days.',
      authScopes: signedIn,
      resolve: ({ callBacks }) => callBacks.days,
    }),
    callBackByPhone: t.boolean({
      description: 'And one of them by telephone, where there is a number.',
      authScopes: signedIn,
      resolve: ({ callBacks }) => callBacks.phone,
    }),
    unseenDays: t.exposeInt('unseenDays', {
      description: 'After so many days without a sign of life what a device keeps dies.',
      authScopes: signedIn,
    }),
    backCheckFirstShare: t.float({
      description: 'Share of an interviewer’s first interviews that is checked back (回访).',
      authScopes: signedIn,
      resolve: ({ backCheckShare }) => backCheckShare.first,
    }),
    backCheckFirstInterviews: t.int({
      description: 'How many interviews are the first ones.',
      authScopes: signedIn,
      resolve: ({ backCheckShare }) => backCheckShare.firstInterviews,
    }),
    backCheckLaterShare: t.float({
      description: 'Share of all later ones.',
      authScopes: signedIn,
      resolve: ({ backCheckShare }) => backCheckShare.later,
    }),
    backCheckItems: t.exposeStringList('backCheckItems', {
      description: 'Codes of the items that a back-check asks again.',
      authScopes: signedIn,
    }),
    lateNightFrom: t.string({
      description: 'Interviews from this hour on, by the campaign’s time, are too late.',
      authScopes: signedIn,
      resolve: ({ lateNight }) => lateNight.from,
    }),
    lateNightTo: t.string({
      description: 'Until this one.',
      authScopes: signedIn,
      resolve: ({ lateNight }) => lateNight.to,
    }),
  }),
});

const savedRef = builder.objectRef<Pick<SavedFieldRules, 'version' | 'rules'>>('SavedFieldRules').implement({
  description: 'A version of the field rules (调查规则); the newest is in force.',
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: 'From 1; the next change names the version that it saw.',
      authScopes: signedIn,
    }),
    rules: t.field({
      type: rulesRef,
      description: 'The rules.',
      authScopes: signedIn,
      resolve: ({ rules }) => rules,
    }),
  }),
});

const rulesInput = builder.inputType('FieldRulesInput', {
  description: 'How fieldwork is done (调查规则); whatever is left out has its usual value.',
  fields: (t) => ({
    minimumTrainingScore: t.int({
      description: 'Marks out of 100 below which nobody is sent out.',
      defaultValue: defaults.minimumTrainingScore,
    }),
    avoidance: t.field({
      type: levelEnum,
      description: 'How near to a declared place nobody works.',
      defaultValue: defaults.avoidance,
    }),
    pairs: t.int({
      description: 'How many people hold an interview: 1 or 2.',
      defaultValue: defaults.pairs,
    }),
    callBackAttempts: t.int({
      description: 'Attempts before a case without contact is ended.',
      defaultValue: defaults.callBacks.attempts,
    }),
    callBackDays: t.int({
      description: 'On so many different days; at most as many as attempts.',
      defaultValue: defaults.callBacks.days,
    }),
    callBackByPhone: t.boolean({
      description: 'One of them by telephone, where there is a number.',
      defaultValue: defaults.callBacks.phone,
    }),
    unseenDays: t.int({
      description: 'Days without a sign of life after which what a device keeps dies.',
      defaultValue: defaults.unseenDays,
    }),
    backCheckFirstShare: t.float({
      description: 'Share of the first interviews that is checked back.',
      defaultValue: defaults.backCheckShare.first,
    }),
    backCheckFirstInterviews: t.int({
      description: 'How many interviews are the first ones.',
      defaultValue: defaults.backCheckShare.firstInterviews,
    }),
    backCheckLaterShare: t.float({
      description: 'Share of all later ones.',
      defaultValue: defaults.backCheckShare.later,
    }),
    backCheckItems: t.stringList({
      description: 'Codes of the items that a back-check asks again.',
      defaultValue: defaults.backCheckItems,
    }),
    lateNightFrom: t.string({
      description: 'HH:MM by the campaign’s time.',
      defaultValue: defaults.lateNight.from,
    }),
    lateNightTo: t.string({ description: 'HH:MM.', defaultValue: defaults.lateNight.to }),
  }),
});

builder.objectField(campaignRef, 'fieldRules', (t) =>
  t.field({
    type: savedRef,
    nullable: true,
    description: 'The field rules in force; empty: the campaign works without.',
    authScopes: (campaign) => ({ may: { act: 'see the field rules', campaign } }),
    resolve: ({ fieldRules }) => fieldRules,
  }),
);

type RulesInput = typeof rulesInput.$inferInput;

const readRules = (input: RulesInput): FieldRules => {
  const { success, data, error } = fieldRulesSchema.safeParse({
    minimumTrainingScore: input.minimumTrainingScore,
    avoidance: input.avoidance,
    pairs: input.pairs,
    callBacks: { attempts: input.callBackAttempts, days: input.callBackDays, phone: input.callBackByPhone },
    unseenDays: input.unseenDays,
    backCheckShare: {
      first: input.backCheckFirstShare,
      firstInterviews: input.backCheckFirstInterviews,
      later: input.backCheckLaterShare,
    },
    backCheckItems: input.backCheckItems,
    lateNight: { from: input.lateNightFrom, to: input.lateNightTo },
  });
  if (!success) {
    throw refusalWith(
      'input-invalid',
      error.issues.map((issue) => ({ field: issue.path.join('.'), reason: issueWords(issue) })),
    );
  }
  return data;
};

builder.mutationField('saveFieldRules', (t) =>
  t.field({
    type: savedRef,
    description: 'Sets how fieldwork is done, before it or during it (lead). Every version is kept.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      rules: t.arg({ type: rulesInput, description: 'The rules.' }),
      seenVersion: t.arg.int({
        description: 'Of the rules as they were seen; 0: there were none.',
        validate: z.int().min(0),
      }),
    },
    resolve: (_root, { campaign, rules, seenVersion }, context) =>
      saveFieldRules(context, campaign.id, readRules(rules), seenVersion),
  }),
);
