/** The print function as it is deployed: bundled, with the browser beside it, run by itself in a folder that has nothing else. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { cardSheet } from '../../api/invitations/card-sheet.ts';
import { bundleInto } from '../../infra/constructs/bundle.ts';
import { browserAndFont } from '../../infra/constructs/print-function.ts';
import { plant } from '../structure/planted.ts';

const planted = plant({});
afterAll(() => planted.remove());

test('it prints a sheet by itself and keeps it under its prefix', async () => {
  const kept: { readonly method: string; readonly path: string; readonly bytes: Buffer }[] = [];
  const store = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) {
      pieces.push(Buffer.from(piece));
    }
    kept.push({ method: request.method ?? '', path: request.url ?? '', bytes: Buffer.concat(pieces) });
    response.end();
  }).listen(0, '127.0.0.1');
  await once(store, 'listening');
  const address = store.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    const bundles = join(planted.root, 'bundles');
    bundleInto(bundles)('api/print.lambda.ts', browserAndFont);
    const folder = join(bundles, 'print.lambda');
    const card = {
      link: 'https://survey.example.org/r#1.abc',
      address: 'survey.example.org/r',
      number: '4831 9027 5516 2043',
      campaign: '满意度调查',
      village: '道二村',
      group: '3组',
      household: '12',
      privacy: 'confidential',
      simulated: true,
    } as const;
    const event = { html: cardSheet([card]), name: 'prints/c1/433124100201/1.pdf' };
    const run = `import { handler } from './index.mjs'; console.log(JSON.stringify(await handler(${JSON.stringify(event)})));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', run], {
      cwd: folder,
      env: {
        ...process.env,
        STAGE: 'local',
        BUCKET_NAME: 'files',
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'key',
        AWS_SECRET_ACCESS_KEY: 'secret',
        S3_ENDPOINT: `http://127.0.0.1:${port}`,
        CHROMIUM_FOLDER: join(folder, 'node_modules/@sparticuz/chromium/bin'),
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({ pages: 1 });
    expect(kept.map(({ method, path }) => [method, path.split('?')[0]])).toEqual([
      ['PUT', '/files/prints/c1/433124100201/1.pdf'],
    ]);
    expect(kept[0]?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(kept[0]?.bytes.toString('latin1')).toContain('NotoSansSC');
  } finally {
    store.close();
  }
}, 60_000);
