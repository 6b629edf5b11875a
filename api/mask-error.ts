import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Log } from './platform/log.ts';
import type { RandomBytes } from './platform/random.ts';
import { Refusal } from './refusals.ts';

/** Codes by which GraphQL itself says that a request was not well made; their wording is safe to show. */
const requestFaults: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * What an unexpected error tells the outside: a number by which the operators find it, nothing else. Refusals that reach this
 * place (a field without a typed result) keep their words.
 */
export const maskError =
  (log: Log, random: RandomBytes) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof Refusal) {
      return {
        ...formatted,
        message: cause.wording.zh,
        extensions: { code: cause.code, en: cause.wording.en },
      };
    }
    if (requestFaults.has(formatted.extensions?.['code'])) {
      return formatted;
    }
    const correlationId = Buffer.from(random(8)).toString('hex');
    log.error('request failed', {
      correlationId,
      path: formatted.path?.join('.'),
      fault: cause instanceof Error ? cause.name : 'unknown',
      detail: cause instanceof Error ? cause.stack : undefined,
    });
    return {
      message: `Something went wrong on our side. Tell us this number: ${correlationId}`,
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId },
    };
  };
