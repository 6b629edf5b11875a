import { Duration } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Construct } from 'constructs';
import { acknowledgeUploads, getUploads, useTable } from '../permissions.ts';
import { uploadPrefix } from '../prefixes.ts';
import { DeadLetters } from './dead-letters.ts';
import { NodeFunction } from './node-function.ts';
import type { WorkerProps } from './roll-up.ts';

/**
 * Rows live shortly, and Node lets the space for them grow to 128 MB; with this a national list stays below 300 MB in all.
 * Measured in docs/frames.md.
 */
const youngGeneration = '--max-semi-space-size=8';

/**
 * An uploaded list is checked and staged as soon as it is there. The bucket tells the event bus, and the rule hands the
 * function the few fields of S3's own notification that it reads, so the same handler runs behind any S3.
 */
export class FrameImport extends Construct {
  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    const { stage, data, entryCode, operators } = props;
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      stage,
      operators,
      humanImpact:
        'An evaluation lead waits for a village or household list that was uploaded and is not being checked. ' +
        'Put right what the log names, then redrive this queue; nothing was half-imported.',
    });
    const { lambda, role } = new NodeFunction(this, 'Worker', {
      ...props,
      code: entryCode('api/import.lambda.ts'),
      memoryMb: stage.memoryMb.import,
      environment: { ...props.environment, NODE_OPTIONS: `--enable-source-maps ${youngGeneration}` },
      // A national frame has 600,000 villages and is read twice.
      timeout: Duration.minutes(15),
      permissions: [...useTable(data, ['PutItem']), ...getUploads(data)],
      humanImpact:
        'An uploaded list is checked late. It is tried again twice, then it waits as a dead letter.',
    });
    acknowledgeUploads(role, data);
    lambda.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(deadLetters.queue) });
    new Rule(this, 'Uploaded', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [data.uploads.bucketName] },
          object: { key: [{ prefix: uploadPrefix }] },
        },
      },
      targets: [
        new LambdaFunction(lambda, {
          deadLetterQueue: deadLetters.queue,
          event: RuleTargetInput.fromObject({
            Records: [
              {
                eventSource: 'aws:s3',
                s3: {
                  bucket: { name: EventField.fromPath('$.detail.bucket.name') },
                  object: { key: EventField.fromPath('$.detail.object.key') },
                },
              },
            ],
          }),
        }),
      ],
    });
  }
}
