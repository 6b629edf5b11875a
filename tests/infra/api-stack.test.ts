import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { streamReaders } from '../../api/platform/table.ts';
import { rightsOf } from './rights.ts';
import { stageNamed, templates } from './synth.ts';

const { api: prod } = templates('prod');
const { api: dev } = templates('dev');

describe('what each function may do, action by action', () => {
  const rights = rightsOf(prod);
  const log = ['logs:CreateLogStream', 'logs:PutLogEvents'];
  const key = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];
  const deadLetters = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'];
  const table = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];

  test.each([
    [
      'api/graphql.lambda.ts',
      [
        ['dynamodb:ConditionCheckItem', ...table, 'dynamodb:UpdateItem'],
        key,
        ['dynamodb:Query'],
        ['s3:PutObject'],
        ['kms:Decrypt', 'kms:GenerateDataKey'],
        ['s3:GetObject', 's3:PutObject'],
        ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        ['s3:GetObject'],
        ['secretsmanager:GetSecretValue'],
        ['kms:Decrypt'],
        ['kms:Encrypt'],
        ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
        ['lambda:InvokeFunction'],
        log,
      ],
    ],
    [
      'api/draw.lambda.ts',
      [
        ['dynamodb:ConditionCheckItem', ...table, 'dynamodb:UpdateItem'],
        key,
        ['kms:Decrypt'],
        ['s3:GetObject', 's3:PutObject'],
        ['kms:Decrypt', 'kms:GenerateDataKey'],
        log,
      ],
    ],
    [
      'api/rollup.lambda.ts',
      [
        table,
        key,
        [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        log,
        deadLetters,
      ],
    ],
    ['api/print.lambda.ts', [['s3:PutObject'], ['kms:Decrypt', 'kms:GenerateDataKey'], log]],
    ['api/import.lambda.ts', [table, key, ['s3:GetObject'], ['kms:Decrypt'], log, deadLetters]],
  ])('%s', (entry, expected) => {
    expect(rights.get(entry)?.map(({ actions }) => actions)).toEqual(expected);
  });

  test('there are five functions, and their rights are all that the stack grants to anybody', () => {
    expect([...rights.keys()].sort()).toEqual([
      'api/draw.lambda.ts',
      'api/graphql.lambda.ts',
      'api/import.lambda.ts',
      'api/print.lambda.ts',
      'api/rollup.lambda.ts',
    ]);
    prod.resourceCountIs('AWS::IAM::Policy', 5);
    prod.resourceCountIs('AWS::IAM::Role', 5);
    prod.allResourcesProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.absent(),
      Policies: Match.absent(),
    });
  });

  test('no action is a wildcard, nobody scans, only pieces of files are deleted, and only files are named by prefix', () => {
    for (const { actions, resource } of [...rights.values()].flat()) {
      const deletes = resource.includes('/arriving/*') ? ['s3:DeleteObject'] : [];
      expect(actions.filter((action) => /\*|Scan|Delete/.test(action))).toEqual(deletes);
      expect(resource.includes('*')).toBe(actions.some((action) => action.startsWith('s3:')));
    }
  });

  const usesOfKeys = [...rights.entries()].flatMap(([entry, all]) =>
    all
      .filter(({ actions }) => actions.some((name) => name.startsWith('kms:')))
      .map((right) => ({ entry, ...right })),
  );
  const ofTheSeal = ({ resource }: { readonly resource: string }): boolean => resource.includes('SealKey');

  test('the key of the records is used only by way of a service', () => {
    const uses = usesOfKeys.filter((use) => !ofTheSeal(use));
    for (const { condition } of uses) {
      expect(condition).toMatch(
        /"kms:ViaService":"(dynamodb|s3|secretsmanager)\.ap-southeast-1\.amazonaws\.com"/,
      );
    }
    expect(uses).toHaveLength(9);
  });

  describe('the keys of draws', () => {
    test('are sealed by the API and opened by the draw function, and neither can do both', () => {
      expect(
        usesOfKeys.filter(ofTheSeal).map(({ entry, actions, condition }) => ({ entry, actions, condition })),
      ).toEqual(
        expect.arrayContaining(
          [
            { entry: 'api/graphql.lambda.ts', actions: ['kms:Encrypt'] },
            { entry: 'api/draw.lambda.ts', actions: ['kms:Decrypt'] },
          ].map((use) => ({
            ...use,
            condition: '{"StringEquals":{"kms:EncryptionContext:purpose":"zhenping/draw-keys/v1"}}',
          })),
        ),
      );
      expect(usesOfKeys.filter(ofTheSeal)).toHaveLength(2);
    });

    test('are not read by the API even under their seal; nothing else is denied to anybody', () => {
      const denied = [...rights].flatMap(([entry, all]) =>
        all.filter(({ effect }) => effect !== 'Allow').map((right) => ({ entry, ...right })),
      );
      expect(denied).toEqual([
        {
          entry: 'api/graphql.lambda.ts',
          effect: 'Deny',
          actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
          resource: expect.stringContaining('Table'),
          condition: '{"ForAnyValue:StringLike":{"dynamodb:LeadingKeys":["DRAW-KEY#*"]}}',
        },
      ]);
    });
  });
});

