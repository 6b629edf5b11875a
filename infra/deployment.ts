import { Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ApiStack } from './api-stack.ts';
import type { EntryCode } from './constructs/bundle.ts';
import { DataStack } from './data-stack.ts';
import type { StageSettings } from './stages.ts';
import { WebStack } from './web-stack.ts';

/** The three stacks of one stage: the first is kept, the other two can be taken down and put up again. */
export const deployment = (scope: Construct, stage: StageSettings, entryCode: EntryCode) => {
  const name = (part: string): string => `zhenping-${stage.name}-${part}`;
  const env = { region: stage.region };
  const data = new DataStack(scope, name('data'), { env, stage, terminationProtection: stage.keepData });
  const api = new ApiStack(scope, name('api'), { env, stage, data, entryCode });
  const web = new WebStack(scope, name('web'), { env, stage, httpApi: api.httpApi, uploads: data.uploads });
  for (const stack of [data, api, web]) {
    Tags.of(stack).add('application', 'zhenping');
    Tags.of(stack).add('stage', stage.name);
  }
  return { data, api, web };
};
