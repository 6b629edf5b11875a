import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { refusal } from '../refusals.ts';

export interface SignedIn {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
}

interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
}

const discovery = z.object({ jwks_uri: z.url() });

/** A verified token is good for at most this long before it is verified again. */
const rememberedMilliseconds = 60_000;
const rememberedTokens = 5_000;

/**
 * Who a bearer token names. Its issuer must be one of the trusted ones, its signature made by a key that this issuer
 * publishes now, its audience ours, its time not over.
 */
export const signInReader = (trusted: readonly TrustedIssuer[]) => {
  const keys = new Map<string, Promise<JWTVerifyGetKey>>();
  const remembered = new Map<string, { readonly who: SignedIn; readonly until: number }>();

  const keysOf = (issuer: string): Promise<JWTVerifyGetKey> => {
    const known = keys.get(issuer);
    if (known !== undefined) {
      return known;
    }
    const fetched = fetchKeys(issuer);
    keys.set(issuer, fetched);
    // A failed look-up must not lock everybody out until the process ends.
    fetched.catch(() => keys.delete(issuer));
    return fetched;
  };

  const verify = async (token: string, now: Date): Promise<SignedIn> => {
    const claimed = issuerOf(token);
    const trust = trusted.find(({ issuer }) => issuer === claimed);
    if (trust === undefined) {
      throw refusal('sign-in-invalid');
    }
    try {
      const { payload } = await jwtVerify(token, await keysOf(trust.issuer), {
        issuer: trust.issuer,
        audience: trust.audience,
        currentDate: now,
        requiredClaims: ['sub', 'exp'],
      });
      const subject = payload.sub ?? '';
      const name = typeof payload['name'] === 'string' ? payload['name'] : subject;
      const until = Math.min(now.getTime() + rememberedMilliseconds, (payload.exp ?? 0) * 1000);
      const who = { issuer: trust.issuer, subject, name };
      if (remembered.size >= rememberedTokens) {
        remembered.clear();
      }
      remembered.set(token, { who, until });
      return who;
    } catch (error) {
      throw error instanceof errors.JOSEError ? refusal('sign-in-invalid') : error;
    }
  };

  return (authorization: string | undefined, now: Date): Promise<SignedIn | undefined> => {
    if (authorization === undefined || authorization === '') {
      return Promise.resolve(undefined);
    }
    const [, token] = /^Bearer ([0-9A-Za-z._-]+)$/.exec(authorization) ?? [];
    if (token === undefined) {
      return Promise.reject(refusal('sign-in-invalid'));
    }
    const known = remembered.get(token);
    return known !== undefined && now.getTime() < known.until
      ? Promise.resolve(known.who)
      : verify(token, now);
  };
};

const fetchKeys = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (!answer.ok) {
    throw new Error(`The issuer ${issuer} does not answer: ${answer.status}`);
  }
  return createRemoteJWKSet(new URL(discovery.parse(await answer.json()).jwks_uri));
};

const claims = z.object({ iss: z.string() });

/** Only chooses whose keys to check with; nothing of it is believed before the signature holds. */
const issuerOf = (token: string): string | undefined => {
  try {
    const middle = token.split('.')[1] ?? '';
    return claims.parse(JSON.parse(Buffer.from(middle, 'base64url').toString('utf8'))).iss;
  } catch {
    return undefined;
  }
};