describe('the functions', () => {
  test('run Node 24 with the settings of the entry points', () => {
    const known = {
      STAGE: 'prod',
      NODE_OPTIONS: Match.stringLikeRegexp('^--enable-source-maps'),
      BUCKET_NAME: Match.anyValue(),
    };
    prod.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Environment: { Variables: known },
    });
    const settings = {
      ...known,
      TABLE_NAME: Match.anyValue(),
      LINK_KEY_SECRET_ARN: Match.anyValue(),
      SEAL_KEY_ARN: Match.anyValue(),
      OIDC_ISSUERS: { Ref: 'OidcIssuers' },
      INIT_SECRET_HASH: { Ref: 'InitSecretHash' },
    };
    prod.resourcePropertiesCountIs('AWS::Lambda::Function', { Environment: { Variables: settings } }, 4);
    prod.hasParameter('InitSecretHash', { AllowedPattern: '^[0-9a-f]{64}$', NoEcho: true });
  });

  test('that prints knows where to put a sheet, and nothing else', () => {
    prod.hasResourceProperties('AWS::Lambda::Function', {
      Architectures: ['x86_64'],
      Environment: {
        Variables: {
          CHROMIUM_FOLDER: Match.anyValue(),
          TABLE_NAME: Match.absent(),
          LINK_KEY_SECRET_ARN: Match.absent(),
          SEAL_KEY_ARN: Match.absent(),
        },
      },
    });
  });

  test('that imports lists keeps the space for rows, which live shortly, small', () => {
    const withOption = {
      Environment: { Variables: { NODE_OPTIONS: Match.stringLikeRegexp('semi-space-size=8$') } },
    };
    prod.resourcePropertiesCountIs('AWS::Lambda::Function', withOption, 1);
    prod.hasResourceProperties('AWS::Lambda::Function', { MemorySize: 3008, Timeout: 900, ...withOption });
  });

  test('keep their logs for a year in production and a month in development', () => {
    prod.resourceCountIs('AWS::Logs::LogGroup', 6);
    prod.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
    dev.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });
});

