import { z } from 'zod';
import { saveTeam } from '../api/teams/save-team.ts';
import { seeTeams } from '../api/teams/see-teams.ts';
import { mostMembers, type Team } from '../api/teams/team.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const signedIn = { signedIn: true } as const;

const teamRef = builder.objectRef<Team>('Team').implement({
  description: 'A team (调查小组) with the supervisor who answers for it.',
  fields: (t) => ({
    id: t.exposeID('teamId', { description: 'Its id.', authScopes: signedIn }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: signedIn }),
    supervisor: t.exposeString('supervisor', { description: 'Person id.', authScopes: signedIn }),
    members: t.stringList({
      description: 'Person ids; nobody is in two teams.',
      authScopes: signedIn,
      resolve: ({ members }) => [...members],
    }),
    version: t.exposeInt('version', {
      description: 'The next change names the version that it saw.',
      authScopes: signedIn,
    }),
  }),
});

builder.queryField('teams', (t) =>
  t.field({
    type: [teamRef],
    description: 'The teams of a campaign, by name: all for a lead, the own ones for a supervisor.',
    authScopes: signedIn,
    errors: {
      directResult: false,
      dataField: { description: 'The teams.', authScopes: signedIn },
    },
    args: { campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }) },
    resolve: async (_root, { campaign }, context) => [...(await seeTeams(context, campaign.id))],
  }),
);

const personId = z.string().min(1).max(64);

const teamInput = builder.inputType('TeamInput', {
  description: 'A team as it is to be.',
  fields: (t) => ({
    id: t.string({ required: false, description: 'Which team; empty: a new one.', validate: personId }),
    name: t.string({ description: 'Its name.', validate: z.string().trim().min(1).max(60) }),
    supervisor: t.string({
      description: 'Person id of somebody with the role supervisor.',
      validate: personId,
    }),
    members: t.stringList({
      description: `Person ids of interviewers, interpreters or supervisors; at most ${mostMembers}.`,
      validate: z.array(personId).max(mostMembers),
    }),
    seenVersion: t.int({
      description: 'Team.version as it was seen; 0: a new one.',
      validate: z.int().min(0),
    }),
  }),
});

builder.mutationField('saveTeam', (t) =>
  t.field({
    type: teamRef,
    description: 'Makes a team (编组) or changes it (lead). Cases that were assigned stay with their people.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      input: t.arg({ type: teamInput, description: 'The team.' }),
    },
    resolve: (_root, { campaign, input: { id, ...team } }, context) =>
      saveTeam(context, campaign.id, { teamId: id, ...team }),
  }),
);
