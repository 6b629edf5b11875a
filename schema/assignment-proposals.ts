import { z } from 'zod';
import type { ProposedVillage } from '../api/teams/proposal.ts';
import type { Untakeable } from '../api/teams/proposal-rules.ts';
import { type NewProposal, proposeAssignment } from '../api/teams/propose-assignment.ts';
import { assignedCaseRef } from './assignments.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const signedIn = { signedIn: true } as const;

const villageRef = builder.objectRef<ProposedVillage>('ProposedVillage').implement({
  description: 'What is proposed for a village.',
  fields: (t) => ({
    village: t.exposeString('village', { description: '12-digit code.', authScopes: signedIn }),
    teamId: t.exposeString('teamId', { description: 'Which team.', authScopes: signedIn }),
    seenVersion: t.exposeInt('seenVersion', {
      description: 'Of the assignment on which this is based; 0: nobody had the village.',
      authScopes: signedIn,
    }),
    cases: t.field({
      type: [assignedCaseRef],
      description: 'Who would interview whom.',
      authScopes: signedIn,
      resolve: ({ cases }) => cases,
    }),
  }),
});

const reasonRef = builder.objectRef<Untakeable['reasons'][number]>('WhyNot').implement({
  description: 'What keeps a person, or a team through its supervisor, from a village.',
  fields: (t) => ({
    who: t.exposeString('who', { description: 'Person id or team id.', authScopes: signedIn }),
    why: t.stringList({
      description: 'The rules (回避), in the reader’s language.',
      authScopes: signedIn,
      resolve: ({ why }, _args, { language }) => why.map((wording) => wording[language]),
    }),
  }),
});

const untakeableRef = builder.objectRef<Untakeable>('UntakeableVillage').implement({
  description: 'A village that no team can take, and why.',
  fields: (t) => ({
    village: t.exposeString('village', { description: '12-digit code.', authScopes: signedIn }),
    reasons: t.field({
      type: [reasonRef],
      description: 'What stands in the way of whom.',
      authScopes: signedIn,
      resolve: ({ reasons }) => [...reasons],
    }),
  }),
});

interface Load {
  readonly personId: string;
  readonly cases: number;
}

const loadRef = builder.objectRef<Load>('PersonLoad').implement({
  description: 'How many cases somebody would have.',
  fields: (t) => ({
    personId: t.exposeString('personId', { description: 'Who.', authScopes: signedIn }),
    cases: t.exposeInt('cases', { description: 'Those elsewhere included.', authScopes: signedIn }),
  }),
});

const proposalRef = builder.objectRef<NewProposal>('AssignmentProposal').implement({
  description: 'A proposal (派发方案): teams by load, pairs by chance, nobody where they are known.',
  fields: (t) => ({
    id: t.exposeID('proposalId', { description: 'For assignCases.', authScopes: signedIn }),
    seed: t.exposeString('seed', {
      description: 'From which all chance in it follows; kept and on record.',
      authScopes: signedIn,
    }),
    villages: t.field({
      type: [villageRef],
      description: 'Villages with cases that nobody had, by code.',
      authScopes: signedIn,
      resolve: ({ villages }) => [...villages],
    }),
    untakeable: t.field({
      type: [untakeableRef],
      description: 'Villages that nobody can take.',
      authScopes: signedIn,
      resolve: ({ untakeable }) => [...untakeable],
    }),
    loads: t.field({
      type: [loadRef],
      description: 'What everybody would have.',
      authScopes: signedIn,
      resolve: ({ loads }) => [...loads].map(([personId, cases]) => ({ personId, cases })),
    }),
  }),
});

builder.mutationField('proposeAssignment', (t) =>
  t.field({
    type: proposalRef,
    description: 'Proposes who interviews whom (lead). Nothing is assigned by it.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      villages: t.arg.stringList({
        required: false,
        description: '12-digit codes; empty: every village with cases.',
        validate: z.array(z.string().length(12)).min(1).max(300),
      }),
    },
    resolve: (_root, { campaign, villages }, context) =>
      proposeAssignment(context, campaign.id, villages ?? undefined),
  }),
);
