import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { signingKey } from '../../../local/issuer/signing-key.ts';
import { audience, tokens } from '../../../local/issuer/tokens.ts';
import { createIssuer } from '../../../local/issuer.ts';
import { fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { signingIn, subjectOf } from '../people.ts';

describe('sign-in', () => {
  const hour = 3_600_000;

  const ask = async (authorization: string, query: string): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await fetch(`${evaluation.system.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', authorization },
      body: JSON.stringify({ query }),
    });
    return fieldsOf(await answer.json());
  };

  /** The rule that refuses whoever comes with this header, or `done`. */
  const outcomeOf = async (authorization: string): Promise<unknown> => {
    const body = await ask(authorization, '{ campaigns { edges { node { id } } } }');
    const [error] = listOf(body['errors']);
    return error === undefined ? 'done' : fieldsOf(error['extensions'])['code'];
  };

  /** The issuer of the system, with its own key, on a clock that is off by so much. */
  const tokenAt = async (milliseconds: number): Promise<string> => {
    const { url, directory } = evaluation.system;
    const issuer = await createIssuer({
      stage: 'local',
      origin: url,
      people: signingIn,
      directory,
      now: () => Date.now() + milliseconds,
    });
    return issuer.accessToken('commissioner');
  };

  describe('a sign-in holds', () => {
    test('with a token of the trusted issuer, for us, within its time', async () => {
      expect(await outcomeOf(`Bearer ${await tokenAt(0)}`)).toBe('done');
      // Eight hours is what the issuer gives.
      expect(await outcomeOf(`Bearer ${await tokenAt(-7 * hour)}`)).toBe('done');
    });

    test('not after its time', async () => {
      expect(await outcomeOf(`Bearer ${await tokenAt(-9 * hour)}`)).toBe('SIGN_IN_INVALID');
    });

    test('not when it was made for somebody else, such as the page’s own identity token', async () => {
      const { url, directory } = evaluation.system;
      const person = signingIn.find(({ key }) => key === 'commissioner');
      if (person === undefined) {
        throw new Error('the commissioner is among the people');
      }
      const sign = tokens(`${url}/issuer`, await signingKey(directory));
      expect(await outcomeOf(`Bearer ${await sign.identity(person, Date.now(), undefined)}`)).toBe(
        'SIGN_IN_INVALID',
      );
      expect(await outcomeOf(`Bearer ${await sign.access(person, Date.now())}`)).toBe('done');
    });

    test('not when another key signed it, whatever it says', async () => {
      const { privateKey } = await generateKeyPair('ES256');
      const forged = await new SignJWT({ name: '赵委托' })
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(`${evaluation.system.url}/issuer`)
        .setSubject(subjectOf('commissioner'))
        .setAudience(audience)
        .setExpirationTime('1h')
        .sign(privateKey);
      expect(await outcomeOf(`Bearer ${forged}`)).toBe('SIGN_IN_INVALID');
    });

    test('not when nobody signed it', async () => {
      const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = {
        iss: `${evaluation.system.url}/issuer`,
        sub: subjectOf('commissioner'),
        aud: audience,
        exp: Math.floor(Date.now() / 1000) + 3600,
      };
      expect(await outcomeOf(`Bearer ${part({ alg: 'none' })}.${part(claims)}.`)).toBe('SIGN_IN_INVALID');
    });

    test('not from an issuer that is not trusted', async () => {
      const other = await createIssuer({
        stage: 'local',
        origin: 'https://other.example',
        people: signingIn,
      });
      expect(await outcomeOf(`Bearer ${await other.accessToken('commissioner')}`)).toBe('SIGN_IN_INVALID');
    });

    test.each(['Bearer', 'Bearer ', 'Bearer a.b', 'Basic YTpi', 'x'])(
      'not with the header %o',
      async (header) => {
        expect(await outcomeOf(header)).toBe('SIGN_IN_INVALID');
      },
    );
  });

  test('an expired sign-in is told as such and keeps nobody from what needs none', async () => {
    const expired = `Bearer ${await tokenAt(-9 * hour)}`;
    const { data } = await ask(expired, '{ viewer { id } link(token: "none") { ... on Refusal { rule } } }');
    expect(data).toEqual({ viewer: null, link: { rule: 'LINK_UNKNOWN' } });
    const results = await ask(
      expired,
      '{ results(campaign: "Campaign:x", division: "CN") { ... on Refusal { rule message } } }',
    );
    expect(fieldsOf(results['data'])['results']).toEqual({
      rule: 'SIGN_IN_INVALID',
      message: 'Your sign-in is not valid or has expired. Sign in again.',
    });
  });

  test('the one who asks is who the token says, with the grants that were given', async () => {
    const { data } = await evaluation.ask(
      'commissioner',
      '{ viewer { name grants { role division campaignId } } }',
    );
    expect(fieldsOf(data)['viewer']).toEqual({
      name: '赵委托',
      grants: [{ role: 'COMMISSIONER', division: 'CN', campaignId: null }],
    });
    expect(fieldsOf((await evaluation.ask('stranger', '{ viewer { name } }'))['data'])['viewer']).toBeNull();
  });
});
