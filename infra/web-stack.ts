import { CfnOutput, CfnParameter, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { closedBucket } from './constructs/closed-bucket.ts';
import type { StageSettings } from './stages.ts';

/** `/r` and `/results/` are folders with a page in them; files have a dot in their name. */
const folderPages = `function handler(event) {
  var request = event.request;
  var last = request.uri.split('/').pop();
  if (last.indexOf('.') < 0) {
    request.uri = request.uri.replace(/\\/$/, '') + '/index.html';
  }
  return request;
}`;

/** Rules that the distribution breaks on purpose. */
const openQuestions = [
  {
    id: 'AwsSolutions-CFR1',
    reason: 'Evaluators and auditors may be anywhere; authority is checked on each field, not by country.',
  },
  {
    id: 'AwsSolutions-CFR2',
    reason:
      'A web ACL has to live in us-east-1, apart from the data; the HTTP API limits the rate of requests itself.',
  },
  {
    id: 'AwsSolutions-CFR3',
    reason:
      'A log of addresses and times would tell which household answered, and respondents are promised otherwise.',
  },
  {
    id: 'AwsSolutions-CFR4',
    reason:
      'CloudFront fixes the protocols of its own domain name; a domain of the deployer would bring TLS 1.2 or later.',
  },
] as const;

type WebStackProps = StackProps & {
  readonly stage: StageSettings;
  readonly httpApi: HttpApi;
  /** To which signed addresses lead: pages put pictures and recordings there. */
  readonly uploads: IBucket;
};

/** The pages and the API under one origin, so that pages need no exception from any browser rule. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { stage, httpApi, uploads, ...props }: WebStackProps) {
    super(scope, id, props);
    const pages = closedBucket(this, 'Pages', stage, {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
    });
    Validations.of(pages).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only the distribution reads this bucket, and all that lies in it is public.',
    });
    const responseHeadersPolicy = this.securityHeaders(uploads);
    const toApi = {
      origin: new HttpOrigin(`${httpApi.apiId}.execute-api.${this.region}.${this.urlSuffix}`),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Zhenping ${stage.name}: pages and API`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(pages),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'FolderPages', {
              code: FunctionCode.fromInline(folderPages),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      additionalBehaviors: { '/graphql': toApi, '/f': toApi },
    });
    Validations.of(distribution).acknowledge(...openQuestions);
    new CfnOutput(this, 'Address', { value: `https://${distribution.distributionDomainName}` });
    new CfnOutput(this, 'PagesBucket', { value: pages.bucketName });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
  }

  private securityHeaders({ bucketRegionalDomainName }: IBucket): ResponseHeadersPolicy {
    const signIn = new CfnParameter(this, 'SignInOrigin', {
      description:
        'Where people sign in: pages may connect there and to nothing else but the API and the files',
      allowedPattern: '^https://[a-z0-9.:-]+$',
    }).valueAsString;
    const contentSecurityPolicy = [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      // A photo that was just taken is looked at, a recording heard, before it is sent.
      "img-src 'self' data: blob:",
      "media-src 'self' blob:",
      "font-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      `connect-src 'self' ${signIn} https://${bucketRegionalDomainName}`,
      "base-uri 'none'",
      // The form for phones without scripts.
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; ');
    return new ResponseHeadersPolicy(this, 'SecurityHeaders', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
  }
}
