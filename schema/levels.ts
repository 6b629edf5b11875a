import type { LevelStanding } from '../api/estimates/level-standing.ts';
import { readLevels } from '../api/samples/read-levels.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';
import { divisionLevelEnum } from './divisions.ts';

const standingEnum = builder.enumType('LevelStanding', {
  description: 'How the figures of a level of areas are made.',
  values: {
    NODE: { value: 'node', description: 'Of whole strata: they add up.' },
    DOMAIN: {
      value: 'domain',
      description: 'At least one area cuts a stratum: its figures are a domain (域) of the stratum.',
    },
    NOT_ESTIMABLE: { value: 'not-estimable', description: 'No figures.' },
  } as const,
});

const levelRef = builder.objectRef<LevelStanding>('EstimationLevel').implement({
  description: 'A level of areas, and how its figures are made.',
  fields: (t) => ({
    level: t.field({
      type: divisionLevelEnum,
      description: 'Which.',
      authScopes: { signedIn: true },
      resolve: ({ level }) => level,
    }),
    standing: t.field({
      type: standingEnum,
      description: 'How.',
      authScopes: { signedIn: true },
      resolve: ({ standing }) => standing,
    }),
  }),
});

builder.objectField(campaignRef, 'estimationLevels', (t) =>
  t.field({
    type: [levelRef],
    description:
      'At which levels the saved design gives figures (估计层级); for the lead. Empty while there is no design.',
    authScopes: (campaign) => ({ may: { act: 'save the design', campaign } }),
    resolve: ({ campaignId }, _args, context) =>
      readLevels(context, campaignId).then((levels) => [...levels]),
  }),
);
