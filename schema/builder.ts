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
import { seeThis } from '../api/people/act-names.ts';
import { type Act, grantFor } from '../api/people/authority-rules.ts';
import { unknownAsker } from '../api/people/unknown-asker.ts';
import { Refusal, refusal, refusalWith } from '../api/refusals.ts';
import type { Design } from '../api/samples/design.ts';
import type { Answers, Form } from '../methods/questionnaire/form.ts';
import { issueWords } from './issue-words.ts';

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
    /** Whatever JSON came; the act reads it. */
    Answers: { Input: unknown; Output: Answers };
    FormDefinition: { Input: unknown; Output: Form };
    Design: { Input: unknown; Output: Design };
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
    nodesQueryOptions: {
      description:
        'What these ids name, in their order; empty places where there is nothing or no right to it.',
      authScopes: { signedIn: true },
      args: { ids: { description: 'Global ids, such as Campaign:….' } },
    },
    nodeQueryOptions: {
      description: 'What a global id names.',
      authScopes: { signedIn: true },
      args: { id: { description: 'A global id, such as Campaign:….' } },
    },
    nodeTypeOptions: { description: 'Whatever has an id of its own.' },
    idFieldOptions: {
      description: 'Global id: the same for ever, good for `node`.',
      authScopes: { signedIn: true },
    },
    pageInfoTypeOptions: { description: 'Where a page of a list lies.' },
    hasNextPageFieldOptions: { description: 'Whether more follows.', authScopes: { signedIn: true } },
    hasPreviousPageFieldOptions: {
      description: 'Whether something comes before.',
      authScopes: { signedIn: true },
    },
    startCursorFieldOptions: { description: 'Of the first entry.', authScopes: { signedIn: true } },
    endCursorFieldOptions: {
      description: 'Of the last entry: `after` for the next page.',
      authScopes: { signedIn: true },
    },
    firstArgOptions: { description: 'At most so many, from the front.' },
    afterArgOptions: { description: 'Only what follows this cursor.' },
    lastArgOptions: { description: 'At most so many, from the end.' },
    beforeArgOptions: { description: 'Only what comes before this cursor.' },
    defaultConnectionTypeOptions: { description: 'A page of a list.' },
    edgesFieldOptions: { description: 'Its entries.', authScopes: { signedIn: true } },
    pageInfoFieldOptions: { description: 'Where it lies.', authScopes: { signedIn: true } },
    defaultEdgeTypeOptions: { description: 'An entry of a list.' },
    cursorFieldOptions: { description: 'Its place in the list.', authScopes: { signedIn: true } },
    nodeFieldOptions: { description: 'What the entry holds.', authScopes: { signedIn: true } },
  },
  scopeAuth: {
    authScopes: (context) => ({
      public: true,
      signedIn: context.person !== undefined,
      may: ({ act, campaign }) => grantFor(context.grants, act, { campaign }, context.now) !== undefined,
    }),
    unauthorizedError: (_parent, context) =>
      context.person === undefined
        ? unknownAsker(context, seeThis)
        : refusal('not-permitted', { act: seeThis }),
  },
  errors: {
    defaultTypes: [Refusal],
    directResult: true,
    unsafelyHandleInputErrors: true,
    defaultUnionOptions: { description: 'The result, or the refusal that names the rule.' },
    defaultResultOptions: { description: 'A result that is a list.' },
  },
  validation: {
    validationError: (failure) =>
      refusalWith(
        'input-invalid',
        failure.issues.map((issue) => ({
          field: (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part)).join('.'),
          reason: issueWords(issue),
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
