/**
 * The least that any API of this kind does: take the same request through the same Apollo and the same Lambda
 * integration, get one item, put one where none is yet. No sign-in, no link, no check of the answers, no hash, no types.
 */
import { ApolloServer } from '@apollo/server';
import { handlers, startServerAndCreateLambdaHandler } from '@as-integrations/aws-lambda';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { HttpHandler } from '../../local/http/api-gateway.ts';

/** As much of the real schema as the real document of a submission names. */
const typeDefs = `
  scalar Answers
  type Query { ready: Boolean! }
  type Mutation { submitResponse(input: SubmitResponseInput!): SubmitResponseResult! }
  input SubmitResponseInput {
    token: String! responseId: String! formCode: String! formVersion: Int! language: String! consent: Boolean!
    answers: Answers!
  }
  union SubmitResponseResult = Receipt | Refusal
  type Receipt { code: String! receivedAt: String! outcome: String! }
  type Refusal { rule: String! message: String! problems: [Problem!]! }
  type Problem { row: Int column: String field: String reason: String! }
`;

interface Submission {
  readonly input: { readonly token: string; readonly responseId: string; readonly answers: unknown };
}

const getAndPut = async (client: DynamoDBDocumentClient, TableName: string, { input }: Submission) => {
  const key = { pk: input.token, sk: 'RESPONSE' };
  await client.send(new GetCommand({ TableName, Key: key }));
  const receivedAt = new Date().toISOString();
  const receipt = { __typename: 'Receipt', code: input.responseId, receivedAt };
  try {
    await client.send(
      new PutCommand({
        TableName,
        Item: { ...key, ...input, receivedAt },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return { ...receipt, outcome: 'NEW' };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      return { ...receipt, outcome: 'REPEATED' };
    }
    throw error;
  }
};

/** Answers the mutation `submitResponse` with one get and one conditional put. */
export const bareFunction = (client: DynamoDBDocumentClient, tableName: string): HttpHandler => {
  const server = new ApolloServer({
    typeDefs,
    resolvers: {
      Query: { ready: () => true },
      Mutation: {
        submitResponse: (_root: unknown, given: Submission) => getAndPut(client, tableName, given),
      },
    },
    includeStacktraceInErrorResponses: false,
  });
  const handle = startServerAndCreateLambdaHandler(
    server,
    handlers.createAPIGatewayProxyEventV2RequestHandler(),
  );
  return async (event, context) => (await handle(event, context, () => undefined)) ?? { statusCode: 500 };
};

/** Does nothing, so that what the local server costs can be told from what the functions cost. */
export const emptyFunction: HttpHandler = () =>
  Promise.resolve({ statusCode: 200, body: '{"data":{"submitResponse":{"outcome":"NEW"}}}' });
