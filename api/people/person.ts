import { toBase64url } from '../../methods/proof/base64url.ts';
import { hashOf } from '../../methods/proof/hash-of.ts';

/** Somebody who signs in, known by what the token issuer says; belongs to one organisation (the tenant). */
export interface Person {
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly organisationId: string;
}

/** The same token always names the same person, so nothing needs to be looked up by issuer and subject. */
export const personIdOf = (issuer: string, subject: string): string =>
  toBase64url(hashOf('zhenping/person/v1', issuer, subject)).slice(0, 22);
