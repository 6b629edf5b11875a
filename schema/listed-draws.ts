/** Every draw of a commissioner, also those that were given up after the freeze: a second try can be seen. */
import { type ListedCampaignDraw, listedDraws } from '../api/samples/listed-draws.ts';
import { builder } from './builder.ts';
import { drawRef } from './draws.ts';

const anybody = { public: true } as const;

const listedRef = builder.objectRef<ListedCampaignDraw>('ListedDraw').implement({
  description: 'A draw that was frozen; it stays on the list of its commissioner whatever becomes of it.',
  fields: (t) => ({
    campaign: t.exposeString('campaignId', { description: 'Id of its campaign.', authScopes: anybody }),
    programme: t.exposeString('programme', {
      description: 'The policy under evaluation (项目), as this campaign calls it.',
      authScopes: anybody,
    }),
    name: t.string({
      description: 'Name of the campaign.',
      authScopes: anybody,
      resolve: ({ campaign }) => campaign.name,
    }),
    evaluator: t.string({
      description: 'Who carries it out.',
      authScopes: anybody,
      resolve: ({ campaign }) => campaign.evaluatorName,
    }),
    number: t.exposeInt('drawNumber', { description: '1 for its first draw.', authScopes: anybody }),
    designHash: t.exposeString('designHash', { description: 'Of the frozen design.', authScopes: anybody }),
    frozenAt: t.expose('frozenAt', {
      type: 'DateTime',
      description: 'When it was frozen.',
      authScopes: anybody,
    }),
    drawnAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was drawn; null: not yet, or never.',
      authScopes: anybody,
      resolve: ({ campaign }) => campaign.drawnAt,
    }),
    closedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its campaign was closed; null: not yet, or never.',
      authScopes: anybody,
      resolve: ({ campaign }) => campaign.closedAt,
    }),
  }),
});

builder.objectField(drawRef, 'drawsOfCommissioner', (t) =>
  t.field({
    type: [listedRef],
    description:
      'All draws that were frozen for the same commissioner, of all programmes, the newest first (at most 1,000).',
    authScopes: anybody,
    resolve: async ({ campaign }, _args, { stores }) => [...(await listedDraws(stores, campaign))],
  }),
);
