import { join } from 'node:path';
import type { DynamoDbLocal } from './dynamodb-local.ts';
import { feedRollup } from './rollup-feeding.ts';
import type { LocalSettings } from './settings.ts';
import type { StreamHandler } from './stream/batch-delivery.ts';
import type { FeederOptions } from './stream-feeder.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

/** The roll-up at work, in a process of its own or in this one. */
export type Worker =
  | ({ readonly kind: 'process' } & WorkerProcess)
  | { readonly kind: 'inside'; readonly stop: () => Promise<void> };

/** Other paces or planted faults for the stream. */
export type Feeding = Pick<FeederOptions, 'readers' | 'faults'>;

export interface RollupOptions {
  readonly kind: Worker['kind'];
  readonly settings: LocalSettings;
  readonly database: DynamoDbLocal;
  readonly streamArn: string;
  readonly directory: string;
  readonly handler: (settings: LocalSettings) => StreamHandler;
  readonly feeding: Feeding;
  readonly print: (line: string) => void;
}

export const startRollup = (options: RollupOptions): Worker => {
  const { kind, settings, database, streamArn, directory, print } = options;
  return kind === 'process'
    ? {
        kind,
        ...startWorkerProcess({
          variables: { ...settings, STREAM_ARN: streamArn, DATA_DIRECTORY: directory },
          logFile: join(directory, 'rollup-worker.log'),
          print,
        }),
      }
    : {
        kind,
        ...feedRollup({
          ...options.feeding,
          handler: options.handler(settings),
          streamArn,
          directory,
          database,
          print,
        }),
      };
};
