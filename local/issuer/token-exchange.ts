import { z } from 'zod';
import { clientId } from './authorization-request.ts';

/** RFC 6749 §4.1.3 and RFC 7636 §4.1. */
const exchange = z.object({
  grant_type: z.literal('authorization_code'),
  client_id: z.literal(clientId),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string().regex(/^[\w.~-]{43,128}$/),
});

export type Exchange =
  | { readonly kind: 'good'; readonly code: string; readonly redirectUri: string; readonly verifier: string }
  | { readonly kind: 'wrong'; readonly fields: readonly string[] };

/** Reads the form of the token endpoint. */
export const readExchange = (form: string): Exchange => {
  const parsed = exchange.safeParse(Object.fromEntries(new URLSearchParams(form)));
  return parsed.success
    ? {
        kind: 'good',
        code: parsed.data.code,
        redirectUri: parsed.data.redirect_uri,
        verifier: parsed.data.code_verifier,
      }
    : { kind: 'wrong', fields: parsed.error.issues.map((issue) => issue.path.join('.')) };
};
