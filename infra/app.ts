import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleInto } from './constructs/bundle.ts';
import { deployment } from './deployment.ts';
import { stages } from './stages.ts';

/** `cdk synth` reads this file: every stage, refused where a rule of AWS Solutions is broken without a reason. */
const app = new App();
const entryCode = bundleInto('node_modules/.cache/bundles');
for (const stage of stages) {
  deployment(app, stage, entryCode);
}
Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
