import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

type Warning = {
  readonly metric: IMetric;
  /** The alarm sounds when the metric is above this in one period. */
  readonly above: number;
  /** What people notice, and what to do: the text that wakes somebody up. */
  readonly humanImpact: string;
  readonly operators: ITopic;
};

/** An alarm that tells the operators, in words, who is hurt. Silence of the metric is good news. */
export const warn = (
  scope: Construct,
  id: string,
  { metric, above, humanImpact, operators }: Warning,
): Alarm => {
  const alarm = new Alarm(scope, id, {
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: humanImpact,
  });
  alarm.addAlarmAction(new SnsAction(operators));
  return alarm;
};
