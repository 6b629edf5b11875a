import { z } from 'zod';
import { completeMediaUpload } from '../api/responses/complete-media-upload.ts';
import {
  type AwaitedPiece,
  type MediaUpload,
  requestMediaUpload,
} from '../api/responses/request-media-upload.ts';
import { builder } from './builder.ts';

const anybody = { public: true } as const;

const headerRef = builder.objectRef<AwaitedPiece['headers'][number]>('MediaUploadHeader').implement({
  description: 'A header that the PUT must have.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.', authScopes: anybody }),
    value: t.exposeString('value', { description: 'Its value.', authScopes: anybody }),
  }),
});

const pieceRef = builder.objectRef<AwaitedPiece>('AwaitedPiece').implement({
  description: 'Where to put a piece of a file that has not come yet.',
  fields: (t) => ({
    index: t.exposeInt('index', { description: 'Which, from 0.', authScopes: anybody }),
    url: t.exposeString('url', {
      description: 'Takes one PUT of exactly this piece within 15 minutes.',
      authScopes: anybody,
    }),
    headers: t.field({
      type: [headerRef],
      description: 'Headers that the PUT must have.',
      authScopes: anybody,
      resolve: ({ headers }) => [...headers],
    }),
  }),
});

const uploadRef = builder.objectRef<MediaUpload>('MediaUpload').implement({
  description: 'What is still awaited of a picture or a recording.',
  fields: (t) => ({
    pieces: t.field({
      type: [pieceRef],
      description: 'The pieces that have not come, in order; after the last, complete the upload.',
      authScopes: anybody,
      resolve: ({ pieces }) => [...pieces],
    }),
    alreadyThere: t.exposeBoolean('alreadyThere', {
      description: 'True where the whole file came before.',
      authScopes: anybody,
    }),
  }),
});

const sealedNote = {
  description:
    'Sealed like answers: token, hash, type, bytes, and the key and the checksums of the pieces (docs/collect.md).',
  validate: z.string().max(20_000),
} as const;

builder.mutationField('requestMediaUpload', (t) =>
  t.field({
    type: uploadRef,
    description:
      'Gives the addresses for a picture or a recording (影像、录音) of an answer; it may come before the answer or after it.',
    authScopes: anybody,
    errors: {},
    args: { sealed: t.arg.string(sealedNote) },
    resolve: (_root, { sealed }, context) => requestMediaUpload(context, sealed),
  }),
);

builder.mutationField('completeMediaUpload', (t) =>
  t.field({
    type: uploadRef,
    description: 'Puts the pieces together, and refuses what is not the file of the answer.',
    authScopes: anybody,
    errors: {},
    args: { sealed: t.arg.string(sealedNote) },
    resolve: async (_root, { sealed }, context) => {
      await completeMediaUpload(context, sealed);
      return { alreadyThere: true, pieces: [] };
    },
  }),
);
