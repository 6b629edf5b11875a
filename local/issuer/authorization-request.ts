import { z } from 'zod';

/** The one client that signs people in: the pages, which keep no secret and so must prove themselves by PKCE. */
export const clientId = 'zhenping-pages';

/** RFC 6749 §4.1.1 with RFC 7636 (PKCE), where only S256 is taken. */
const asked = z.object({
  response_type: z.literal('code', { error: 'response_type must be "code"' }),
  code_challenge_method: z.literal('S256', { error: 'code_challenge_method must be "S256"' }),
  code_challenge: z
    .string({ error: 'code_challenge is missing' })
    .regex(/^[\w-]{43}$/, 'code_challenge must be 43 characters of base64url'),
  state: z.string().optional(),
  nonce: z.string().optional(),
  login_hint: z.string().optional(),
});

export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly loginHint: string | undefined;
}

export type Reading =
  | { readonly kind: 'good'; readonly request: AuthorizationRequest }
  /** Wrong in a way that we may not send back, since the address to send it to is not trusted. */
  | { readonly kind: 'untrusted'; readonly problem: string }
  | { readonly kind: 'wrong'; readonly redirect: string };

/** Reads the parameters of the authorization endpoint; codes go back to pages of `origin` only. */
export const readAuthorization = (parameters: URLSearchParams, origin: string): Reading => {
  const redirectUri = parameters.get('redirect_uri') ?? '';
  if (parameters.get('client_id') !== clientId) {
    return { kind: 'untrusted', problem: `client_id must be "${clientId}"` };
  }
  if (!URL.canParse(redirectUri) || new URL(redirectUri).origin !== origin || redirectUri.includes('#')) {
    return { kind: 'untrusted', problem: `redirect_uri must be a page of ${origin}` };
  }
  const parsed = asked.safeParse(Object.fromEntries(parameters));
  if (!parsed.success) {
    return {
      kind: 'wrong',
      redirect: withParameters(redirectUri, {
        error: 'invalid_request',
        error_description: parsed.error.issues.map((issue) => issue.message).join('; '),
        state: parameters.get('state') ?? undefined,
      }),
    };
  }
  const { code_challenge: challenge, state, nonce, login_hint: loginHint } = parsed.data;
  return { kind: 'good', request: { redirectUri, challenge, state, nonce, loginHint } };
};

/** The address with these parameters added to its query. */
export const withParameters = (
  address: string,
  added: Readonly<Record<string, string | undefined>>,
): string => {
  const url = new URL(address);
  for (const [name, value] of Object.entries(added)) {
    if (value !== undefined) {
      url.searchParams.set(name, value);
    }
  }
  return url.href;
};
