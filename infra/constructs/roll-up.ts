import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { streamReaders } from '../../api/platform/table.ts';
import type { DataStack } from '../data-stack.ts';
import { readStream, useTable } from '../permissions.ts';
import type { StageSettings } from '../stages.ts';
import { warn } from './alarm.ts';
import type { EntryCode } from './bundle.ts';
import { DeadLetters } from './dead-letters.ts';
import { NodeFunction } from './node-function.ts';

export type WorkerProps = {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly entryCode: EntryCode;
  readonly operators: ITopic;
  readonly environment: Readonly<Record<string, string>>;
};

/**
 * One function reads the table's stream at the two paces of `streamReaders`. A record that fails is tried alone, then
 * again and again, then put aside: one bad record never holds up an area for good.
 */
export class RollUp extends Construct {
  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    const { stage, data, entryCode, operators } = props;
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      stage,
      operators,
      humanImpact:
        'Figures of some areas lack answers that were accepted. Nothing is lost: put right what the log of the ' +
        'roll-up names, then redrive this queue; the areas are recomputed from their records.',
    });
    const { lambda } = new NodeFunction(this, 'Worker', {
      ...props,
      code: entryCode('api/rollup.lambda.ts'),
      memoryMb: stage.memoryMb.rollup,
      timeout: Duration.minutes(1),
      permissions: [...useTable(data, ['PutItem']), readStream(data)],
      humanImpact:
        'Figures on the result pages are late. Nothing is lost: records are tried again and then wait in the ' +
        'dead-letter queue.',
    });
    for (const reader of streamReaders) {
      lambda.addEventSourceMapping(reader.name, {
        eventSourceArn: data.streamArn,
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: reader.batchSize,
        maxBatchingWindow: Duration.seconds(
          reader.name === 'aboveCounty' ? stage.aboveCountyWindowSeconds : reader.windowSeconds,
        ),
        filters: [
          FilterCriteria.filter({
            dynamodb: { NewImage: { level: { S: FilterRule.or(...reader.levels) } } },
          }),
        ],
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 10,
        maxRecordAge: Duration.hours(6),
        onFailure: new SqsDlq(deadLetters.queue),
      });
    }
    warn(this, 'Late', {
      metric: lambda.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) }),
      above: Duration.minutes(5).toMilliseconds(),
      humanImpact:
        'Leaders and supervisors look at figures more than five minutes old. Answers are being accepted; see whether ' +
        'the roll-up fails or is throttled.',
      operators,
    });
  }
}
