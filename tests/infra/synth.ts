import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { z } from 'zod';
import { deployment } from '../../infra/deployment.ts';
import { type StageSettings, stages } from '../../infra/stages.ts';

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8')));

export const stageNamed = (name: StageSettings['name']): StageSettings => {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage === undefined) {
    throw new Error(`There is no stage ${name}`);
  }
  return stage;
};

/** The stacks of a stage in an app of their own, with the settings of `cdk.json`. Bundles have a test of their own. */
export const deployed = (stage: StageSettings) => {
  const app = new App({ context });
  const stacks = deployment(app, stage, (entry) => Code.fromInline(`// ${entry}`));
  return { app, ...stacks };
};

/** The templates of a stage. */
export const templates = (name: StageSettings['name']) => {
  const { data, api, web } = deployed(stageNamed(name));
  return {
    data: Template.fromStack(data),
    api: Template.fromStack(api),
    web: Template.fromStack(web),
  };
};
