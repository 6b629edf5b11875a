import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type System, startSystem } from '../../local/system.ts';
import { type Ran, zhenping } from './zhenping.ts';

let system: System;
let token = '';
beforeAll(async () => {
  system = await startSystem({ pages: false, worker: 'none' });
  token = await system.accessToken('operator');
});
afterAll(() => system.stop());

const init = (changes: Readonly<Record<string, string>> = {}, more: readonly string[] = []): Promise<Ran> => {
  const flags = {
    url: `${system.url}/graphql`,
    secret: system.initSecret,
    organisation: '平台运维中心',
    token,
    ...changes,
  };
  return zhenping([
    'init',
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    ...more,
  ]);
};

/** Refused: exit 1, nothing on the first stream, one line on the other that gives nothing away. */
const expectNo = ({ code, out, err }: Ran, line: string | RegExp): void => {
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(line);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).not.toContain(system.initSecret);
  expect(err).not.toContain(token);
};

test('a wrong secret or sign-in is refused in one line', async () => {
  expectNo(
    await init({ secret: 'not-the-right-secret' }),
    'zhenping init: The secret of the installation is wrong.',
  );
  expectNo(
    await init({ token: 'a.b.c' }),
    'zhenping init: Your sign-in is not valid or has expired. Sign in again.',
  );
});

test('whatever is wrong with what was sent is listed', async () => {
  const { code, err } = await init({ secret: 'short' });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^zhenping init: Some of what you sent cannot be used; see the problems listed.\n {2}secret: /,
  );
});

test('it makes the operator, once', async () => {
  const first = await zhenping(
    [
      'init',
      '--url',
      `${system.url}/graphql`,
      '--secret',
      system.initSecret,
      '--organisation',
      '平台运维中心',
      '--json',
    ],
    { ZHENPING_TOKEN: token },
  );
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(first.out)).toEqual({ id: expect.stringMatching(/^[0-9a-z]+$/), name: '平台运维中心' });
  expectNo(await init(), 'zhenping init: This installation already has its operator.');
});

test('a server that is not there is one line', async () => {
  expectNo(
    await init({ url: 'http://127.0.0.1:9/graphql' }),
    /^zhenping init: http:\/\/127\.0\.0\.1:9\/graphql cannot be reached: /,
  );
});

test('a server that is something else is one line', async () => {
  const server = createServer((_request, response) => response.end('<html>hello</html>'));
  onTestFinished(() => {
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : '';
  expectNo(
    await init({ url: `http://127.0.0.1:${port}/` }),
    /did not answer as a GraphQL API \(status 200\)/,
  );
});
