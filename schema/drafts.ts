import { z } from 'zod';
import type { KeptDraft } from '../api/responses/draft-store.ts';
import { keepDraft } from '../api/responses/keep-draft.ts';
import { builder } from './builder.ts';
import { linkRef } from './responses.ts';

const anybody = { public: true } as const;

const draftRef = builder.objectRef<KeptDraft>('KeptDraft').implement({
  description:
    'What was answered so far by the same card, encrypted by the browser: the service cannot read it.',
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: 'Rises with each keeping; `after` of the next one.',
      authScopes: anybody,
    }),
    draft: t.exposeString('draft', { description: 'base64url.', authScopes: anybody }),
    keptAt: t.field({
      type: 'DateTime',
      description: 'When it was kept.',
      authScopes: anybody,
      resolve: ({ keptAt }) => keptAt,
    }),
  }),
});

builder.objectField(linkRef, 'draft', (t) =>
  t.field({
    type: draftRef,
    nullable: true,
    description: 'What another device kept through this very link, as long as nothing was submitted.',
    authScopes: anybody,
    resolve: ({ draft }) => draft,
  }),
);

const keepInput = builder.inputType('KeepDraftInput', {
  description: 'What somebody has answered so far.',
  fields: (t) => ({
    token: t.string({ description: 'From the card.', validate: z.string().max(300) }),
    draft: t.string({
      description: 'base64url, encrypted with a key that the browser makes from the token.',
      validate: z
        .string()
        .min(1)
        .max(48_000)
        .regex(/^[\w-]+$/),
    }),
    after: t.int({ description: 'The version that was seen last; 0: none.', validate: z.int().min(0) }),
  }),
});

builder.mutationField('keepDraft', (t) =>
  t.field({
    type: draftRef,
    description: 'Keeps what was answered so far, so that another device with the same card can go on.',
    authScopes: anybody,
    errors: {},
    args: { input: t.arg({ type: keepInput, description: 'The card and the draft.' }) },
    resolve: (_root, { input }, context) => keepDraft(context, input),
  }),
);
