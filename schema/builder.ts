/**
 * The shape of what can be asked. Every field says who may ask it; every act gives its result or a typed refusal; nothing
 * here decides anything: a resolver hands over to one act of `api/`.
 */
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import ValidationPlugin from '@pothos/plugin-validation';
import type { Campaign } from '../api/campaigns/campaign.ts';
import type { Context } from '../api/context.ts';
import { type Act, grantFor } from '../api/people/authority-rules.ts';
import { Refusal, refusal, refusalWith } from '../api/refusals.ts';
import type { Design } from '../api/samples/design.ts';
import type { Answers, Form } from '../methods/questionnaire/form.ts';

export interface SchemaTypes {
  Context: Context;
  AuthScopes: {
    /** Anybody: the field gives nothing away, or the argument is itself the right (a link's token). */
    public: boolean;
    signedIn: boolean;
    /** A grant for this act in this campaign. */
    may: { readonly act: Act; readonly campaign: Campaign };
  };
  Scalars: {
    ID: { Input: string; Output: string | number };
    DateTime: { Input: never; Output: string };
    Answers: { Input: Answers; Output: Answers };
    FormDefinition: { Input: never; Output: Form };
    Design: { Input: Design; Output: Design };
  };
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: true;
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, DataloaderPlugin, ComplexityPlugin, ValidationPlugin],
  defaultFieldNullability: false,
  defaultInputFieldRequiredness: true,
  relay: {
    // Readable in a console and in a log; no secret hides in an id.
    encodeGlobalID: (type, id) => `${type}:${id}`,
    decodeGlobalID: (text) => {
      const [typename = '', ...rest] = text.split(':');
      return { typename, id: rest.join(':') };
    },
    nodesQueryOptions: { authScopes: { signedIn: true } },
    nodeQueryOptions: { authScopes: { signedIn: true } },
  },
  scopeAuth: {
    authScopes: (context) => ({
      public: true,
      signedIn: context.person !== undefined,
      may: ({ act, campaign }) => grantFor(context.grants, act, { campaign }, context.now) !== undefined,
    }),
    unauthorizedError: (_parent, context) =>
      context.person === undefined ? refusal('not-signed-in') : refusal('not-permitted', { act: 'see this' }),
  },
  errors: { defaultTypes: [Refusal], directResult: true, unsafelyHandleInputErrors: true },
  validation: {
    validationError: (failure) =>
      refusalWith(
        'input-invalid',
        failure.issues.map((issue) => ({
          field: (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part)).join('.'),
          reason: { en: issue.message, zh: issue.message },
        })),
      ),
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 10,
    limit: { complexity: 20_000, depth: 12, breadth: 300 },
  },
});

builder.queryType({ description: 'What can be read.' });
builder.mutationType({ description: 'What can be done. Each act gives its result or a typed refusal.' });
