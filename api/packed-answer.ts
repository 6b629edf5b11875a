import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const pack = promisify(gzip);

/** A shorter text gains nothing. */
const shortestLength = 1_500;

/**
 * An answer packed for who says that they can unpack it: neither the HTTP API nor a distribution without cache packs what a function
 * gives, and a questionnaire is four times as long as it need be on a slow line.
 */
export const packedAnswer = async (
  event: APIGatewayProxyEventV2,
  answer: APIGatewayProxyStructuredResultV2,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const { body = '', isBase64Encoded, headers } = answer;
  if (
    isBase64Encoded ||
    body.length < shortestLength ||
    !/\bgzip\b/.test(event.headers['accept-encoding'] ?? '')
  ) {
    return answer;
  }
  return {
    ...answer,
    headers: { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
    body: (await pack(body)).toString('base64'),
    isBase64Encoded: true,
  };
};
