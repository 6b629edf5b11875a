import { z } from 'zod';
import { addOrganisation } from '../api/people/add-organisation.ts';
import { giveRole } from '../api/people/give-role.ts';
import { type Grant, type Role, roleNames, roles } from '../api/people/grant.ts';
import { initialise } from '../api/people/initialise.ts';
import { listGrants } from '../api/people/list-grants.ts';
import type { Organisation } from '../api/people/people-store.ts';
import type { Person } from '../api/people/person.ts';
import { revokeRole } from '../api/people/revoke-role.ts';
import { builder } from './builder.ts';

const roleWords: Readonly<Record<Role, string>> = {
  operator: 'runs the installation: organisations and the division list; sees nothing of any campaign.',
  administrator: 'gives the roles of the own organisation.',
  commissioner: 'engages the evaluator, signs the design, sees what leadership sees.',
  lead: 'frame, design, draw, links, live results.',
  supervisor: 'opens reserves in the own division, one by one, for cases that somebody else ended.',
  interviewer: 'the cases of the own division, or those that are assigned where a campaign has field rules.',
  reviewer: 'reviews answers that others brought.',
  interpreter: 'goes along to interviews; sees no case.',
  leader: 'results of the own division, at most daily before publication.',
};

export const roleEnum = builder.enumType('Role', {
  description: 'Role (角色): what a grant allows.',
  values: Object.fromEntries(
    roles.map((role) => [
      role.toUpperCase(),
      { value: role, description: `${roleNames[role].zh}: ${roleWords[role]}` },
    ]),
  ),
});

const organisationRef = builder.objectRef<Organisation>('Organisation').implement({
  description: 'An organisation (单位): the tenant within which people and grants are kept.',
  fields: (t) => ({
    // Reached only through an act that gave it; whoever makes the first one has no place here before.
    id: t.exposeID('organisationId', { description: 'Its id.', authScopes: { public: true } }),
    name: t.exposeString('name', { description: 'Its name.', authScopes: { public: true } }),
  }),
});

const grantRef = builder.objectRef<Grant>('Grant').implement({
  description: 'A grant (授权): person, role, campaign, division, from, to.',
  fields: (t) => ({
    id: t.exposeID('grantId', { description: 'Its id.', authScopes: { signedIn: true } }),
    personId: t.exposeID('personId', { description: 'Who holds it.', authScopes: { signedIn: true } }),
    role: t.field({
      type: roleEnum,
      description: 'The role.',
      authScopes: { signedIn: true },
      resolve: ({ role }) => role,
    }),
    campaignId: t.exposeString('campaignId', {
      nullable: true,
      description: 'Empty: every campaign of which the organisation is the party that gives this role.',
      authScopes: { signedIn: true },
    }),
    division: t.exposeString('division', {
      description: 'This division and all below it.',
      authScopes: { signedIn: true },
    }),
    from: t.field({
      type: 'DateTime',
      description: 'From then on.',
      authScopes: { signedIn: true },
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until then.',
      authScopes: { signedIn: true },
      resolve: ({ to }) => to,
    }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since then it no longer holds.',
      authScopes: { signedIn: true },
      resolve: ({ revokedAt }) => revokedAt,
    }),
  }),
});

const viewerRef = builder.objectRef<Person>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    id: t.exposeID('personId', { description: 'The person’s id.', authScopes: { signedIn: true } }),
    name: t.exposeString('name', { description: 'The person’s name.', authScopes: { signedIn: true } }),
    organisationId: t.exposeString('organisationId', {
      description: 'The organisation’s id.',
      authScopes: { signedIn: true },
    }),
    grants: t.field({
      type: [grantRef],
      description: 'All grants ever held.',
      authScopes: { signedIn: true },
      resolve: (_person, _args, { grants }) => grants,
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: viewerRef,
    nullable: true,
    description: 'Who asks; empty where nobody is signed in or the one who is has no place here yet.',
    authScopes: { public: true },
    resolve: (_root, _args, { person }) => person,
  }),
);

builder.queryField('grants', (t) =>
  t.field({
    type: [grantRef],
    description:
      'Grants that the own organisation has given (administrator): for a campaign, or organisation-wide.',
    authScopes: { signedIn: true },
    errors: {
      directResult: false,
      dataField: { description: 'The grants, ended ones included.', authScopes: { signedIn: true } },
    },
    args: { campaign: t.arg.globalID({ required: false, description: 'Empty: organisation-wide ones.' }) },
    resolve: async (_root, { campaign }, context) => [...(await listGrants(context, campaign?.id))],
  }),
);

const nameOf = z.string().trim().min(1).max(120);
const tokenClaim = z.string().min(1).max(255);

builder.mutationField('initialise', (t) =>
  t.field({
    type: organisationRef,
    description:
      'Makes the one who is signed in the operator (运维). Works once, with the secret of the installation.',
    authScopes: { public: true },
    errors: {},
    args: {
      secret: t.arg.string({
        description: 'The secret that the installation printed.',
        validate: z.string().min(16).max(200),
      }),
      organisation: t.arg.string({ description: 'Name of the operator’s organisation.', validate: nameOf }),
    },
    resolve: (_root, input, context) => initialise(context, input),
  }),
);

const personInput = builder.inputType('PersonInput', {
  description: 'A person as the token issuer names them.',
  fields: (t) => ({
    issuer: t.string({ description: 'Claim iss.', validate: z.url() }),
    subject: t.string({ description: 'Claim sub.', validate: tokenClaim }),
    name: t.string({ description: 'Name shown to colleagues.', validate: nameOf }),
  }),
});

builder.mutationField('addOrganisation', (t) =>
  t.field({
    type: organisationRef,
    description: 'Another organisation with its own first administrator (operator).',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      name: t.arg.string({ description: 'Its name.', validate: nameOf }),
      administrator: t.arg({ type: personInput, description: 'Its first administrator.' }),
    },
    resolve: (_root, input, context) => addOrganisation(context, input),
  }),
);

builder.mutationField('giveRole', (t) =>
  t.field({
    type: grantRef,
    description: 'Gives a role to a person of the own organisation (administrator).',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      person: t.arg({ type: personInput, description: 'Who gets it.' }),
      role: t.arg({ type: roleEnum, description: 'Which role.' }),
      campaign: t.arg.globalID({
        required: false,
        description: 'For which campaign; empty: organisation-wide.',
      }),
      division: t.arg.string({ description: 'For which division and all below it; CN: everywhere.' }),
      to: t.arg.string({
        required: false,
        description: 'Until when, ISO 8601 UTC.',
        validate: z.iso.datetime(),
      }),
    },
    resolve: (_root, { person, role, campaign, division, to }, context) =>
      giveRole(context, { ...person, role, division, campaignId: campaign?.id, to: to ?? undefined }),
  }),
);

builder.mutationField('revokeRole', (t) =>
  t.field({
    type: grantRef,
    description: 'Ends a grant at once (administrator of the same organisation).',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      personId: t.arg.string({ description: 'Who holds it.' }),
      grantId: t.arg.string({ description: 'Which grant.' }),
    },
    resolve: (_root, input, context) => revokeRole(context, input),
  }),
);
