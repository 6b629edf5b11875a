/**
 * Checks AWS Signature Version 4 on requests to the local object store, because s3rver does not: a signed address must
 * open nothing but the one object it was made for, on a laptop as in the cloud.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface SignedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  /** As in 20130524T000000Z. */
  readonly date: string;
  readonly payloadHash: string;
  readonly validSeconds: { readonly before: number; readonly after: number };
}

const denied = (message: string): Refusal => ({ status: 403, code: 'AccessDenied', message });

/** Why the request is not ours, or undefined when its signature is good at the time `now` (milliseconds since 1970). */
export const signatureProblem = (
  request: SignedRequest,
  { accessKeyId, secretAccessKey }: Credentials,
  now: number,
): Refusal | undefined => {
  const [path = '', query = ''] = request.url.split(/\?(.*)/s, 2);
  const claim = claimIn(new URLSearchParams(query), request.headers);
  if (claim === undefined) {
    return denied('The request is not signed.');
  }
  if (claim.payloadHash.startsWith('STREAMING-')) {
    const message =
      'Chunked uploads would be stored with their framing: set requestChecksumCalculation to WHEN_REQUIRED.';
    return { status: 501, code: 'NotImplemented', message };
  }
  const [key, ...scope] = claim.credential.split('/');
  if (key !== accessKeyId || scope.length !== 4) {
    return { status: 403, code: 'InvalidAccessKeyId', message: 'The access key is not known here.' };
  }
  const age = (now - Date.parse(isoDate(claim.date))) / 1000;
  if (!(age >= -claim.validSeconds.before && age <= claim.validSeconds.after)) {
    return denied('Request has expired');
  }
  const canonical = canonicalRequest(request, path, query, claim);
  const toSign = ['AWS4-HMAC-SHA256', claim.date, scope.join('/'), sha256(canonical)].join('\n');
  const signingKey = scope.reduce((mac: string | Buffer, part) => hmac(mac, part), `AWS4${secretAccessKey}`);
  const expected = hmac(signingKey, toSign);
  const given = Buffer.from(claim.signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? undefined
    : { status: 403, code: 'SignatureDoesNotMatch', message: 'The signature does not fit the request.' };
};

/** A signature comes in the address (presigned) or in the authorization header. */
const claimIn = (query: URLSearchParams, headers: IncomingHttpHeaders): Claim | undefined => {
  if (query.has('X-Amz-Signature')) {
    const read = (name: string) => query.get(`X-Amz-${name}`) ?? '';
    return {
      credential: read('Credential'),
      signedHeaders: read('SignedHeaders'),
      signature: read('Signature'),
      date: read('Date'),
      payloadHash: 'UNSIGNED-PAYLOAD',
      validSeconds: { before: 900, after: Number(read('Expires')) },
    };
  }
  const header = headers.authorization ?? '';
  const read = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(header)?.[1] ?? '';
  return header.startsWith('AWS4-HMAC-SHA256 ')
    ? {
        credential: read('Credential'),
        signedHeaders: read('SignedHeaders'),
        signature: read('Signature'),
        date: String(headers['x-amz-date'] ?? ''),
        payloadHash: String(headers['x-amz-content-sha256'] ?? ''),
        validSeconds: { before: 900, after: 900 },
      }
    : undefined;
};

const canonicalRequest = (request: SignedRequest, path: string, query: string, claim: Claim): string => {
  const parameters = [...new URLSearchParams(query.replaceAll('+', '%2B'))]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const headers = claim.signedHeaders.split(';').map(
    (name) =>
      `${name}:${String(request.headers[name] ?? '')
        .trim()
        .replaceAll(/ +/g, ' ')}\n`,
  );
  const encodedPath = path
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/');
  return [
    request.method,
    encodedPath,
    parameters.join('&'),
    headers.join(''),
    claim.signedHeaders,
    claim.payloadHash,
  ].join('\n');
};

const isoDate = (date: string): string =>
  date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');

/** RFC 3986: everything but letters, digits and "-._~" is escaped. */
const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
