/** What a file with corrections would change, before a supervisor vouches for it. */
import { listNames } from '../api/frames/list-type.ts';
import type { Roster } from '../api/samples/household-rules.ts';
import { type CorrectionPreview, previewCorrection } from '../api/samples/preview-correction.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const signedIn = { signedIn: true } as const;

const mostRows = 500;

const rowRef = builder.objectRef<Roster[number]>('RosterHousehold').implement({
  description: 'A household (户) as a roster has it, without a name.',
  fields: (t) => ({
    list: t.exposeString('list', {
      description: 'poor, exited, monitored or nonregistered.',
      authScopes: signedIn,
    }),
    household: t.exposeString('household', { description: 'Number on the roster.', authScopes: signedIn }),
    group: t.exposeString('group', { description: 'Village group (村民小组).', authScopes: signedIn }),
  }),
});

const listRef = builder.objectRef<CorrectionPreview['lists'][number]>('RosterListChange').implement({
  description: 'How long a list (名单) is, and would be.',
  fields: (t) => ({
    list: t.exposeString('list', {
      description: 'poor, exited, monitored or nonregistered.',
      authScopes: signedIn,
    }),
    name: t.string({
      description: 'Its name for readers.',
      authScopes: signedIn,
      resolve: ({ list }, _args, { language }) => listNames[list][language],
    }),
    before: t.exposeInt('before', {
      description: 'Households on the present roster.',
      authScopes: signedIn,
    }),
    after: t.exposeInt('after', { description: 'Households in the file.', authScopes: signedIn }),
  }),
});

const previewRef = builder.objectRef<CorrectionPreview>('CorrectionPreview').implement({
  description:
    'What a file with corrections would change in a village’s roster. Nothing is frozen by looking.',
  fields: (t) => ({
    lists: t.field({
      type: [listRef],
      description: 'Every list that either of them has.',
      authScopes: signedIn,
      resolve: ({ lists }) => lists,
    }),
    addedCount: t.int({
      description: 'Households that only the file has under this list and group.',
      authScopes: signedIn,
      resolve: ({ added }) => added.length,
    }),
    added: t.field({
      type: [rowRef],
      description: 'They, at most 500.',
      authScopes: signedIn,
      resolve: ({ added }) => added.slice(0, mostRows),
    }),
    removedCount: t.int({
      description: 'Households that only the present roster has under this list and group.',
      authScopes: signedIn,
      resolve: ({ removed }) => removed.length,
    }),
    removed: t.field({
      type: [rowRef],
      description: 'They, at most 500.',
      authScopes: signedIn,
      resolve: ({ removed }) => removed.slice(0, mostRows),
    }),
  }),
});

builder.queryField('previewCorrection', (t) =>
  t.field({
    type: previewRef,
    description:
      'What a file with corrections would change in the present roster of a village (lead, supervisor): to be looked at before `correctRoster`.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      village: t.arg.string({ description: '12-digit code.' }),
      import: t.arg.id({ description: 'The import of the kind CORRECTIONS.' }),
    },
    resolve: (_root, { campaign, village, import: importId }, context) =>
      previewCorrection(context, campaign.id, village, importId),
  }),
);
