import { z } from 'zod';
import { declareInterests } from '../api/teams/declare-interests.ts';
import { enterTrainingScores } from '../api/teams/enter-training-scores.ts';
import { type StaffMember, seeStaff } from '../api/teams/see-staff.ts';
import type { StaffRecord } from '../api/teams/staff.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { roleEnum } from './people.ts';

const signedIn = { signedIn: true } as const;

const recordRef = builder.objectRef<StaffRecord>('StaffRecord').implement({
  description: 'What is known of somebody in the field of a campaign (调查人员): training and declarations.',
  fields: (t) => ({
    personId: t.exposeString('personId', { description: 'Who.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Their name.', authScopes: signedIn }),
    trainingScore: t.int({
      nullable: true,
      description: 'Marks of the last training test (培训考核), out of 100.',
      authScopes: signedIn,
      resolve: ({ training }) => training?.score,
    }),
    trainingDay: t.string({
      nullable: true,
      description: 'When it was held, YYYY-MM-DD.',
      authScopes: signedIn,
      resolve: ({ training }) => training?.day,
    }),
    trainingEnteredBy: t.string({
      nullable: true,
      description: 'Who entered the marks; never the person.',
      authScopes: signedIn,
      resolve: ({ training }) => training?.enteredBy,
    }),
    homes: t.stringList({
      description: 'Where they declared to be at home (籍贯、住址), by division.',
      authScopes: signedIn,
      resolve: ({ declaration }) => [...(declaration?.homes ?? [])],
    }),
    employers: t.stringList({
      description: 'Where they declared to be employed (工作单位所在地).',
      authScopes: signedIn,
      resolve: ({ declaration }) => [...(declaration?.employers ?? [])],
    }),
    relatives: t.stringList({
      description: 'Where they declared that near relatives live or serve (亲属所在地).',
      authScopes: signedIn,
      resolve: ({ declaration }) => [...(declaration?.relatives ?? [])],
    }),
    declaredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When; empty: nothing was declared yet.',
      authScopes: signedIn,
      resolve: ({ declaration }) => declaration?.declaredAt,
    }),
    languages: t.stringList({
      description: 'Languages spoken, such as zh or ii.',
      authScopes: signedIn,
      resolve: ({ languages }) => [...languages],
    }),
  }),
});

const memberRef = builder.objectRef<StaffMember>('StaffMember').implement({
  description: 'Somebody with a role in the field of a campaign.',
  fields: (t) => ({
    record: t.field({
      type: recordRef,
      description: 'What was entered of them.',
      authScopes: signedIn,
      resolve: (member) => member,
    }),
    roles: t.field({
      type: [roleEnum],
      description: 'Roles in force.',
      authScopes: signedIn,
      resolve: ({ roles }) => [...roles],
    }),
    teamId: t.string({
      nullable: true,
      description: 'The team (调查小组) in which they work, or which they lead.',
      authScopes: signedIn,
      resolve: ({ teamId }) => teamId,
    }),
  }),
});

builder.queryField('staff', (t) =>
  t.field({
    type: [memberRef],
    description: 'The people of a campaign, by name: all for a lead, the own teams’ for a supervisor.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'Those with a role on the evaluator’s side.', authScopes: signedIn },
    },
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: async (_root, { campaign }, context) => [...(await seeStaff(context, campaign.id))],
  }),
);

const scoreInput = builder.inputType('TrainingScoreInput', {
  description: 'The marks of one person.',
  fields: (t) => ({
    personId: t.string({ description: 'Who.', validate: z.string().min(1).max(64) }),
    score: t.int({ description: '0 to 100.', validate: z.int().min(0).max(100) }),
  }),
});

builder.mutationField('enterTrainingScores', (t) =>
  t.field({
    type: [recordRef],
    description:
      'Enters the marks of a training test (lead, or supervisor for the own teams); never one’s own.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'The records as they are now.', authScopes: signedIn },
    },
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      day: t.arg.string({ description: 'When it was held, YYYY-MM-DD.', validate: z.iso.date() }),
      scores: t.arg({
        type: [scoreInput],
        description: 'At most 90 people at once.',
        validate: z.array(z.unknown()).min(1).max(90),
      }),
    },
    resolve: async (_root, { campaign, day, scores }, context) => [
      ...(await enterTrainingScores(context, campaign.id, { day, scores })),
    ],
  }),
);

const places = z.array(z.string().max(12)).max(20);

const declarationInput = builder.inputType('DeclarationInput', {
  description: 'What somebody declares of themselves (回避申报): codes of counties, townships or villages.',
  fields: (t) => ({
    homes: t.stringList({ description: 'Where one is at home; at least one.', validate: places }),
    employers: t.stringList({ description: 'Where one is employed.', validate: places }),
    relatives: t.stringList({ description: 'Where near relatives live or serve.', validate: places }),
    languages: t.stringList({
      description: 'Languages in which one can interview, such as zh or ii.',
      defaultValue: ['zh'],
      validate: z.array(z.string().regex(/^[A-Za-z-]{2,16}$/)).max(20),
    }),
  }),
});

builder.mutationField('declareInterests', (t) =>
  t.field({
    type: recordRef,
    description: 'Declares where one is known (回避申报), for oneself alone. The newest declaration counts.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      input: t.arg({ type: declarationInput, description: 'The places.' }),
    },
    resolve: (_root, { campaign, input }, context) => declareInterests(context, campaign.id, input),
  }),
);
