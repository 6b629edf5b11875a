import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundleInto } from '../../infra/constructs/bundle.ts';
import { plant } from '../structure/planted.ts';

const planted = plant({
  'api/count.lambda.ts': `import { GraphQLSchema } from 'graphql';
import CommonJs from 'json-logic-js';
import type { Size } from './size.ts';
import { size } from './size.ts';
export const handler = async (): Promise<{ size: Size }> => ({
  size: size([GraphQLSchema.name, CommonJs.apply({ '+': [1, 2] })]),
});\n`,
  'api/size.ts':
    'export type Size = number;\nexport const size = (things: readonly unknown[]): Size => things.length;\n',
});

const bundles = join(planted.root, 'bundles');
const bundle = bundleInto(bundles);

afterAll(() => planted.remove());

test('an entry becomes one module that runs by itself, with a map to its source', () => {
  bundle(join(planted.root, 'api/count.lambda.ts'));
  const folder = join(bundles, 'count.lambda');
  expect(readdirSync(folder).sort()).toEqual(['index.mjs', 'index.mjs.map']);
  const run = "import { handler } from './index.mjs'; console.log(JSON.stringify(await handler()));";
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', run], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(JSON.parse(output)).toEqual({ size: 2 });
  expect(statSync(join(folder, 'index.mjs')).size).toBeLessThan(500_000);
});

test('an entry that is not there is named', () => {
  expect(() => bundle('api/nowhere.lambda.ts')).toThrow('There is no api/nowhere.lambda.ts to bundle');
});
