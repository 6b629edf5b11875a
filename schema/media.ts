import { z } from 'zod';
import { type MediaType, mediaTypes } from '../api/responses/media.ts';
import { type MediaUpload, requestMediaUpload } from '../api/responses/request-media-upload.ts';
import { builder } from './builder.ts';

const anybody = { public: true } as const;

const typeNames = Object.keys(mediaTypes).filter((key): key is MediaType => key in mediaTypes);

const typeEnum = builder.enumType('MediaType', {
  description: 'What kind of file.',
  values: Object.fromEntries(
    typeNames.map((type) => [
      type.replaceAll('-', '_').toUpperCase(),
      {
        value: type,
        description: `${mediaTypes[type].contentType}, at most ${mediaTypes[type].mostBytes} bytes`,
      },
    ]),
  ),
});

const headerRef = builder.objectRef<MediaUpload['headers'][number]>('MediaUploadHeader').implement({
  description: 'A header that the PUT must have.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.', authScopes: anybody }),
    value: t.exposeString('value', { description: 'Its value.', authScopes: anybody }),
  }),
});

const uploadRef = builder.objectRef<MediaUpload>('MediaUpload').implement({
  description: 'Where to put a picture or a recording.',
  fields: (t) => ({
    url: t.exposeString('url', {
      description:
        'Takes one PUT of exactly the announced bytes within 15 minutes; empty where they are there.',
      authScopes: anybody,
    }),
    headers: t.field({
      type: [headerRef],
      description: 'Headers that the PUT must have.',
      authScopes: anybody,
      resolve: ({ headers }) => [...headers],
    }),
    alreadyThere: t.exposeBoolean('alreadyThere', {
      description: 'True where the file came before.',
      authScopes: anybody,
    }),
  }),
});

const mediaInput = builder.inputType('RequestMediaUploadInput', {
  description: 'A picture or a recording (影像、录音) that belongs to an answer.',
  fields: (t) => ({
    token: t.string({ description: 'From the card.', validate: z.string().max(300) }),
    hash: t.string({
      description: 'As in the answer: `sha256-` and 64 hexadecimal digits.',
      validate: z.string().regex(/^sha256-[0-9a-f]{64}$/),
    }),
    type: t.field({ type: typeEnum, description: 'What kind of file.' }),
    bytes: t.int({ description: 'Its length.', validate: z.int().min(1) }),
  }),
});

builder.mutationField('requestMediaUpload', (t) =>
  t.field({
    type: uploadRef,
    description: 'Gives the address for a file of an answer; it may come before the answer or after it.',
    authScopes: anybody,
    errors: {},
    args: { input: t.arg({ type: mediaInput, description: 'The card and the file.' }) },
    resolve: (_root, { input }, context) => requestMediaUpload(context, input),
  }),
);
