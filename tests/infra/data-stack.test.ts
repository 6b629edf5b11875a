import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { tableDefinition } from '../../api/platform/table.ts';
import { deployed, stageNamed, templates } from './synth.ts';

const { data: prod } = templates('prod');
const { data: dev } = templates('dev');

describe('the table', () => {
  test('has the keys, index, stream and expiry of the one definition', () => {
    prod.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: tableDefinition.partitionKey, KeyType: 'HASH' },
        { AttributeName: tableDefinition.sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: tableDefinition.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: [
          { AttributeName: index.partitionKey, KeyType: 'HASH' },
          { AttributeName: index.sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
      StreamSpecification: { StreamViewType: tableDefinition.stream },
      TimeToLiveSpecification: { AttributeName: tableDefinition.timeToLive, Enabled: true },
    });
  });

  test('is paid by request, can be put back to any second of 35 days and is encrypted with our key', () => {
    for (const template of [prod, dev]) {
      template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [
          Match.objectLike({
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
            SSESpecification: {
              KMSMasterKeyId: Match.objectLike({ 'Fn::GetAtt': [Match.anyValue(), 'Arn'] }),
            },
          }),
        ],
      });
      template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    }
  });

  test('in production refuses deletion and outlives its stack; in development it goes with it', () => {
    prod.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })] },
    });
    dev.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Delete',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })] },
    });
  });
});

describe('the uploaded lists', () => {
  const uploads = {
    VersioningConfiguration: { Status: 'Enabled' },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) }),
      ],
    },
  };

  test('are versioned, encrypted with our key, logged, announced and gone after their time; pictures and recordings after 90 days', () => {
    prod.hasResourceProperties('AWS::S3::Bucket', {
      ...uploads,
      LoggingConfiguration: { DestinationBucketName: Match.anyValue() },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LifecycleConfiguration: {
        Rules: [
          ['uploads/', 30],
          ['certificates/', 30],
          ['media/', 90],
          ['arriving/', 7],
          ['prints/', 1],
        ].map(([Prefix, days]) => ({
          Status: 'Enabled',
          Prefix,
          ExpirationInDays: days,
          NoncurrentVersionExpiration: { NoncurrentDays: days },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        })),
      },
      CorsConfiguration: {
        CorsRules: [
          Match.objectLike({
            AllowedMethods: ['PUT'],
            AllowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
          }),
        ],
      },
    });
    prod.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain', Properties: uploads });
    dev.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete', Properties: uploads });
  });

  test('no bucket can be reached from the public or without TLS 1.2', () => {
    const buckets = Object.keys(prod.findResources('AWS::S3::Bucket'));
    expect(buckets).toHaveLength(2);
    prod.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    for (const Ref of buckets) {
      prod.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Deny',
              Action: 's3:*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
            Match.objectLike({
              Effect: 'Deny',
              Action: 's3:*',
              Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } },
            }),
          ]),
        },
      });
    }
  });
});

describe('the seal of the draws', () => {
  const seal = { Description: Match.stringLikeRegexp('^Seals the keys of the draws') };

  test('is a key of its own, renewed every year; in production it outlives its stack', () => {
    prod.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { ...seal, EnableKeyRotation: true },
    });
    dev.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete', Properties: seal });
  });

  test.each([
    ['prod', prod],
    ['dev', dev],
  ])('opens for nobody but the draw function of its stage: %s', (stage, template) => {
    template.hasResourceProperties('AWS::KMS::Key', {
      ...seal,
      KeyPolicy: {
        Statement: Match.arrayWith([
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['kms:Decrypt', 'kms:ReEncryptFrom'],
            Resource: '*',
            Condition: {
              ArnNotEquals: {
                'aws:PrincipalArn': {
                  'Fn::Join': [
                    '',
                    ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, `:role/zhenping-${stage}-draw`],
                  ],
                },
              },
            },
          },
        ]),
      },
    });
  });
});

test('the link key has the chance of 32 bytes and reads as base64url', () => {
  prod.hasResourceProperties('AWS::SecretsManager::Secret', {
    GenerateSecretString: { PasswordLength: 43, ExcludePunctuation: true },
    KmsKeyId: Match.anyValue(),
  });
  // 43 characters of 6 bits are 258 bits: 32 bytes and 2 bits to spare; of 62 letters and digits, log2(62^43) = 256.03.
  expect(Buffer.from('A9z'.repeat(14).concat('x'), 'base64url')).toHaveLength(32);
});

test('production cannot be taken down by mistake', () => {
  expect(deployed(stageNamed('prod')).data.terminationProtection).toBe(true);
});