describe('the roll-up', () => {
  const pattern = z.string().transform((text): unknown => JSON.parse(text));
  const mappings = z
    .array(
      z.object({
        Properties: z.object({
          BatchSize: z.number(),
          MaximumBatchingWindowInSeconds: z.number(),
          FilterCriteria: z.object({ Filters: z.tuple([z.object({ Pattern: pattern })]) }),
        }),
      }),
    )
    .parse(Object.values(prod.findResources('AWS::Lambda::EventSourceMapping')));

  test('reads the stream at the paces and levels of the one definition', () => {
    expect(
      mappings.map(({ Properties }) => ({
        batchSize: Properties.BatchSize,
        windowSeconds: Properties.MaximumBatchingWindowInSeconds,
        pattern: Properties.FilterCriteria.Filters[0].Pattern,
      })),
    ).toEqual(
      streamReaders.map(({ levels, batchSize, windowSeconds }) => ({
        batchSize,
        windowSeconds,
        pattern: { dynamodb: { NewImage: { level: { S: levels } } } },
      })),
    );
  });

  test('gathers changes above the county for as long as the stage says', () => {
    const { aboveCountyWindowSeconds } = stageNamed('dev');
    dev.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      MaximumBatchingWindowInSeconds: aboveCountyWindowSeconds,
    });
  });

  test('tries a bad record alone and again, then puts it aside', () => {
    prod.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 10,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('RollUpDeadLetters'), 'Arn'] } },
      },
    });
  });
});

describe('the import', () => {
  test('starts when a list lies below uploads/, with what the handler reads of a notification of S3', () => {
    prod.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { object: { key: [{ prefix: 'uploads/' }] } },
      },
      Targets: [
        Match.objectLike({
          InputTransformer: {
            InputPathsMap: {
              'detail-bucket-name': '$.detail.bucket.name',
              'detail-object-key': '$.detail.object.key',
            },
            InputTemplate:
              '{"Records":[{"eventSource":"aws:s3","s3":{"bucket":{"name":<detail-bucket-name>},"object":{"key":<detail-object-key>}}}]}',
          },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('ImportDeadLetters'), 'Arn'] } },
        }),
      ],
    });
  });

  test('is tried twice more, then waits as a dead letter', () => {
    prod.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 2,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('ImportDeadLetters'), 'Arn'] } },
      },
    });
  });
});

describe('the draw function', () => {
  test('is told by the clock every minute to look for draws that are due, and asked by the API', () => {
    prod.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DrawWorkerFunction'), 'Arn'] },
          Input: '{"act":"run due draws"}',
          RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
        }),
      ],
    });
    prod.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: { DRAW_FUNCTION_NAME: { Ref: Match.stringLikeRegexp('DrawWorkerFunction') } },
      },
    });
  });

  test('has the one role that the seal lets open it, and the beacon in its reach: no network of ours around it', () => {
    prod.hasResourceProperties('AWS::IAM::Role', { RoleName: 'zhenping-prod-draw' });
    prod.allResourcesProperties('AWS::Lambda::Function', { VpcConfig: Match.absent() });
  });

  test('that is late by ten minutes, or looks no more, wakes the people on duty', () => {
    prod.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.message = "due draws" }',
      MetricTransformations: [
        Match.objectLike({ MetricName: 'prod-draw-late-seconds', MetricValue: '$.late' }),
      ],
    });
    prod.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'prod-draw-late-seconds',
      Threshold: 600,
      Statistic: 'Maximum',
      TreatMissingData: 'breaching',
      AlarmDescription: Match.stringLikeRegexp('no other chance may take its place'),
    });
  });
});

describe('the HTTP API', () => {
  test('answers POST /graphql, the form for phones without scripts and nothing else, within its rate', () => {
    prod.resourceCountIs('AWS::ApiGatewayV2::Route', 3);
    for (const route of ['POST /graphql', 'GET /f', 'POST /f']) {
      prod.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: route });
    }
    prod.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingBurstLimit: 4000, ThrottlingRateLimit: 2000 },
    });
  });

  test('logs every request, but not who sent it', () => {
    const format = z
      .object({ Properties: z.object({ AccessLogSettings: z.object({ Format: z.string() }) }) })
      .parse(Object.values(prod.findResources('AWS::ApiGatewayV2::Stage'))[0]).Properties
      .AccessLogSettings.Format;
    expect(format).toContain('$context.status');
    expect(format).not.toMatch(/identity|sourceIp|userAgent|path/);
  });
});
