import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { AskGraphql } from './operations.ts';

/** Asks GraphQL in the name of whoever sent this request: from the same address, in the language of the form. */
export const askedBy =
  (
    event: APIGatewayProxyEventV2,
    answerTo: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>,
  ): AskGraphql =>
  async (query, variables, language) => {
    const { http } = event.requestContext;
    const { body } = await answerTo({
      ...event,
      rawPath: '/graphql',
      requestContext: { ...event.requestContext, http: { ...http, method: 'POST', path: '/graphql' } },
      headers: { ...event.headers, 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ query, variables }),
      isBase64Encoded: false,
    });
    return JSON.parse(body ?? 'null');
  };
