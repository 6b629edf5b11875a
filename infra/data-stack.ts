import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption, HttpMethods, type IBucket, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { tableDefinition } from '../api/platform/table.ts';
import { closedBucket, resourceOf } from './constructs/closed-bucket.ts';
import { dataRemoval } from './constructs/removal.ts';
import { arrivingPrefix, certificatePrefix, mediaPrefix, printPrefix, uploadPrefix } from './prefixes.ts';
import { drawRoleName, type StageSettings } from './stages.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

const streamOf = ({ tableStreamArn }: TableV2): string => {
  if (tableStreamArn === undefined) {
    throw new Error('The table has no stream for the roll-up to read');
  }
  return tableStreamArn;
};

/** What lies below a prefix is gone after so many days, with all its versions. */
const keptFor = (days: number, prefix: string): LifecycleRule => ({
  prefix,
  expiration: Duration.days(days),
  noncurrentVersionExpiration: Duration.days(days),
  abortIncompleteMultipartUploadAfter: Duration.days(1),
});

/** What is kept whatever happens to the rest: the records, the uploaded lists, the keys. Nothing here runs. */
export class DataStack extends Stack {
  readonly key: Key;
  /** Seals the keys of draws, and nothing else. */
  readonly sealKey: Key;
  readonly table: TableV2;
  readonly streamArn: string;
  readonly uploads: IBucket;
  /** The name under which the other stacks find the bucket, and what they read there. */
  readonly uploadsExport: string;
  readonly uploadsArn: string;
  readonly linkKey: Secret;

  constructor(scope: Construct, id: string, props: StackProps & { stage: StageSettings }) {
    super(scope, id, props);
    const { stage } = props;
    const removalPolicy = dataRemoval(stage);
    this.key = new Key(this, 'Key', {
      description: `Encrypts the records, lists and secrets of Zhenping ${stage.name}`,
      enableKeyRotation: true,
      removalPolicy,
    });
    this.sealKey = this.keyThatOnlyTheDrawOpens(stage);
    this.table = new TableV2(this, 'Table', {
      partitionKey: text(tableDefinition.partitionKey),
      sortKey: text(tableDefinition.sortKey),
      globalSecondaryIndexes: tableDefinition.indexes.map((index) => ({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
      })),
      timeToLiveAttribute: tableDefinition.timeToLive,
      dynamoStream: StreamViewType[tableDefinition.stream],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: stage.keepData,
      removalPolicy,
    });
    this.streamArn = streamOf(this.table);
    this.uploads = this.uploadBucket(stage);
    this.uploadsExport = `${this.stackName}-uploads-arn`;
    this.uploadsArn = this.exportValue(this.uploads.bucketArn, { name: this.uploadsExport });
    this.linkKey = new Secret(this, 'LinkKey', {
      description: 'Signs the links of respondents: 32 bytes in base64url',
      // 43 letters and digits are also base64url of 32 bytes.
      generateSecretString: { passwordLength: 43, excludePunctuation: true },
      encryptionKey: this.key,
      removalPolicy,
    });
    Validations.of(this.linkKey).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new key ends every link already printed on cards, so it is changed by a person, between campaigns.',
    });
  }

  /**
   * Whoever may seal cannot open. The key itself says no to everybody but the role of the draw function, whatever other rights
   * somebody was given: to see a sample early, the key's policy would have to be changed, and that stands in CloudTrail.
   */
  private keyThatOnlyTheDrawOpens(stage: StageSettings): Key {
    const key = new Key(this, 'SealKey', {
      description: `Seals the keys of the draws of Zhenping ${stage.name}`,
      enableKeyRotation: true,
      removalPolicy: dataRemoval(stage),
    });
    const drawRole = this.formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName: drawRoleName(stage),
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['kms:Decrypt', 'kms:ReEncryptFrom'],
        resources: ['*'],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': drawRole } },
      }),
    );
    return key;
  }

  private uploadBucket(stage: StageSettings): IBucket {
    const accessLogs = closedBucket(this, 'UploadAccess', stage, {
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(stage.logRetention) }],
    });
    Validations.of(accessLogs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This bucket holds the access log itself; logging it into itself would never end.',
    });
    const uploads = closedBucket(this, 'Uploads', stage, {
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLogs,
      cors: [
        // The signed address is what lets a page put a file, so any page that was given one may.
        {
          allowedMethods: [HttpMethods.PUT],
          allowedOrigins: ['*'],
          allowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
        },
      ],
      lifecycleRules: [
        keptFor(stage.uploadDays, uploadPrefix),
        keptFor(stage.uploadDays, certificatePrefix),
        keptFor(stage.mediaDays, mediaPrefix),
        // Long enough to go on after a week without a network; after that all pieces are sent again.
        keptFor(7, arrivingPrefix),
        keptFor(1, printPrefix),
      ],
    });
    // Said on the resource itself: the construct's own property would add a function with wide rights to do it.
    resourceOf(uploads).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    return uploads;
  }
}
