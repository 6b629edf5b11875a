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
  /** Whether no value at all is good news, as it is where only faults are counted; it is when left out. */
  readonly silence?: 'good' | 'bad';
  readonly operators: ITopic;
};

/** An alarm that tells the operators, in words, who is hurt. */
export const warn = (
  scope: Construct,
  id: string,
  { metric, above, humanImpact, silence = 'good', operators }: Warning,
): Alarm => {
  const alarm = new Alarm(scope, id, {
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: silence === 'good' ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    alarmDescription: humanImpact,
  });
  alarm.addAlarmAction(new SnsAction(operators));
  return alarm;
};
