import { resolveArrayConnection } from '@pothos/plugin-relay';
import { z } from 'zod';
import { divisionLevels, levelOf, nation } from '../api/divisions/division.ts';
import { findDivisions } from '../api/divisions/find-divisions.ts';
import { divisionYear, loadDivisions } from '../api/divisions/load-divisions.ts';
import { builder } from './builder.ts';

export const divisionLevelEnum = builder.enumType('DivisionLevel', {
  description: 'Level of a division (区划级别).',
  values: Object.fromEntries(divisionLevels.map((level) => [level.toUpperCase(), { value: level }])),
});

interface NamedPlace {
  readonly code: string;
  /** The year of the list in which it is looked up. */
  readonly year?: string | undefined;
}

const keyOf = ({ code, year = '' }: NamedPlace): string => `${year}/${code}`;

/** A division known by its code; its name is looked up, many at once. */
export const divisionRef = builder.objectRef<NamedPlace>('Division').implement({
  description: 'An official division (区划): nation, province, prefecture, county, township or village.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'Code as text; the nation is CN.',
      authScopes: { public: true },
    }),
    name: t.loadable({
      type: 'String',
      description:
        'Name in the official list of the year that was asked for, else of 2023, else of the newest list that knows it; the code where none does.',
      authScopes: { public: true },
      load: async (keys: string[], { stores }) => {
        const places = keys.map((key) => key.split('/'));
        const names = new Map<string, string>();
        for (const [year = '', named] of Map.groupBy(places, ([each = '']) => each)) {
          const codes = named.map(([, code = '']) => code);
          const found = await (year === ''
            ? stores.divisions.namesInAnyYear(divisionYear, codes)
            : stores.divisions.names(year, codes));
          for (const [code, name] of found) {
            names.set(keyOf({ code, year }), name);
          }
        }
        return keys.map((key) => names.get(key) ?? key.slice(key.indexOf('/') + 1));
      },
      resolve: keyOf,
    }),
    level: t.field({
      type: divisionLevelEnum,
      description: 'Its level.',
      authScopes: { public: true },
      resolve: ({ code }) => levelOf(code) ?? 'village',
    }),
  }),
});

const yearOf = z.string().regex(/^20[0-9]{2}$/);

builder.queryField('divisionYears', (t) =>
  t.stringList({
    description: 'The years (年份) of which an official list was loaded, newest first.',
    authScopes: { signedIn: true },
    resolve: async (_root, _args, { stores }) => [...(await stores.divisions.years())],
  }),
);

builder.queryField('divisions', (t) =>
  t.connection({
    type: divisionRef,
    description:
      'Divisions by name, from one year’s list: first those whose name begins with it, then those that hold it.',
    authScopes: { signedIn: true },
    args: {
      year: t.arg.string({
        description: 'Of which year.',
        defaultValue: divisionYear,
        validate: yearOf,
      }),
      within: t.arg.string({
        description: 'In which division; for townships and villages a prefecture or a smaller one.',
        defaultValue: nation,
      }),
      name: t.arg.string({
        required: false,
        description: 'Any part of the name; empty: all.',
        validate: z.string().max(80),
      }),
      level: t.arg({
        type: divisionLevelEnum,
        required: false,
        description: 'Of which level; empty: the one below `within`.',
      }),
    },
    resolve: async (_root, args, { stores }) => {
      const { year, within, name, level } = args;
      const found = await findDivisions(stores.divisions, {
        year,
        within,
        name: name ?? undefined,
        level: level ?? undefined,
      });
      return resolveArrayConnection(
        { args },
        found.map(({ code }) => ({ code, year })),
      );
    },
  }),
);

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
    description:
      'Loads a part of the official list of a year (operator). With a parent: all its children, in the place of those that stand. Without: rows of the list as they come, larger divisions first, put beside what stands. Gives the parent, or the smallest division that holds every parent.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      year: t.arg.string({
        description: 'Year of the list; every year stays readable.',
        defaultValue: divisionYear,
        validate: yearOf,
      }),
      parent: t.arg.string({ required: false, description: 'Code of the parent, CN for the nation.' }),
      children: t.arg({
        type: [childInput],
        description: 'At most 2,000.',
        validate: z.array(z.any()).max(2000),
      }),
    },
    resolve: async (_root, { year, parent, children }, context) => ({
      code: await loadDivisions(context, { year, parent: parent ?? undefined, children }),
      year,
    }),
  }),
);
