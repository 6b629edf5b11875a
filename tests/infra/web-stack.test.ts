import { runInNewContext } from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { templates } from './synth.ts';

const { web } = templates('prod');

test('only the distribution reads the bucket of the pages', () => {
  web.hasResourceProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
  });
  web.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
    OriginAccessControlConfig: { OriginAccessControlOriginType: 's3', SigningBehavior: 'always' },
  });
  web.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Action: 's3:GetObject',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
        }),
      ]),
    },
  });
});

describe('the distribution', () => {
  test('passes /graphql and /f to the HTTP API, uncached and whole', () => {
    web.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        // `/f` is the form for phones without scripts, which the same function renders.
        CacheBehaviors: ['/graphql', '/f'].map((path) =>
          Match.objectLike({
            PathPattern: path,
            AllowedMethods: Match.arrayWith(['POST']),
            ViewerProtocolPolicy: 'https-only',
            // The managed policies CachingDisabled and AllViewerExceptHostHeader:
            // docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
            CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
            OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
          }),
        ),
        DefaultCacheBehavior: Match.objectLike({ ViewerProtocolPolicy: 'redirect-to-https' }),
      },
    });
  });

  test('lets a page load and call nothing but its own origin, the sign-in and the one bucket of files', () => {
    web.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            Override: true,
            ContentSecurityPolicy: {
              'Fn::Join': [
                '',
                [
                  Match.stringLikeRegexp("^default-src 'none'; script-src 'self'; .*connect-src 'self' $"),
                  { Ref: 'SignInOrigin' },
                  ' https://',
                  // In the form that the S3 client signs for: bucket.s3.region.amazonaws.com.
                  { 'Fn::ImportValue': Match.stringLikeRegexp('Uploads.*RegionalDomainName') },
                  Match.stringLikeRegexp("^; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$"),
                ],
              ],
            },
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
          StrictTransportSecurity: {
            AccessControlMaxAgeSec: 31_536_000,
            IncludeSubdomains: true,
            Override: true,
          },
        },
      },
    });
  });
});

describe('the addresses of pages', () => {
  const { FunctionCode } = z
    .object({ Properties: z.object({ FunctionCode: z.string() }) })
    .parse(Object.values(web.findResources('AWS::CloudFront::Function'))[0]).Properties;

  test.each([
    ['/r', '/r/index.html'],
    ['/results/', '/results/index.html'],
    ['/verify', '/verify/index.html'],
    ['/', '/index.html'],
    ['/assets/respond-4f2a.js', '/assets/respond-4f2a.js'],
    ['/config.json', '/config.json'],
  ])('%s is the file %s', (uri, file) => {
    const request = { uri };
    expect(runInNewContext(`${FunctionCode}; handler(event).uri`, { event: { request } })).toBe(file);
  });
});
