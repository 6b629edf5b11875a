import { expect, test } from 'vitest';
import { signatureProblem } from '../../local/s3/signature.ts';

/**
 * The two worked examples of Amazon's documentation, with its example credentials:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html (GET Object)
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const then = Date.UTC(2013, 4, 24);
const scope = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';

const byHeader = {
  method: 'GET',
  url: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
    authorization:
      `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,` +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
};

const byAddress = {
  method: 'GET',
  url:
    `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(scope)}` +
    '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
    '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  headers: { host: 'examplebucket.s3.amazonaws.com' },
};

test('the documented signatures are good, in the header and in the address', () => {
  expect(signatureProblem(byHeader, credentials, then)).toBeUndefined();
  expect(signatureProblem(byAddress, credentials, then)).toBeUndefined();
  expect(signatureProblem(byAddress, credentials, then + 86_400_000)).toBeUndefined();
});

test.each([
  ['another method', { ...byAddress, method: 'PUT' }, 'SignatureDoesNotMatch'],
  ['another object', { ...byAddress, url: byAddress.url.replace('test', 'best') }, 'SignatureDoesNotMatch'],
  ['a longer life', { ...byAddress, url: byAddress.url.replace('86400', '86401') }, 'SignatureDoesNotMatch'],
  ['another host', { ...byAddress, headers: { host: 'localhost' } }, 'SignatureDoesNotMatch'],
  ['another key', { ...byAddress, url: byAddress.url.replace('AKIA', 'BKIA') }, 'InvalidAccessKeyId'],
  [
    'another range',
    { ...byHeader, headers: { ...byHeader.headers, range: 'bytes=0-' } },
    'SignatureDoesNotMatch',
  ],
  ['no signature', { ...byAddress, url: '/test.txt' }, 'AccessDenied'],
])('%s is refused', (_what, request, code) => {
  expect(signatureProblem(request, credentials, then)).toMatchObject({ status: 403, code });
});

test('an address is refused a second after its time, a header after a quarter of an hour', () => {
  expect(signatureProblem(byAddress, credentials, then + 86_401_000)).toMatchObject({ code: 'AccessDenied' });
  expect(signatureProblem(byHeader, credentials, then + 901_000)).toMatchObject({ code: 'AccessDenied' });
});
