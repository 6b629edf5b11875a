import { z } from 'zod';
import { divisionLevels, levelOf } from '../api/divisions/division.ts';
import { divisionYear, loadDivisions } from '../api/divisions/load-divisions.ts';
import { builder } from './builder.ts';

export const divisionLevelEnum = builder.enumType('DivisionLevel', {
  description: 'Level of a division (区划级别).',
  values: Object.fromEntries(divisionLevels.map((level) => [level.toUpperCase(), { value: level }])),
});

/** A division known by its code; its name is looked up, many at once. */
export const divisionRef = builder.objectRef<{ readonly code: string }>('Division').implement({
  description: 'An official division (区划): nation, province, prefecture, county, township or village.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'Code as text; the nation is CN.',
      authScopes: { public: true },
    }),
    name: t.loadable({
      type: 'String',
      description: 'Name in the official list of 2023; the code where the list does not know it.',
      authScopes: { public: true },
      load: async (codes: string[], { stores }) => {
        const names = await stores.divisions.names(divisionYear, codes);
        return codes.map((code) => names.get(code) ?? code);
      },
      resolve: ({ code }) => code,
    }),
    level: t.field({
      type: divisionLevelEnum,
      description: 'Its level.',
      authScopes: { public: true },
      resolve: ({ code }) => levelOf(code) ?? 'village',
    }),
  }),
});

const childInput = builder.inputType('DivisionChildInput', {
  description: 'One child of a division.',
  fields: (t) => ({
    code: t.string({ description: 'Its code.', validate: z.string().regex(/^[1-9][0-9]{1,11}$/) }),
    name: t.string({ description: 'Its name.', validate: z.string().min(1).max(80) }),
  }),
});

builder.mutationField('loadDivisions', (t) =>
  t.field({
    type: divisionRef,
    description: 'Loads the children of one division from the official list (operator). Gives the parent.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      parent: t.arg.string({ description: 'Code of the parent, CN for the nation.' }),
      children: t.arg({
        type: [childInput],
        description: 'All children.',
        validate: z.array(z.any()).max(2000),
      }),
    },
    resolve: async (_root, input, context) => ({ code: await loadDivisions(context, input) }),
  }),
);
