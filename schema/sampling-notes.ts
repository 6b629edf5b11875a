/** What is to be said of figures because of how their villages were drawn. */
import {
  notesOnArea,
  type SamplingNote,
  samplingMarks,
  samplingNotes,
} from '../api/samples/sampling-notes.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { areaRef } from './results.ts';

const markEnum = builder.enumType('SamplingMark', {
  description: 'What a way of drawing leaves to be said.',
  values: {
    CONSERVATIVE_VARIANCE: {
      value: 'conservative-variance',
      description: 'Drawn in frame order: intervals are as a rule too wide (方差偏保守).',
    },
    APPROXIMATE_PROBABILITY: {
      value: 'approximate-probability',
      description: 'Drawn by order sampling: π is approximate (π近似).',
    },
  } as const,
});

const noteRef = builder.objectRef<SamplingNote>('SamplingNote').implement({
  description: 'A mark that figures carry because of how villages were drawn (抽样说明).',
  fields: (t) => ({
    mark: t.field({
      type: markEnum,
      description: 'Which.',
      authScopes: { signedIn: true },
      resolve: ({ mark }) => mark,
    }),
    note: t.string({
      description: 'What it means, in the reader’s language.',
      authScopes: { signedIn: true },
      resolve: ({ mark }, _args, { language }) => samplingMarks[mark][language],
    }),
    strata: t.stringList({
      description: 'The strata that it holds for.',
      authScopes: { signedIn: true },
      resolve: ({ strata }) => [...strata],
    }),
  }),
});

builder.objectField(campaignRef, 'samplingNotes', (t) =>
  t.field({
    type: [noteRef],
    description: 'What the methods of the saved design leave to be said; for the lead and the commissioner.',
    authScopes: (campaign) => ({ may: { act: 'see the design', campaign } }),
    resolve: async ({ campaignId }, _args, { stores }) => [
      ...samplingNotes((await stores.samples.design(campaignId))?.strata ?? []),
    ],
  }),
);

builder.objectField(areaRef, 'samplingNotes', (t) =>
  t.field({
    type: [noteRef],
    description: 'What is to be said of these figures because of how their villages were drawn.',
    authScopes: { signedIn: true },
    resolve: async ({ campaign, division }, _args, { stores }) => [
      ...(await notesOnArea(stores, campaign.campaignId, division)),
    ],
  }),
);
