/**
 * A real OpenID Connect issuer for the people of the demo, for stage `local` and nothing else: it asks for no password,
 * so whoever reaches it becomes whomever they choose. It refuses to be made for another stage, no entry point of the
 * cloud imports it, and a deployed API trusts only the issuers in its own settings, never this one's key.
 */
import { writeResult } from './http/api-gateway.ts';
import { readBody } from './http/read-body.ts';
import type { Route } from './http/routes.ts';
import { type Answer, json, page, redirect, stylesheet } from './issuer/answers.ts';
import { readAuthorization, withParameters } from './issuer/authorization-request.ts';
import { codes } from './issuer/codes.ts';
import { discovery } from './issuer/discovery.ts';
import { type DemoPerson, peoplePage, problemPage, style } from './issuer/people-page.ts';
import { signingKey } from './issuer/signing-key.ts';
import { readExchange } from './issuer/token-exchange.ts';
import { accessTokenSeconds, tokens } from './issuer/tokens.ts';

export interface IssuerOptions {
  readonly stage: string;
  /** Of the server that answers `/issuer/…`, such as `http://127.0.0.1:4700`. */
  readonly origin: string;
  readonly people: readonly DemoPerson[];
  /** Keeps the signing key here, so that tokens outlive a restart. */
  readonly directory?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Issuer {
  /** The `iss` of every token. */
  readonly url: string;
  readonly route: Route;
  /** A token for the command line. Throws for an unknown person. */
  readonly accessToken: (personKey: string) => Promise<string>;
}

type Endpoint = (query: string, form: string) => Answer | Promise<Answer>;

const formLimit = 16 * 1024;

export const createIssuer = async (options: IssuerOptions): Promise<Issuer> => {
  if (options.stage !== 'local') {
    throw new Error(`The issuer without passwords exists for stage local only, not for ${options.stage}`);
  }
  const { origin, people, now = Date.now } = options;
  const url = `${origin}/issuer`;
  const key = await signingKey(options.directory);
  const sign = tokens(url, key);
  const open = codes(now);
  const person = (personKey: string | undefined) => people.find((each) => each.key === personKey);

  const authorize: Endpoint = (query) => {
    const reading = readAuthorization(new URLSearchParams(query), origin);
    if (reading.kind !== 'good') {
      return reading.kind === 'wrong' ? redirect(reading.redirect) : page(400, problemPage(reading.problem));
    }
    const { redirectUri, challenge, state, nonce, loginHint } = reading.request;
    const chosen = person(loginHint);
    if (chosen === undefined) {
      return page(200, peoplePage(people, reading.request));
    }
    const code = open.issue({ personKey: chosen.key, redirectUri, challenge, nonce });
    return redirect(withParameters(redirectUri, { code, state, iss: url }));
  };

  const token: Endpoint = async (_query, form) => {
    const asked = readExchange(form);
    if (asked.kind === 'wrong') {
      const error_description = `wrong or missing: ${asked.fields.join(', ')}`;
      return json(400, { error: 'invalid_request', error_description });
    }
    const granted = open.redeem(asked.code, asked.redirectUri, asked.verifier);
    const who = person(granted?.personKey);
    return who === undefined
      ? json(400, { error: 'invalid_grant', error_description: 'The code is used, late or not yours.' })
      : json(200, {
          access_token: await sign.access(who, now()),
          id_token: await sign.identity(who, now(), granted?.nonce),
          token_type: 'Bearer',
          expires_in: accessTokenSeconds,
          scope: 'openid',
        });
  };

  const demoToken: Endpoint = async (query) => {
    const who = person(new URLSearchParams(query).get('person') ?? undefined);
    return who === undefined
      ? json(404, { error: `person must be one of: ${people.map((each) => each.key).join(', ')}` })
      : json(200, { access_token: await sign.access(who, now()) });
  };

  const endpoints = new Map<string, Endpoint>([
    ['GET /issuer/.well-known/openid-configuration', () => json(200, discovery(url))],
    ['GET /issuer/jwks', () => json(200, { keys: [key.publicJwk] })],
    ['GET /issuer/authorize', authorize],
    ['POST /issuer/token', token],
    ['POST /issuer/demo-token', demoToken],
    ['GET /issuer/style.css', () => stylesheet(style)],
  ]);

  return {
    url,
    route: async (request, response, path, query) => {
      const endpoint = endpoints.get(`${request.method} ${path}`) ?? nothingHere;
      const form = request.method === 'POST' ? await readBody(request, formLimit) : undefined;
      writeResult(response, await endpoint(query, form?.toString() ?? ''), {});
    },
    accessToken: (personKey) => {
      const who = person(personKey);
      return who === undefined
        ? Promise.reject(new Error(`Nobody has the key ${personKey}`))
        : sign.access(who, now());
    },
  };
};

const nothingHere: Endpoint = () => json(404, { error: 'There is nothing at this address.' });
