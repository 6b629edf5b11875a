import { Logger } from '@aws-lambda-powertools/logger';
import type { Settings } from './settings.ts';

/** Structured lines for operators. Callers pass ids and codes only: operators run the machines and see no content. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

export const openLog = (settings: Settings, serviceName: string): Log =>
  new Logger({ serviceName, logLevel: settings.LOG_LEVEL === 'WARN' ? 'WARN' : 'INFO' });
