import { BlockPublicAccess, Bucket, type BucketProps, CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { dataRemoval } from './removal.ts';

/** A `Bucket` is an `IBucket`, but for optional properties that the strictest compiler settings read otherwise. */
const isBucket = (value: unknown): value is IBucket => value instanceof Bucket;

/** A bucket that nobody reaches without TLS or from the public, kept as the stage keeps its data. */
export const closedBucket = (
  scope: Construct,
  id: string,
  stage: StageSettings,
  props: BucketProps,
): IBucket => {
  const bucket: unknown = new Bucket(scope, id, {
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    removalPolicy: dataRemoval(stage),
    ...props,
  });
  if (!isBucket(bucket)) {
    throw new Error(`${id} is no bucket`);
  }
  return bucket;
};

/** The CloudFormation resource under a bucket, for what the construct does not say. */
export const resourceOf = ({ node }: IBucket): CfnBucket => {
  if (node.defaultChild instanceof CfnBucket) {
    return node.defaultChild;
  }
  throw new Error(`${node.path} is not made here`);
};
