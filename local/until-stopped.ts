/** npm passes Ctrl-C on although the terminal has sent it already, so two signals in one blink are one wish. */
const blinkMilliseconds = 500;

/**
 * Resolves at the first Ctrl-C (or SIGTERM, or SIGHUP when the terminal closes). A second one ends the program at once:
 * the guards of the child processes then tidy up.
 */
export const untilStopped = (onStop: (line: string) => void): Promise<void> =>
  new Promise((resolve) => {
    let asked: number | undefined;
    const heard = () => {
      if (asked === undefined) {
        asked = performance.now();
        onStop('Stopping; Ctrl-C again to end at once');
        resolve();
      } else if (performance.now() - asked > blinkMilliseconds) {
        process.exit(130);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, heard);
    }
  });
