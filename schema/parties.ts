/** The parties of a draw: whose key is known, who committed, who revealed. */
import { z } from 'zod';
import { commitValue } from '../api/samples/commit-value.ts';
import type { Party } from '../api/samples/party.ts';
import { registerParty } from '../api/samples/register-party.ts';
import { revealValue } from '../api/samples/reveal-value.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const partyId = z.string().regex(/^[0-9A-Za-z._:-]{1,64}$/, 'an id: 1 to 64 of 0-9 A-Z a-z . _ : -');
const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `${bytes} bytes in lower-case hex`);

const anybody = { public: true } as const;

export const partyRef = builder.objectRef<Party>('DrawParty').implement({
  description: 'A party (参与方) that brings chance of its own into the draw.',
  fields: (t) => ({
    party: t.exposeString('party', {
      description: 'commissioner, evaluator, or an id.',
      authScopes: anybody,
    }),
    name: t.exposeString('name', { description: 'Who it is.', authScopes: anybody }),
    side: t.exposeString('side', {
      description: 'Which side registered it: commissioner or evaluator.',
      authScopes: anybody,
    }),
    publicKey: t.exposeString('publicKey', {
      description: 'P-256 point of 65 bytes in hex, registered before the freeze.',
      authScopes: anybody,
    }),
    commitment: t.exposeString('commitment', {
      nullable: true,
      description: 'What it committed to; null: not yet, or not in time.',
      authScopes: anybody,
    }),
    committedAt: t.expose('committedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it committed.',
      authScopes: anybody,
    }),
    revealedAt: t.expose('revealedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it revealed; null: not yet, or not in time, then it enters as null.',
      authScopes: anybody,
    }),
  }),
});

const partyInput = builder.inputType('DrawPartyInput', {
  description: 'A party of the draw and its public key.',
  fields: (t) => ({
    party: t.string({
      description: 'commissioner or evaluator for one’s own side; any other id for somebody outside.',
      validate: partyId,
    }),
    name: t.string({ description: 'Who it is.', validate: z.string().trim().min(1).max(120) }),
    publicKey: t.string({
      description: 'P-256 point, not compressed: 65 bytes in lower-case hex.',
      validate: z.string().regex(/^04[0-9a-f]{128}$/, 'a P-256 point of 65 bytes in lower-case hex'),
    }),
  }),
});

builder.mutationField('registerParty', (t) =>
  t.field({
    type: partyRef,
    description:
      'Names a party of the draw and its key while the campaign is a draft (commissioner for its own side, lead for the evaluator’s; others by either). Needs `chance` in the design.',
    authScopes: { signedIn: true },
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      party: t.arg({ type: partyInput, description: 'The party.' }),
    },
    resolve: (_root, { campaign, party }, context) => registerParty(context, campaign.id, party),
  }),
);

builder.mutationField('commitToDraw', (t) =>
  t.field({
    type: partyRef,
    description: 'A party commits to a value, signed with its registered key; needs no account.',
    authScopes: anybody,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      party: t.arg.string({ description: 'Which party.', validate: partyId }),
      commitment: t.arg.string({ description: '32 bytes in hex.', validate: hex(32) }),
      signature: t.arg.string({ description: 'r ‖ s, 64 bytes in hex.', validate: hex(64) }),
    },
    resolve: (_root, { campaign, ...input }, context) => commitValue(context, campaign.id, input),
  }),
);

builder.mutationField('revealForDraw', (t) =>
  t.field({
    type: partyRef,
    description:
      'A party reveals salt and value of its commitment, once all have committed; needs no account.',
    authScopes: anybody,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      party: t.arg.string({ description: 'Which party.', validate: partyId }),
      salt: t.arg.string({ description: '32 bytes in hex.', validate: hex(32) }),
      value: t.arg.string({ description: '32 bytes in hex.', validate: hex(32) }),
    },
    resolve: (_root, { campaign, ...input }, context) => revealValue(context, campaign.id, input),
  }),
);
