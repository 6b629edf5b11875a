import { SignJWT } from 'jose';
import { clientId } from './authorization-request.ts';
import type { DemoPerson } from './people-page.ts';
import type { SigningKey } from './signing-key.ts';

/** Whom access tokens are for: the API. */
export const audience = 'zhenping';

export const accessTokenSeconds = 8 * 3600;

/** Signs the tokens of `issuer`; times are milliseconds since 1970. */
export const tokens = (issuer: string, key: SigningKey) => {
  const sign = (
    person: DemoPerson,
    typ: string,
    aud: string,
    now: number,
    claims: Record<string, string>,
  ) => {
    const seconds = Math.floor(now / 1000);
    return new SignJWT({ name: person.name, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: key.keyId, typ })
      .setIssuer(issuer)
      .setSubject(person.subject)
      .setAudience(aud)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + accessTokenSeconds)
      .sign(key.privateKey);
  };
  return {
    /** RFC 9068: a JWT that opens the API. */
    access: (person: DemoPerson, now: number) =>
      sign(person, 'at+jwt', audience, now, { client_id: clientId }),
    /** OpenID Connect Core §2: tells the page who signed in. */
    identity: (person: DemoPerson, now: number, nonce: string | undefined) =>
      sign(person, 'JWT', clientId, now, nonce === undefined ? {} : { nonce }),
  };
};
