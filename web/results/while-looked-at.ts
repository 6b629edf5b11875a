/**
 * Does something now and again after every pause, one at a time, while somebody looks at the page; a hidden page costs
 * nobody anything, and a page that is shown again is brought up to date at once.
 * @param act gives true when it need not be done again; must not reject
 * @returns stops it
 */
export const whileLookedAt = (act: () => Promise<boolean>, pauseMilliseconds: number): (() => void) => {
  let busy = false;
  const run = async (): Promise<void> => {
    if (busy || document.hidden) return;
    busy = true;
    const done = await act();
    busy = false;
    if (done) stop();
  };
  const timer = setInterval(run, pauseMilliseconds);
  document.addEventListener('visibilitychange', run);
  const stop = (): void => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', run);
  };
  run().catch(stop);
  return stop;
};
