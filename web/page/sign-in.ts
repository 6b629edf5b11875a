import { readFields, readNullable, readNumber, readText } from '../../methods/questionnaire/json-shape.ts';
import { base64url, randomId } from './random-id.ts';

/**
 * Sign-in by OpenID Connect: authorization code with PKCE (RFC 7636), so the page needs no secret. Any issuer serves; which
 * one is said by /config.json. The token lives in this tab only and dies with it.
 */
const SESSION = 'zhenping-session';
const PENDING = 'zhenping-signing-in';

export interface Session {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly loginHint: string | null;
}

/** What went wrong on the way: the issuer said no, or what came back is not what was asked for. */
class SignInError extends Error {
  override readonly name = 'SignInError';
}

const fetchJson = async (url: string, options?: RequestInit) => {
  const response = await fetch(url, options);
  if (!response.ok) throw new SignInError(`${url} answered ${response.status}`);
  return readFields(await response.json(), url);
};

/** Pages to which people sign in; the session of a tab serves all of them. */
export type SigningPage = '/results/' | '/field/';

const redirectUri = (page: SigningPage): string => location.origin + page;

const configuration = async () => {
  const config = await fetchJson('/config.json');
  const issuer = readText(config['issuer'], 'config.issuer');
  const clientId = readText(config['clientId'], 'config.clientId');
  const document = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  // OpenID Connect Discovery 1.0 §4.3: the document must speak for the issuer that was asked.
  if (document['issuer'] !== issuer) throw new SignInError('the discovery document names another issuer');
  return {
    issuer,
    clientId,
    authorize: readText(document['authorization_endpoint'], 'authorization_endpoint'),
    token: readText(document['token_endpoint'], 'token_endpoint'),
  };
};

const challengeOf = async (verifier: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

/** Leaves for the issuer; the page's own query comes back with the return. */
export const beginSignIn = async (
  page: SigningPage,
  query: string,
  loginHint: string | null,
): Promise<void> => {
  const { authorize, clientId } = await configuration();
  const verifier = `${randomId()}${randomId()}`;
  const state = randomId();
  sessionStorage.setItem(PENDING, JSON.stringify({ state, verifier, query, loginHint }));
  const url = new URL(authorize);
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri(page),
    scope: 'openid profile',
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    ...(loginHint === null ? {} : { login_hint: loginHint }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  location.assign(url.href);
};

/** Whether this address is a return from the issuer. */
export const isReturn = (query: string): boolean => {
  const parameters = new URLSearchParams(query);
  return parameters.has('state') && (parameters.has('code') || parameters.has('error'));
};

interface Pending {
  readonly state: string;
  readonly verifier: string;
  readonly query: string;
  readonly loginHint: string | null;
}

/** What this tab left with; only once, so that a return cannot be played twice. */
const takePending = (): Pending => {
  const fields = readFields(JSON.parse(sessionStorage.getItem(PENDING) ?? 'null'), 'pending');
  sessionStorage.removeItem(PENDING);
  return {
    state: readText(fields['state'], 'pending.state'),
    verifier: readText(fields['verifier'], 'pending.verifier'),
    query: readText(fields['query'], 'pending.query'),
    loginHint: readNullable(readText)(fields['loginHint'], 'pending.loginHint'),
  };
};

const exchange = async (page: SigningPage, returned: URLSearchParams, pending: Pending): Promise<Session> => {
  const code = returned.get('code');
  if (returned.get('state') !== pending.state) throw new SignInError('the return is of another sign-in');
  if (code === null) throw new SignInError(returned.get('error') ?? 'no code came back');
  const { issuer, token, clientId } = await configuration();
  // RFC 9207: an issuer that names itself in the return must be the one that was asked.
  if (returned.has('iss') && returned.get('iss') !== issuer) throw new SignInError('another issuer returned');
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri(page),
    client_id: clientId,
    code_verifier: pending.verifier,
  });
  const answer = await fetchJson(token, { method: 'POST', body });
  return {
    accessToken: readText(answer['access_token'], 'access_token'),
    expiresAt: Date.now() + 1000 * readNumber(answer['expires_in'] ?? 3600, 'expires_in'),
    loginHint: pending.loginHint,
  };
};

/** Takes the return from the issuer: the address is again what it was, and the code becomes this tab's session. */
export const finishSignIn = async (
  page: SigningPage,
  query: string,
): Promise<{ readonly succeeded: boolean }> => {
  try {
    const pending = takePending();
    history.replaceState(null, '', pending.query);
    const session = await exchange(page, new URLSearchParams(query), pending);
    sessionStorage.setItem(SESSION, JSON.stringify(session));
    return { succeeded: true };
  } catch {
    return { succeeded: false };
  }
};

const readSession = (json: string): Session => {
  const fields = readFields(JSON.parse(json), 'session');
  return {
    accessToken: readText(fields['accessToken'], 'session.accessToken'),
    expiresAt: readNumber(fields['expiresAt'], 'session.expiresAt'),
    loginHint: readNullable(readText)(fields['loginHint'], 'session.loginHint'),
  };
};

/** The session of this tab, unless it has expired or was opened for somebody else than is asked for now. */
export const currentSession = (loginHint: string | null): Session | undefined => {
  try {
    const session = readSession(sessionStorage.getItem(SESSION) ?? 'null');
    const forAnother = loginHint !== null && session.loginHint !== loginHint;
    return session.expiresAt > Date.now() && !forAnother ? session : undefined;
  } catch {
    return undefined;
  }
};

export const signOut = (): void => sessionStorage.removeItem(SESSION);
