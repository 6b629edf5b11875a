/** Every alarm says what people notice, and reaches the people on duty. */
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { templates } from './synth.ts';

const { api: prod } = templates('prod');

describe('the alarms', () => {
  const alarms = z
    .array(
      z.object({
        Properties: z.object({
          MetricName: z.string(),
          Namespace: z.string(),
          Threshold: z.number(),
          AlarmDescription: z.string(),
          AlarmActions: z.array(z.object({ Ref: z.string() })),
        }),
      }),
    )
    .parse(Object.values(prod.findResources('AWS::CloudWatch::Alarm')))
    .map(({ Properties }) => Properties);

  test('sound for each function, each queue of dead letters, late figures and a late draw', () => {
    expect(
      alarms
        .map(({ Namespace, MetricName, Threshold }) => `${Namespace} ${MetricName} > ${Threshold}`)
        .sort(),
    ).toEqual([
      'AWS/Lambda Errors > 0',
      'AWS/Lambda Errors > 0',
      'AWS/Lambda Errors > 0',
      'AWS/Lambda Errors > 0',
      'AWS/Lambda Errors > 0',
      'AWS/Lambda IteratorAge > 300000',
      'AWS/SQS ApproximateNumberOfMessagesVisible > 0',
      'AWS/SQS ApproximateNumberOfMessagesVisible > 0',
      'Zhenping prod-draw-late-seconds > 600',
    ]);
  });

  test('say who is hurt, each in its own words, and reach the people on duty', () => {
    expect(new Set(alarms.map(({ AlarmDescription }) => AlarmDescription)).size).toBe(alarms.length);
    for (const { AlarmDescription, AlarmActions } of alarms) {
      expect(AlarmDescription).toMatch(/respondents|interviewers|leaders|lead |figures|list/i);
      expect(AlarmActions).toHaveLength(1);
    }
    prod.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });
});

test('dead letters wait for two weeks, encrypted', () => {
  prod.resourceCountIs('AWS::SQS::Queue', 2);
  prod.allResourcesProperties('AWS::SQS::Queue', {
    MessageRetentionPeriod: 1_209_600,
    SqsManagedSseEnabled: true,
  });
});
