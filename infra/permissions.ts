/**
 * What a function may do, action by action. Nobody may scan the table or delete an item of it: records are only added
 * to, and what expires is removed by the table itself.
 */
import { Stack, Validations } from 'aws-cdk-lib';
import { Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { tableDefinition } from '../api/platform/table.ts';
import type { DataStack } from './data-stack.ts';
import { arrivingPrefix, certificatePrefix, mediaPrefix, printPrefix, uploadPrefix } from './prefixes.ts';

const allow = (actions: readonly string[], resources: readonly string[]): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...resources] });

/** The customer key, only by way of the named service: a role cannot decrypt anything by itself. */
const withKey = ({ key }: DataStack, service: string, actions: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    actions: actions.map((action) => `kms:${action}`),
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(key).region}.amazonaws.com` } },
  });

type TableAction = 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';

/** Reading by key, and the further actions named. */
export const useTable = (data: DataStack, actions: readonly TableAction[]): readonly PolicyStatement[] => [
  allow(
    ['GetItem', 'Query', ...actions].map((action) => `dynamodb:${action}`),
    [data.table.tableArn],
  ),
  withKey(data, 'dynamodb', ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey']),
];

/** What belongs to a campaign but lives with somebody else. */
export const queryIndexes = ({ table }: DataStack): PolicyStatement =>
  allow(
    ['dynamodb:Query'],
    tableDefinition.indexes.map(({ name }) => `${table.tableArn}/index/${name}`),
  );

export const readStream = ({ streamArn }: DataStack): PolicyStatement =>
  allow(
    ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`),
    [streamArn],
  );

const uploadsOf = ({ uploadsArn }: DataStack): string[] => [`${uploadsArn}/${uploadPrefix}*`];

/** A signed address carries the right of the one who signed it. */
export const putUploads = (data: DataStack): readonly PolicyStatement[] => [
  allow(['s3:PutObject'], uploadsOf(data)),
  withKey(data, 's3', ['Decrypt', 'GenerateDataKey']),
];

export const getUploads = (data: DataStack): readonly PolicyStatement[] => [
  allow(['s3:GetObject'], uploadsOf(data)),
  withKey(data, 's3', ['Decrypt']),
];

/** Pieces come by address, are read once and taken away; the file is put together and looked for, by the right that would read it. */
export const putMedia = (data: DataStack): readonly PolicyStatement[] => [
  allow(['s3:PutObject', 's3:GetObject'], [`${data.uploadsArn}/${mediaPrefix}*`]),
  allow(['s3:PutObject', 's3:GetObject', 's3:DeleteObject'], [`${data.uploadsArn}/${arrivingPrefix}*`]),
];

const printsOf = ({ uploadsArn }: DataStack): string[] => [`${uploadsArn}/${printPrefix}*`];

/** Made and never looked at again. */
export const putPrints = (data: DataStack): readonly PolicyStatement[] => [
  allow(['s3:PutObject'], printsOf(data)),
  withKey(data, 's3', ['Decrypt', 'GenerateDataKey']),
];

/** Given out by address. */
export const getPrints = (data: DataStack): readonly PolicyStatement[] => [
  allow(['s3:GetObject'], printsOf(data)),
];

/** Given out by address where they are there already. */
export const getCertificates = (data: DataStack): readonly PolicyStatement[] => [
  allow(['s3:GetObject'], [`${data.uploadsArn}/${certificatePrefix}*`]),
];

/** Made once a stage, then given out by address. */
export const keepCertificates = (data: DataStack): readonly PolicyStatement[] => [
  allow(['s3:PutObject', 's3:GetObject'], [`${data.uploadsArn}/${certificatePrefix}*`]),
  withKey(data, 's3', ['Decrypt', 'GenerateDataKey']),
];

/** The seal is used for the keys of draws alone; each use names campaign and draw, and stands in CloudTrail. */
const withSeal = ({ sealKey }: DataStack, action: 'Encrypt' | 'Decrypt'): PolicyStatement =>
  new PolicyStatement({
    actions: [`kms:${action}`],
    resources: [sealKey.keyArn],
    conditions: { StringEquals: { 'kms:EncryptionContext:purpose': 'zhenping/draw-keys/v1' } },
  });

/** Making keys, sealing them, and not being able to look at them again. */
export const sealDrawKeys = (data: DataStack): readonly PolicyStatement[] => [
  withSeal(data, 'Encrypt'),
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['GetItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action}`),
    resources: [data.table.tableArn],
    conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['DRAW-KEY#*'] } },
  }),
];

export const openDrawKeys = (data: DataStack): PolicyStatement => withSeal(data, 'Decrypt');

export const invoke = (functionArn: string): PolicyStatement =>
  allow(['lambda:InvokeFunction'], [functionArn]);

/** Each certificate has a name of its own. */
export const acknowledgeCertificates = (role: IRole, { uploadsExport }: DataStack): void =>
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${uploadsExport}/${certificatePrefix}*]`,
    reason: 'A certificate is named by its campaign; the right ends at the prefix and names its actions.',
  });

/** Each sheet has a name of its own. */
export const acknowledgePrints = (role: IRole, { uploadsExport }: DataStack): void =>
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${uploadsExport}/${printPrefix}*]`,
    reason:
      'The name of a sheet is made when it is printed; the right ends at the prefix and names its action.',
  });

/** Each file is named by its own hash. */
export const acknowledgeMedia = (role: IRole, { uploadsExport }: DataStack): void =>
  Validations.of(role).acknowledge(
    ...[mediaPrefix, arrivingPrefix].map((prefix) => ({
      id: `AwsSolutions-IAM5[Resource::${uploadsExport}/${prefix}*]`,
      reason: 'A file is named by the hash of its bytes; the right ends at the prefix and names its actions.',
    })),
  );

/** Each uploaded list has a name of its own. */
export const acknowledgeUploads = (role: IRole, { uploadsExport }: DataStack): void =>
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${uploadsExport}/${uploadPrefix}*]`,
    reason:
      'The name of an upload is made when it is asked for; the right ends at the prefix and names one action.',
  });

export const readLinkKey = (data: DataStack): readonly PolicyStatement[] => [
  allow(['secretsmanager:GetSecretValue'], [data.linkKey.secretArn]),
  withKey(data, 'secretsmanager', ['Decrypt']),
];
