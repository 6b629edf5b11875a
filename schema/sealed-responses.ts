import { z } from 'zod';
import { submitSealed } from '../api/responses/submit-sealed.ts';
import { builder } from './builder.ts';
import { receiptRef } from './responses.ts';

builder.queryField('sealingKey', (t) =>
  t.string({
    description:
      'The public key to which a device seals answers that it could not send: an uncompressed P-256 point, base64url (HPKE, RFC 9180).',
    authScopes: { public: true },
    resolve: (_root, _args, { sealedBox }) => sealedBox.publicKey,
  }),
);

builder.mutationField('submitSealed', (t) =>
  t.field({
    type: receiptRef,
    description:
      'Takes an answer set that was sealed on the device which could not send it (离线封存的答卷). Anybody may bring it; nobody but the service reads it. Bringing it again gives the same receipt.',
    authScopes: { public: true },
    errors: {},
    args: {
      sealed: t.arg.string({
        description: 'base64url of the encapsulated key and the ciphertext.',
        validate: z
          .string()
          .min(100)
          .max(100_000)
          .regex(/^[\w-]+$/),
      }),
    },
    resolve: (_root, { sealed }, context) => submitSealed(context, sealed),
  }),
);
