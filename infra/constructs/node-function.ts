import { Duration } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { warn } from './alarm.ts';
import { dataRemoval } from './removal.ts';

type NodeFunctionProps = {
  readonly stage: StageSettings;
  readonly code: Code;
  readonly memoryMb: number;
  /** ARM where it is left out. */
  readonly architecture?: Architecture;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  /** Where something else must name the role; else it is named by its place. */
  readonly roleName?: string;
  /** All that the function may do besides writing its own log. */
  readonly permissions: readonly PolicyStatement[];
  readonly operators: ITopic;
  /** What people notice when the function fails. */
  readonly humanImpact: string;
};

/** A function with a role, a log and an alarm of its own, so that rights and blame are never shared. */
export class NodeFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: IRole;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', {
      retention: props.stage.logRetention,
      removalPolicy: dataRemoval(props.stage),
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      ...(props.roleName === undefined ? {} : { roleName: props.roleName }),
    });
    for (const permission of props.permissions) {
      this.role.addToPrincipalPolicy(permission);
    }
    this.role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
    );
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture ?? Architecture.ARM_64,
      code: props.code,
      handler: 'index.handler',
      role: this.role,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { STAGE: props.stage.name, NODE_OPTIONS: '--enable-source-maps', ...props.environment },
    });
    warn(this, 'Errors', {
      metric: this.lambda.metricErrors({ period: Duration.minutes(5) }),
      above: 0,
      humanImpact: props.humanImpact,
      operators: props.operators,
    });
  }
}
