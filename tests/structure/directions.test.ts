import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import configuration from '../../.dependency-cruiser.ts';
import { checkDirections, type Directions, problemsOf } from './directions.ts';
import { type Planted, plant } from './planted.ts';

/** A thin project in which every import goes the right way. */
const clean: Readonly<Record<string, string>> = {
  'methods/share.ts': "import { sha256 } from '@noble/hashes/sha2.js';\nexport const share = sha256;\n",
  'methods/tail.ts': "import cdf from '@stdlib/stats-base-dists-t-cdf';\nexport const tail = cdf;\n",
  'api/platform/table.ts':
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nexport const table = DynamoDBClient;\n",
  'api/cases/case.ts': "import { share } from '../../methods/share.ts';\nexport const state = share;\n",
  'api/cases/case-rules.ts': "import { state } from './case.ts';\nexport const mayOpen = state;\n",
  'api/cases/case-store.ts':
    "import { Entity } from 'dynamodb-toolbox/entity';\nimport { table } from '../platform/table.ts';\nexport const cases = [Entity, table];\n",
  'api/cases/open-case.ts': "import { mayOpen } from './case-rules.ts';\nexport const openCase = mayOpen;\n",
  'api/context.ts': "import { cases } from './cases/case-store.ts';\nexport const context = cases;\n",
  'api/graphql.lambda.ts':
    "import type { S3Event } from 'aws-lambda';\nimport { schema } from '../schema/schema.ts';\nimport { context } from './context.ts';\nexport const handler = (event: S3Event) => [event, schema, context];\n",
  'schema/schema.ts':
    "import { openCase } from '../api/cases/open-case.ts';\nexport const schema = openCase;\n",
  'web/respond/main.tsx':
    "import { render } from 'preact';\nimport { share } from '../../methods/share.ts';\nrender(share, document.body);\n",
  'web/build.ts': "import { readFileSync } from 'node:fs';\nexport const build = readFileSync;\n",
  'cli/zhenping.ts':
    "import { readFileSync } from 'node:fs';\nimport { tail } from '../methods/tail.ts';\ntail(readFileSync);\n",
  'infra/app.ts':
    "import { App } from 'aws-cdk-lib';\nimport { table } from '../api/platform/table.ts';\nnew App(table);\n",
  'local/start.ts': "import { handler } from '../api/graphql.lambda.ts';\nhandler();\n",
  'bench/intake.ts': "import { handler } from '../api/graphql.lambda.ts';\nexport const bench = handler;\n",
  'tests/api/case.test.ts': "import { bench } from '../../bench/intake.ts';\nbench();\n",
};

/** One file a rule that breaks it: rule → [file, its text, the import that is refused]. */
const planted: Readonly<Record<string, readonly [file: string, text: string, to: RegExp]>> = {
  'methods-is-pure': ['methods/read.ts', "import 'node:fs';", /^fs$/],
  'web-knows-methods-and-the-schema': [
    'web/respond/peek.ts',
    "import '../../api/cases/case.ts';",
    /case\.ts$/,
  ],
  'pages-run-in-a-browser': ['web/respond/file.ts', "import 'node:fs';", /^fs$/],
  'respond-stays-small': ['web/respond/heavy.ts', "import '../../methods/tail.ts';", /@stdlib/],
  'cli-knows-methods-and-the-schema': [
    'cli/peek.ts',
    "import type { state } from '../api/cases/case.ts';\nexport type S = typeof state;",
    /case\.ts$/,
  ],
  'infra-knows-the-table': ['infra/peek.ts', "import '../api/cases/case.ts';", /case\.ts$/],
  'api-knows-methods': ['api/cases/ask.ts', "import '../../schema/schema.ts';", /^schema\//],
  'entry-joins-api-and-schema': ['api/peek.lambda.ts', "import '../web/build.ts';", /^web\//],
  'entries-are-ends': ['schema/entry.ts', "import '../api/graphql.lambda.ts';", /lambda\.ts$/],
  'schema-knows-api': ['schema/peek.ts', "import '../web/build.ts';", /^web\//],
  'rules-are-pure': ['api/cases/sum-rules.ts', "import './case-store.ts';", /case-store\.ts$/],
  'platform-knows-no-feature': ['api/platform/peek.ts', "import '../cases/case.ts';", /case\.ts$/],
  'aws-only-in-platform': ['api/cases/send.ts', "import '@aws-sdk/client-s3';", /@aws-sdk\/client-s3/],
  'toolbox-only-in-stores': ['api/cases/item.ts', "import 'dynamodb-toolbox/entity';", /dynamodb-toolbox/],
  'cloud-only-in-infra': ['local/cloud.ts', "import 'aws-cdk-lib';", /aws-cdk-lib/],
  'local-runs-the-entries': ['local/peek.ts', "import '../schema/schema.ts';", /^schema\//],
  'nobody-needs-local': ['cli/local.ts', "import '../local/start.ts';", /^local\//],
  'tests-are-ends': ['bench/copy.ts', "import '../tests/api/case.test.ts';", /^tests\//],
  'no-cycles': ['methods/a-round.ts', "import './self.ts';", /self\.ts$/],
  'no-orphans': ['methods/alone.ts', 'export const alone = 1;', /alone\.ts$/],
  'no-unknown-module': ['methods/lost.ts', "import './nowhere.ts';", /nowhere\.ts$/],
  'no-undeclared-package': ['cli/semver.ts', "import 'semver';", /semver/],
  'no-development-package-in-production': ['schema/test.ts', "import 'fast-check';", /fast-check/],
};

const files = Object.fromEntries(Object.values(planted).map(([file, text]) => [file, `${text}\n`]));

describe('the directions between the folders', () => {
  let good: Planted;
  let bad: Planted;
  let found: Directions;

  beforeAll(async () => {
    good = plant(clean);
    bad = plant({ ...clean, ...files, 'methods/self.ts': "import './a-round.ts';\n" });
    found = await checkDirections(bad.root);
  });

  afterAll(() => {
    good.remove();
    bad.remove();
  });

  test('a project in which every import goes the right way has nothing to report', async () => {
    const directions = await checkDirections(good.root);
    expect(problemsOf(directions)).toEqual([]);
    expect(directions.files).toBe(Object.keys(clean).length);
  });

  test('every rule has a planted violation', () => {
    expect(Object.keys(planted).sort()).toEqual(configuration.forbidden?.map(({ name }) => name).sort());
  });

  test.each(Object.entries(planted))('%s is caught', (rule, [file, , to]) => {
    expect(found.violations).toContainEqual({ rule, from: file, to: expect.stringMatching(to) });
  });

  test('a file that the tool did not read is a problem, however clean the rest', async () => {
    const directions = await checkDirections(good.root, { exclude: { path: '^methods/tail' } });
    expect(problemsOf(directions)).toEqual([
      'methods/tail.ts was not read by dependency-cruiser, so nothing is known about it',
    ]);
  });

  test('a project without a source file is a problem', async () => {
    const empty = plant({ 'api/readme.txt': 'nothing here\n' });
    expect(problemsOf(await checkDirections(empty.root))).toEqual(['no source file was found']);
    empty.remove();
  });
});
