import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { startHttpServer } from '../../local/http-server.ts';
import { createIssuer, type IssuerOptions } from '../../local/issuer.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const people = [
  { key: 'lead', subject: 'demo-lead', name: '李组长', description: '评估负责人' },
  { key: 'leader', subject: 'demo-leader', name: '王 <县长>', description: '领导' },
];

const open = async (options: Partial<IssuerOptions> = {}) => {
  const server = await startHttpServer({ print: () => undefined });
  onTestFinished(server.stop);
  const issuer = await createIssuer({ stage: 'local', origin: server.url, people, ...options });
  server.serve(issuer.route);
  return { issuer, origin: server.url };
};

/** RFC 7636, appendix B: this verifier has this challenge. */
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const ask = (origin: string, changed: Record<string, string> = {}) =>
  fetch(
    `${origin}/issuer/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: 'zhenping-pages',
      redirect_uri: `${origin}/results/`,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state: 'state-1',
      nonce: 'nonce-1',
      login_hint: 'lead',
      ...changed,
    })}`,
    { redirect: 'manual' },
  );

const sentBack = (answer: Response) => new URL(answer.headers.get('location') ?? 'none:').searchParams;

const exchange = (origin: string, code: string, changed: Record<string, string> = {}) =>
  fetch(`${origin}/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'zhenping-pages',
      code,
      redirect_uri: `${origin}/results/`,
      code_verifier: verifier,
      ...changed,
    }),
  });

test('a person signs in with one click and gets a token that the API can check', async () => {
  const { origin, issuer } = await open();
  const back = sentBack(await ask(origin));
  expect(back.get('state')).toBe('state-1');
  const answer = await exchange(origin, back.get('code') ?? '');
  const { access_token, id_token } = await answer.json();
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const discovered = await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).json();
  expect(discovered.issuer).toBe(issuer.url);
  const keys = createRemoteJWKSet(new URL(discovered.jwks_uri));
  const { payload, protectedHeader } = await jwtVerify(access_token, keys, {
    issuer: issuer.url,
    audience: 'zhenping',
  });
  expect(protectedHeader.alg).toBe('ES256');
  expect(payload).toMatchObject({ sub: 'demo-lead', name: '李组长' });
  // Eight hours.
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(28_800);
  const identity = await jwtVerify(id_token, keys, { issuer: issuer.url, audience: 'zhenping-pages' });
  expect(identity.payload).toMatchObject({ sub: 'demo-lead', nonce: 'nonce-1' });
});

test('the key set shows nothing of the private key', async () => {
  const { origin } = await open();
  const { keys } = await (await fetch(`${origin}/issuer/jwks`)).json();
  expect(keys).toHaveLength(1);
  expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
});

test('without a person there is a page with a button for each', async () => {
  const { origin } = await open();
  const answer = await ask(origin, { login_hint: '' });
  const html = await answer.text();
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(html).toContain('value="lead"');
  expect(html).toContain('value="leader"');
  expect(html).toContain('王 &lt;县长&gt;');
  expect(html).toContain(`name="code_challenge" value="${challenge}"`);
});

test.each([
  ['another client', { client_id: 'other' }],
  ['a page elsewhere', { redirect_uri: 'https://evil.example/results/' }],
  ['another port', { redirect_uri: 'http://127.0.0.1:1/results/' }],
  ['no page at all', { redirect_uri: 'javascript:alert(1)' }],
])('%s is shown a problem and sent nowhere', async (_what, changed) => {
  const { origin } = await open();
  const answer = await ask(origin, changed);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('location')).toBeNull();
});

test.each([
  ['no PKCE', { code_challenge: '' }, 'code_challenge'],
  ['PKCE in plain', { code_challenge_method: 'plain' }, 'S256'],
  ['the implicit flow', { response_type: 'token' }, 'response_type'],
])('%s goes back to the page as an error', async (_what, changed, words) => {
  const { origin } = await open();
  const back = sentBack(await ask(origin, changed));
  expect(back.get('error')).toBe('invalid_request');
  expect(back.get('error_description')).toContain(words);
  expect(back.get('state')).toBe('state-1');
  expect(back.has('code')).toBe(false);
});

const otherVerifier = createHash('sha256').update('other').digest('base64url');

test.each([
  ['another verifier', { code_verifier: otherVerifier }, 'invalid_grant'],
  ['another page', { redirect_uri: 'http://127.0.0.1/other' }, 'invalid_grant'],
  ['an invented code', { code: 'invented' }, 'invalid_grant'],
  ['no verifier', { code_verifier: '' }, 'invalid_request'],
  ['another grant', { grant_type: 'password' }, 'invalid_request'],
])('a code is not exchanged with %s', async (_what, changed, error) => {
  const { origin } = await open();
  const code = sentBack(await ask(origin)).get('code') ?? '';
  const answer = await exchange(origin, code, changed);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error });
});

test('a code works once, and a wrong attempt uses it up', async () => {
  const { origin } = await open();
  const code = async () => sentBack(await ask(origin)).get('code') ?? '';
  const used = await code();
  expect((await exchange(origin, used)).status).toBe(200);
  expect((await exchange(origin, used)).status).toBe(400);
  const guessed = await code();
  expect((await exchange(origin, guessed, { code_verifier: otherVerifier })).status).toBe(400);
  expect((await exchange(origin, guessed)).status).toBe(400);
});

test('a code works for a minute', async () => {
  let now = Date.now();
  const { origin } = await open({ now: () => now });
  const first = sentBack(await ask(origin)).get('code') ?? '';
  const second = sentBack(await ask(origin)).get('code') ?? '';
  now += 60_000;
  expect((await exchange(origin, first)).status).toBe(200);
  now += 1;
  expect((await exchange(origin, second)).status).toBe(400);
});

test('the command line gets a token for a person; an unknown one is told who there is', async () => {
  const { origin, issuer } = await open();
  const post = (person: string) => fetch(`${origin}/issuer/demo-token?person=${person}`, { method: 'POST' });
  const { access_token } = await (await post('leader')).json();
  expect(decodeJwt(access_token)).toMatchObject({ iss: issuer.url, sub: 'demo-leader', aud: 'zhenping' });
  const unknown = await post('nobody');
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toEqual({ error: 'person must be one of: lead, leader' });
  expect((await fetch(`${origin}/issuer/demo-token?person=lead`)).status).toBe(404);
  await expect(issuer.accessToken('nobody')).rejects.toThrow('Nobody has the key nobody');
});

test('a kept key signs after a restart too, and only its owner can read it', async () => {
  const directory = temporaryDirectory();
  const before = await open({ directory });
  const after = await open({ directory });
  const token = await before.issuer.accessToken('lead');
  const keys = createRemoteJWKSet(new URL(`${after.issuer.url}/jwks`));
  expect((await jwtVerify(token, keys)).payload.sub).toBe('demo-lead');
  expect(statSync(join(directory, 'issuer-key.json')).mode & 0o777).toBe(0o600);
});

test.each(['dev', 'prod', ''])('no issuer without passwords can be made for stage "%s"', async (stage) => {
  await expect(createIssuer({ stage, origin: 'http://127.0.0.1', people })).rejects.toThrow(
    'stage local only',
  );
});
