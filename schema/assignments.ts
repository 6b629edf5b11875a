import { z } from 'zod';
import { type AssignmentOutcome, assignCases } from '../api/teams/assign-cases.ts';
import type { AssignedCase, AssignedVillage } from '../api/teams/assignment.ts';
import { departFor } from '../api/teams/depart-for.ts';
import { seeAssignment, seeTeamVillages, type TeamVillage } from '../api/teams/see-assignments.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { codeEnum, problemRef } from './refusal.ts';

const signedIn = { signedIn: true } as const;

export const assignedCaseRef = builder
  .objectRef<Pick<AssignedCase, 'number' | 'persons'>>('AssignedCase')
  .implement({
    description: 'Who interviews a case.',
    fields: (t) => ({
      number: t.exposeInt('number', { description: 'Number within the village.', authScopes: signedIn }),
      persons: t.stringList({
        description: 'Person ids: one, or a pair.',
        authScopes: signedIn,
        resolve: ({ persons }) => [...persons],
      }),
    }),
  });

const assignedRef = builder.objectRef<AssignedVillage>('AssignedVillage').implement({
  description: 'The assignment (派发) of a village: one team, and who of it interviews whom.',
  fields: (t) => ({
    village: t.exposeString('village', { description: '12-digit code.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: signedIn }),
    teamId: t.exposeString('teamId', { description: 'Which team.', authScopes: signedIn }),
    ticket: t.exposeString('ticket', {
      description: 'Under which the team departs for it.',
      authScopes: signedIn,
    }),
    cases: t.field({
      type: [assignedCaseRef],
      description: 'By number.',
      authScopes: signedIn,
      resolve: ({ cases }) => [...cases],
    }),
    departedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the team learnt which village it is.',
      authScopes: signedIn,
      resolve: ({ departedAt }) => departedAt,
    }),
    version: t.exposeInt('version', {
      description: 'The next change names the version that it saw.',
      authScopes: signedIn,
    }),
  }),
});

const teamVillageRef = builder.objectRef<TeamVillage>('TeamVillage').implement({
  description: 'A village of a team; before departure (出发) the team knows only that there is one.',
  fields: (t) => ({
    ticket: t.exposeString('ticket', { description: 'For departFor.', authScopes: signedIn }),
    teamId: t.exposeString('teamId', { description: 'Which team.', authScopes: signedIn }),
    village: t.exposeString('village', {
      nullable: true,
      description: '12-digit code; empty before departure.',
      authScopes: signedIn,
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Its name; empty before departure.',
      authScopes: signedIn,
    }),
    departedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the team set out.',
      authScopes: signedIn,
      resolve: ({ departedAt }) => departedAt,
    }),
    version: t.exposeInt('version', { description: 'Of the assignment.', authScopes: signedIn }),
  }),
});

builder.queryField('teamVillages', (t) =>
  t.field({
    type: [teamVillageRef],
    description: 'The villages that were given to teams: all for a lead, the own team’s for everybody else.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'Those departed for first.', authScopes: signedIn },
    },
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: async (_root, { campaign }, context) => [...(await seeTeamVillages(context, campaign.id))],
  }),
);

builder.queryField('assignment', (t) =>
  t.field({
    type: assignedRef,
    nullable: true,
    description: 'Who interviews whom in a village (lead; supervisor of the team that departed for it).',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: '12-digit code.', validate: z.string().length(12) }),
    },
    resolve: (_root, { campaign, village }, context) => seeAssignment(context, campaign.id, village),
  }),
);

const outcomeRef = builder.objectRef<AssignmentOutcome>('AssignmentOutcome').implement({
  description: 'What became of one village: it was assigned, or a rule refused it and it is as it was.',
  fields: (t) => ({
    village: t.exposeString('village', { description: '12-digit code.', authScopes: signedIn }),
    assigned: t.field({
      type: assignedRef,
      nullable: true,
      description: 'As it is now.',
      authScopes: signedIn,
      resolve: ({ assigned }) => assigned,
    }),
    rule: t.field({
      type: codeEnum,
      nullable: true,
      description: 'Which rule refused.',
      authScopes: signedIn,
      resolve: ({ refusal }) => refusal?.code,
    }),
    message: t.string({
      nullable: true,
      description: 'The rule in the reader’s words.',
      authScopes: signedIn,
      resolve: ({ refusal }, _args, { language }) => refusal?.wording[language],
    }),
    problems: t.field({
      type: [problemRef],
      description: 'Each thing that is wrong: a case by its number, a person by the id.',
      authScopes: signedIn,
      resolve: ({ refusal }) => refusal?.problems ?? [],
    }),
  }),
});

const caseInput = builder.inputType('AssignedCaseInput', {
  description: 'Who is to interview a case.',
  fields: (t) => ({
    number: t.int({ description: 'Number within the village.', validate: z.int().min(1) }),
    persons: t.stringList({
      description: 'Person ids, as many as the field rules say.',
      validate: z.array(z.string().min(1).max(64)).min(1).max(2),
    }),
  }),
});

const villageInput = builder.inputType('VillageAssignmentInput', {
  description: 'A village as it is to be assigned; whoever is not named loses the cases there.',
  fields: (t) => ({
    village: t.string({ description: '12-digit code.', validate: z.string().length(12) }),
    teamId: t.string({ description: 'Which team.', validate: z.string().max(64) }),
    seenVersion: t.int({
      description: 'AssignedVillage.version as it was seen; 0: nobody had it.',
      validate: z.int().min(0),
    }),
    cases: t.field({
      type: [caseInput],
      description: 'Who interviews whom.',
      validate: z.array(z.unknown()).max(1000),
    }),
  }),
});

builder.mutationField('assignCases', (t) =>
  t.field({
    type: [outcomeRef],
    description:
      'Assigns cases (派发): a proposal as it stands, or villages put together by hand (lead; supervisor within the own team). Each village whole or not at all.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'Village by village.', authScopes: signedIn },
    },
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      proposal: t.arg.string({
        required: false,
        description: 'Which proposal; then no villages are named.',
        validate: z.string().max(64),
      }),
      villages: t.arg({
        type: [villageInput],
        required: false,
        description: 'At most 100 at once.',
        validate: z.array(z.unknown()).max(100),
      }),
    },
    resolve: async (_root, { campaign, proposal, villages }, context) => [
      ...(await assignCases(
        context,
        campaign.id,
        typeof proposal === 'string' ? { proposalId: proposal } : { villages: villages ?? [] },
      )),
    ],
  }),
);

builder.mutationField('departFor', (t) =>
  t.field({
    type: assignedRef,
    description:
      'Shows a village to its team at departure (出发), one by one and on record (supervisor or member of the team).',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      ticket: t.arg.string({ description: 'From teamVillages.', validate: z.string().max(64) }),
    },
    resolve: (_root, { campaign, ticket }, context) => departFor(context, campaign.id, ticket),
  }),
);
