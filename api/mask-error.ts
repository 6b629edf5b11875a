import { unwrapResolverError } from '@apollo/server/errors';
import { PothosValidationError } from '@pothos/core';
import type { GraphQLFormattedError } from 'graphql';
import type { Log } from './platform/log.ts';
import type { RandomBytes } from './platform/random.ts';
import { Refusal, ruleOf, type Wording } from './refusals.ts';

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
      return { ...formatted, extensions: { code: ruleOf(cause.code), ...cause.wording } };
    }
    if (requestFaults.has(formatted.extensions?.['code'])) {
      return formatted;
    }
    // An id of another type, or a query too deep, too broad or too costly: Pothos speaks of the request alone.
    if (cause instanceof PothosValidationError) {
      return { ...formatted, extensions: { code: 'BAD_USER_INPUT' } };
    }
    const correlationId = Buffer.from(random(8)).toString('hex');
    log.error('request failed', {
      correlationId,
      path: formatted.path?.join('.'),
      fault: cause instanceof Error ? cause.name : 'unknown',
      detail: cause instanceof Error ? cause.stack : undefined,
    });
    const wording: Wording = {
      en: `Something went wrong on our side. Tell us this number: ${correlationId}`,
      zh: `系统出错，请告知我们此编号：${correlationId}`,
    };
    return {
      message: wording.en,
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId, ...wording },
    };
  };
