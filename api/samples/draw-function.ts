import { type Invoke, StillRunning } from '../platform/invoke-function.ts';
import { Refusal, refusal } from '../refusals.ts';
import { type DrawFunction, drawAnswerSchema } from './draw-job.ts';

/** The draw function as one asks it: its refusals are refusals here too, in the same words. */
export const drawFunctionBy =
  (invoke: Invoke): DrawFunction =>
  async (job) => {
    const answer = await invoke(job).catch((error: unknown) => {
      throw error instanceof StillRunning ? refusal('draw-goes-on') : error;
    });
    const told = drawAnswerSchema.parse(answer);
    if ('refused' in told) {
      const { code, wording, problems } = told.refused;
      throw new Refusal(code, wording, problems);
    }
    return told.done;
  };
