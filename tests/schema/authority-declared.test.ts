import SchemaBuilder from '@pothos/core';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { schema } from '../../schema/schema.ts';

/** Pothos keeps what was written at a field or type under its extensions. */
const options = z.object({ pothosOptions: z.object({ authScopes: z.unknown() }) });

const declares = ({ extensions }: { readonly extensions: unknown }): boolean => {
  const found = options.safeParse(extensions);
  return found.success && found.data.pothosOptions.authScopes !== undefined;
};

/** Fields that nobody gave a right to: scope-auth lets everybody through where nothing is declared. */
const openToAll = (asked: GraphQLSchema): readonly string[] =>
  Object.values(asked.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => !declares(field))
        .map((field) => `${type.name}.${field.name}`),
    );

test('every field says who may ask it', () => {
  expect(openToAll(schema)).toEqual([]);
});

/**
 * The only fields that anybody may ask: what a link's holder sees and does, own answers by a second secret, the open channel, refusals,
 * names of divisions, the first step; what is public of a draw, and the words of its parties, whose signatures are their right.
 */
const publicRoots = [
  'link',
  'viewer',
  'initialise',
  'submitResponse',
  'submitSealed',
  'sealingKey',
  'keepDraft',
  'requestMediaUpload',
  'completeMediaUpload',
  'ownAnswers',
  'reviseResponse',
  'withdrawResponse',
  'openCard',
  'openChannel',
  'sendOpenMessage',
  'openMessageState',
  'draw',
  'makeCertificate',
  'commitToDraw',
  'revealForDraw',
];

test('without a sign-in, only the holder of a link, the operator-to-be and whoever looks at a draw get anywhere', () => {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}),
  );
  const scope = z.object({
    pothosOptions: z.object({ authScopes: z.object({ public: z.boolean().optional() }) }),
  });
  const open = roots.filter(
    ({ extensions }) => scope.safeParse(extensions).data?.pothosOptions.authScopes.public === true,
  );
  expect(open.map(({ name }) => name).toSorted()).toEqual(publicRoots.toSorted());
});

test('a planted field without a right is found', () => {
  const builder = new SchemaBuilder<{ AuthScopes: { anybody: boolean } }>({
    plugins: [ScopeAuthPlugin],
    scopeAuth: { authScopes: () => ({ anybody: true }) },
  });
  builder.queryType({
    fields: (t) => ({
      guarded: t.string({ authScopes: { anybody: true }, resolve: () => 'guarded' }),
      planted: t.string({ resolve: () => 'open to all' }),
    }),
  });
  expect(openToAll(builder.toSchema())).toEqual(['Query.planted']);
});
