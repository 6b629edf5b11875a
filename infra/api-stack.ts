import { CfnOutput, CfnParameter, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { EntryCode } from './constructs/bundle.ts';
import { DrawFunction } from './constructs/draw-function.ts';
import { FrameImport } from './constructs/frame-import.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { PrintFunction } from './constructs/print-function.ts';
import { dataRemoval } from './constructs/removal.ts';
import { RollUp } from './constructs/roll-up.ts';
import type { DataStack } from './data-stack.ts';
import {
  acknowledgeCertificates,
  acknowledgeMedia,
  acknowledgePrints,
  acknowledgeUploads,
  getCertificates,
  getPrints,
  invoke,
  putMedia,
  putUploads,
  queryIndexes,
  readLinkKey,
  sealDrawKeys,
  useTable,
} from './permissions.ts';
import type { StageSettings } from './stages.ts';

/** Every request, but neither who sent it nor what was in it: an address would tell which household answered when. */
const requestLog = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
});

type ApiStackProps = StackProps & {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly entryCode: EntryCode;
};

/** What runs. Replaceable: taking it down and putting it up again loses nothing. */
export class ApiStack extends Stack {
  readonly httpApi: HttpApi;

  constructor(scope: Construct, id: string, { stage, data, entryCode, ...props }: ApiStackProps) {
    super(scope, id, props);
    const operators = this.operatorsTopic();
    const shared = { stage, data, entryCode, operators, environment: this.environmentOf(data) };
    const draw = new DrawFunction(this, 'Draw', shared);
    const print = new PrintFunction(this, 'Print', shared);
    const { lambda, role } = new NodeFunction(this, 'GraphQL', {
      ...shared,
      environment: {
        ...shared.environment,
        DRAW_FUNCTION_NAME: draw.lambda.functionName,
        PRINT_FUNCTION_NAME: print.lambda.functionName,
      },
      code: entryCode('api/graphql.lambda.ts'),
      memoryMb: stage.memoryMb.graphql,
      // The HTTP API gives up after 30 seconds.
      timeout: Duration.seconds(29),
      permissions: [
        ...useTable(data, ['PutItem', 'UpdateItem', 'ConditionCheckItem']),
        queryIndexes(data),
        ...putUploads(data),
        ...putMedia(data),
        ...getCertificates(data),
        ...readLinkKey(data),
        ...sealDrawKeys(data),
        ...getPrints(data),
        invoke(draw.lambda.functionArn),
        invoke(print.lambda.functionArn),
      ],
      humanImpact:
        'Some respondents and interviewers see an error instead of a receipt, some leaders a page without figures. ' +
        'Answers stay on the devices and are sent again. Find the error in the log of this function.',
    });
    acknowledgeUploads(role, data);
    acknowledgeMedia(role, data);
    acknowledgeCertificates(role, data);
    acknowledgePrints(role, data);
    new RollUp(this, 'RollUp', shared);
    new FrameImport(this, 'Import', shared);
    this.httpApi = this.publish(lambda, stage);
    new CfnOutput(this, 'OperatorsTopic', {
      description: 'Subscribe the people on duty here; all alarms go to it',
      value: operators.topicArn,
    });
  }

  /** Naming any policy takes away the default one, by which alarms may publish; so it is said here. */
  private operatorsTopic(): Topic {
    const topic = new Topic(this, 'Operators', { enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return topic;
  }

  /** The settings of every entry point. The parameters are what only the person who deploys can know. */
  private environmentOf(data: DataStack): Readonly<Record<string, string>> {
    const issuers = new CfnParameter(this, 'OidcIssuers', {
      description: 'JSON: the trusted token issuers, [{"issuer": "https://…", "audience": "zhenping-pages"}]',
      allowedPattern: '^\\[\\{.+\\}\\]$',
    });
    const initSecretHash = new CfnParameter(this, 'InitSecretHash', {
      description: 'SHA-256 (hex) of the secret with which `zhenping init` makes the operator',
      allowedPattern: '^[0-9a-f]{64}$',
      noEcho: true,
    });
    return {
      TABLE_NAME: data.table.tableName,
      BUCKET_NAME: data.uploads.bucketName,
      LINK_KEY_SECRET_ARN: data.linkKey.secretArn,
      SEAL_KEY_ARN: data.sealKey.keyArn,
      OIDC_ISSUERS: issuers.valueAsString,
      INIT_SECRET_HASH: initSecretHash.valueAsString,
    };
  }

  private publish(graphql: IFunction, stage: StageSettings): HttpApi {
    const httpApi = new HttpApi(this, 'HttpApi', { createDefaultStage: false });
    const integration = new HttpLambdaIntegration('GraphQLIntegration', graphql);
    const routes = [
      ...httpApi.addRoutes({ path: '/graphql', methods: [HttpMethod.POST], integration }),
      // The form for phones without scripts, which asks GraphQL in the same process.
      ...httpApi.addRoutes({ path: '/f', methods: [HttpMethod.GET, HttpMethod.POST], integration }),
    ];
    for (const route of routes) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'A respondent has no account: GraphQL checks the token or the link on each field and fails closed.',
      });
    }
    const requests = new LogGroup(this, 'Requests', {
      retention: stage.logRetention,
      removalPolicy: dataRemoval(stage),
    });
    new HttpStage(this, 'HttpStage', {
      httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: stage.throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(requests),
        format: AccessLogFormat.custom(requestLog),
      },
    });
    return httpApi;
  }
}
