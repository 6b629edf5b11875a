import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeCertificates, keepCertificates, openDrawKeys, useTable } from '../permissions.ts';
import { drawRoleName } from '../stages.ts';
import { warn } from './alarm.ts';
import { NodeFunction } from './node-function.ts';
import type { WorkerProps } from './roll-up.ts';

/**
 * The one function that can open the keys of draws: it draws, shows what was drawn where it is due, and makes certificates. It is
 * asked by the API, and every minute by the clock, so that no draw needs anybody's will. It stands in no network of ours, so the
 * public beacon is in its reach.
 */
export class DrawFunction extends Construct {
  readonly lambda: IFunction;

  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    const { stage, data, entryCode, operators } = props;
    const { lambda, role, logGroup } = new NodeFunction(this, 'Worker', {
      ...props,
      code: entryCode('api/draw.lambda.ts'),
      roleName: drawRoleName(stage),
      memoryMb: stage.memoryMb.draw,
      // A national frame has 600,000 villages and is hashed whole.
      timeout: Duration.minutes(15),
      permissions: [
        ...useTable(data, ['PutItem', 'UpdateItem', 'ConditionCheckItem']),
        openDrawKeys(data),
        ...keepCertificates(data),
      ],
      humanImpact:
        'A lead who draws or discloses villages, or somebody who fetches a certificate, sees an error. Nothing is half ' +
        'done: find the error in the log of this function; whoever asks again gets what stands.',
    });
    acknowledgeCertificates(role, data);
    this.lambda = lambda;
    // What the clock asks it asks again a minute later, so nothing is tried twice in between.
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaFunction(lambda, {
          event: RuleTargetInput.fromObject({ act: 'run due draws' }),
          retryAttempts: 0,
          maxEventAge: Duration.minutes(1),
        }),
      ],
    });
    const late = logGroup.addMetricFilter('LateSeconds', {
      filterPattern: FilterPattern.stringValue('$.message', '=', 'due draws'),
      metricNamespace: 'Zhenping',
      metricName: `${stage.name}-draw-late-seconds`,
      metricValue: '$.late',
    });
    warn(this, 'Late', {
      metric: late.metric({ statistic: 'Maximum', period: Duration.minutes(10) }),
      above: Duration.minutes(10).toSeconds(),
      silence: 'bad',
      humanImpact:
        'A draw that fell due more than ten minutes ago has not run, or nothing looks for due draws any more. Commissioner, ' +
        'evaluation lead and all parties wait for it in public, and distrust grows by the minute. See in the log of this ' +
        'function whether the beacon is out of reach; the draw then runs by itself, and no other chance may take its place.',
      operators,
    });
  }
}
