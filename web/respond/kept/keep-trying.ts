const shortestMilliseconds = 5_000;
const longestMilliseconds = 10 * 60_000;

/**
 * Does something again until nothing is left to do: at once, when the network comes back, when the page is looked at again,
 * and in between at growing intervals.
 * @param attempt gives how much is left
 * @returns `now`: try at once; `stop`
 */
export const keepTrying = (
  attempt: () => Promise<number>,
): { readonly now: () => void; readonly stop: () => void } => {
  let pause = shortestMilliseconds;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let wanted = false;

  const run = async (): Promise<void> => {
    if (running) {
      wanted = true;
      return;
    }
    running = true;
    clearTimeout(timer);
    const left = await attempt().catch(() => 1);
    running = false;
    if (wanted) {
      wanted = false;
      await run();
    } else if (left > 0) {
      timer = setTimeout(run, pause);
      pause = Math.min(pause * 2, longestMilliseconds);
    }
  };
  const now = (): void => {
    pause = shortestMilliseconds;
    run().catch(() => undefined);
  };
  const whenSeen = (): void => {
    if (document.visibilityState === 'visible') now();
  };
  addEventListener('online', now);
  document.addEventListener('visibilitychange', whenSeen);
  now();
  return {
    now,
    stop: () => {
      clearTimeout(timer);
      removeEventListener('online', now);
      document.removeEventListener('visibilitychange', whenSeen);
    },
  };
};
