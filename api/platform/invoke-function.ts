import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientSettings, type Settings } from './settings.ts';

/** Asks a function and waits for its answer; both are JSON. */
export type Invoke = (event: unknown) => Promise<unknown>;

/** The function had not answered when the one who waits had to go. It works on to its end. */
export class StillRunning extends Error {}

/** Less than the 29 seconds after which the HTTP API's own function is ended. */
const patience = 25_000;

/** Asks once: a second call while the first one still works would do the same work beside it. */
export const openInvoke = (
  settings: Settings,
  named: 'DRAW_FUNCTION_NAME' | 'PRINT_FUNCTION_NAME',
): Invoke => {
  const name = settings[named];
  if (name === undefined) {
    return () => Promise.reject(new Error(`${named} is not set`));
  }
  const client = new LambdaClient({ ...clientSettings(settings), maxAttempts: 1 });
  return invoking(client, name, patience);
};

export const invoking =
  (client: LambdaClient, FunctionName: string, milliseconds: number): Invoke =>
  async (event) => {
    const abortSignal = AbortSignal.timeout(milliseconds);
    const command = new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) });
    const answer = await client.send(command, { abortSignal }).catch((error: unknown) => {
      throw abortSignal.aborted ? new StillRunning() : error;
    });
    if (answer.FunctionError !== undefined || answer.Payload === undefined) {
      // What went wrong stands in that function's own log.
      throw new Error(`${FunctionName} failed: ${answer.FunctionError ?? 'no answer'}`);
    }
    const read: unknown = JSON.parse(answer.Payload.transformToString());
    return read;
  };
