import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { packedAnswer } from '../../api/packed-answer.ts';
import { toEvent } from '../../local/http/api-gateway.ts';

const eventWith = (acceptEncoding: string | undefined): APIGatewayProxyEventV2 => {
  const request = new IncomingMessage(new Socket());
  if (acceptEncoding !== undefined) request.headers['accept-encoding'] = acceptEncoding;
  return toEvent(request, '/graphql', '', Buffer.alloc(0));
};

const body = JSON.stringify({ data: '满意'.repeat(2_000) });
const answer = { statusCode: 200, headers: { 'content-type': 'application/json' }, body };

describe('an answer', () => {
  test('is packed for who can unpack it, and is the same again', async () => {
    const packed = await packedAnswer(eventWith('br, gzip'), answer);
    expect(packed.headers).toEqual({
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      vary: 'accept-encoding',
    });
    expect(packed.isBase64Encoded).toBe(true);
    expect(gunzipSync(Buffer.from(packed.body ?? '', 'base64')).toString()).toBe(body);
    expect(packed.body?.length).toBeLessThan(body.length / 10);
  });

  test('stays as it is for who cannot, and when it is short or bytes already', async () => {
    expect(await packedAnswer(eventWith(undefined), answer)).toBe(answer);
    expect(await packedAnswer(eventWith('br'), answer)).toBe(answer);
    const short = { ...answer, body: '{}' };
    expect(await packedAnswer(eventWith('gzip'), short)).toBe(short);
    const bytes = { ...answer, isBase64Encoded: true };
    expect(await packedAnswer(eventWith('gzip'), bytes)).toBe(bytes);
  });
});
