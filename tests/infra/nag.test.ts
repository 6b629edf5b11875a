import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { stages } from '../../infra/stages.ts';
import { deployed } from './synth.ts';

const acknowledged = z.record(z.string(), z.string());

/** Nobody signs in to these. */
const routes = ['POST /graphql', 'GET /f', 'POST /f'];

test.each(stages.map((stage) => [stage.name, stage] as const))(
  '%s breaks no rule of AWS Solutions without a reason',
  (_, stage) => {
    const { app } = deployed(stage);
    expect(new AwsSolutionsChecks(app, { verbose: true }).validateScope(app).violations).toEqual([]);
    const reasons = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(acknowledged.parse(data)));
    expect(reasons.map(([rule]) => rule.replace(/^annotation::/i, '')).sort()).toEqual([
      ...routes.map(() => 'AwsSolutions-APIG4'),
      'AwsSolutions-CFR1',
      'AwsSolutions-CFR2',
      'AwsSolutions-CFR3',
      'AwsSolutions-CFR4',
      `AwsSolutions-IAM5[Resource::zhenping-${stage.name}-data-uploads-arn/arriving/*]`,
      `AwsSolutions-IAM5[Resource::zhenping-${stage.name}-data-uploads-arn/certificates/*]`,
      `AwsSolutions-IAM5[Resource::zhenping-${stage.name}-data-uploads-arn/certificates/*]`,
      `AwsSolutions-IAM5[Resource::zhenping-${stage.name}-data-uploads-arn/media/*]`,
      `AwsSolutions-IAM5[Resource::zhenping-${stage.name}-data-uploads-arn/prints/*]`,
      `AwsSolutions-IAM5[Resource::zhenping-${stage.name}-data-uploads-arn/prints/*]`,
      `AwsSolutions-IAM5[Resource::zhenping-${stage.name}-data-uploads-arn/uploads/*]`,
      `AwsSolutions-IAM5[Resource::zhenping-${stage.name}-data-uploads-arn/uploads/*]`,
      'AwsSolutions-S1',
      'AwsSolutions-S1',
      'AwsSolutions-SMG4',
      'AwsSolutions-SQS3',
      'AwsSolutions-SQS3',
    ]);
    for (const [, reason] of reasons) {
      expect(reason).toMatch(/^[A-Z].{40,}\.$/);
    }
  },
);

test('the check finds what is planted', () => {
  const app = new App();
  const stack = new Stack(app, 'planted');
  new Bucket(stack, 'Open');
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  expect(violations.map(({ ruleName }) => ruleName).sort()).toEqual(['AwsSolutions-S1', 'AwsSolutions-S10']);
});
