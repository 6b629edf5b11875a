import type { JobHandler } from './entry-points.ts';

export interface DueDraws {
  /** Looks for draws that are due and runs them, now. */
  readonly run: () => Promise<void>;
  /** Resolves once nothing runs any more. */
  readonly stop: () => Promise<void>;
}

/**
 * The clock of scheduled draws: tells the draw function every so many milliseconds to look for those that are due, one look at a
 * time. It keeps no process alive. Left out, it never looks by itself.
 */
export const startDueDraws = (
  draw: JobHandler,
  everyMilliseconds: number | undefined,
  print: (line: string) => void,
): DueDraws => {
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    await draw({ act: 'run due draws' });
  };
  const tick = (): void => {
    looking ??= look()
      .catch((error: unknown) => print(`Looking for draws that are due failed: ${String(error)}`))
      .finally(() => {
        looking = undefined;
      });
  };
  const timer = everyMilliseconds === undefined ? undefined : setInterval(tick, everyMilliseconds);
  timer?.unref();
  return {
    run: look,
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
};
