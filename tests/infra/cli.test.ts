import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stages } from '../../infra/stages.ts';

const template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Metadata: z.unknown() })),
});
const asset = z.object({ 'aws:asset:path': z.string() });

describe('cdk synth, as npm run synth calls it', () => {
  const output = mkdtempSync(join(tmpdir(), 'zhenping-synth-'));
  let run: { status: number | null; stdout: string; stderr: string };

  beforeAll(() => {
    run = spawnSync(
      process.execPath,
      [resolve('node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet', '--output', output],
      {
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'],
          HOME: output,
          NO_COLOR: '1',
          // Nothing may be asked of the network: every way out ends at a port where nobody listens.
          HTTPS_PROXY: 'http://127.0.0.1:9',
          HTTP_PROXY: 'http://127.0.0.1:9',
          AWS_EC2_METADATA_DISABLED: 'true',
          CDK_DISABLE_VERSION_CHECK: '1',
          CDK_DISABLE_CLI_TELEMETRY: 'true',
        },
      },
    );
  });

  afterAll(() => rmSync(output, { recursive: true }));

  test('succeeds offline, without an error or a warning', () => {
    expect(run.stderr + run.stdout).not.toMatch(/error|warning/i);
    expect(run.status).toBe(0);
  });

  test('writes three stacks a stage', () => {
    const written = readdirSync(output).filter((file) => file.endsWith('.template.json'));
    expect(written.sort()).toEqual(
      stages
        .flatMap(({ name }) => ['api', 'data', 'web'].map((part) => `zhenping-${name}-${part}.template.json`))
        .sort(),
    );
  });

  test('bundles five functions, each at most 3.6 MB, which load as they are', () => {
    const { Resources } = template.parse(
      JSON.parse(readFileSync(join(output, 'zhenping-prod-api.template.json'), 'utf8')),
    );
    const bundles = Object.values(Resources)
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map(({ Metadata }) => join(output, asset.parse(Metadata)['aws:asset:path'], 'index.mjs'));
    expect(bundles).toHaveLength(5);
    for (const bundle of bundles) {
      expect(statSync(bundle).size).toBeLessThanOrEqual(3_600_000);
      // In a Node of its own, from the folder alone: no package of the project is in reach.
      const load = `import { handler } from ${JSON.stringify(bundle)}; console.log(typeof handler);`;
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', load], {
        cwd: output,
        encoding: 'utf8',
      });
      expect({ stdout, stderr }).toEqual({ stdout: 'function\n', stderr: '' });
    }
  });
});
