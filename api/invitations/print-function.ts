import { type Invoke, StillRunning } from '../platform/invoke-function.ts';
import { refusal } from '../refusals.ts';
import { type PrintFunction, printedSchema } from './print-job.ts';

/** The print function as one asks it. */
export const printFunctionBy =
  (invoke: Invoke): PrintFunction =>
  async (job) => {
    const answer = await invoke(job).catch((error: unknown) => {
      throw error instanceof StillRunning ? refusal('try-again') : error;
    });
    return printedSchema.parse(answer);
  };
