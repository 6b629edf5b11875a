import { Duration } from 'aws-cdk-lib';
import { Architecture, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledgePrints, putPrints } from '../permissions.ts';
import { NodeFunction } from './node-function.ts';
import type { WorkerProps } from './roll-up.ts';

/** What does not become part of one module: the browser, its driver, and the font of what is printed. */
export const browserAndFont = [
  { folder: 'node_modules/@sparticuz/chromium/bin', files: /./ },
  { folder: 'node_modules/playwright-core', files: /./ },
  {
    folder: 'node_modules/@fontsource/noto-sans-sc',
    files: /^(package\.json|[47]00\.css|.*-[47]00-normal\.woff2)$/,
  },
] as const;

/**
 * The function that makes pages into PDFs. It runs a browser on text that has names in it which somebody else typed, so it may do nothing
 * but put what it made under its own prefix: no table, no keys, no other file.
 */
export class PrintFunction extends Construct {
  readonly lambda: IFunction;

  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    const { stage, data, entryCode } = props;
    const { lambda, role } = new NodeFunction(this, 'Worker', {
      ...props,
      code: entryCode('api/print.lambda.ts', browserAndFont),
      // The browser of the package is made for this processor.
      architecture: Architecture.X86_64,
      environment: {
        BUCKET_NAME: data.uploads.bucketName,
        CHROMIUM_FOLDER: '/var/task/node_modules/@sparticuz/chromium/bin',
      },
      memoryMb: stage.memoryMb.print,
      timeout: Duration.minutes(1),
      permissions: putPrints(data),
      humanImpact:
        'A lead who prints cards sees an error. Nothing was given out: the numbers of that sheet open nothing that is not open anyway; ' +
        'print again. Find the error in the log of this function.',
    });
    acknowledgePrints(role, data);
    this.lambda = lambda;
  }
}
