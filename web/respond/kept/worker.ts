/** The name under which a browser that can do so wakes the worker when there is a network. */
export const UNSENT = 'zhenping-unsent';

const has = <K extends string>(value: unknown, name: K): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && name in value;

/** After this the page opens without a network. Not in a page that may not have a worker: it works as long as it is open. */
export const installWorker = (): void => {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/respond-worker.js', { scope: '/r' }).catch(() => undefined);
  // What is kept should not be the first that goes when the phone is full; browsers decide this without asking anybody.
  if (has(navigator, 'storage') && navigator.storage?.persist) navigator.storage.persist().catch(() => false);
};

/** Asks the browser to wake the worker when there is a network, even after the page was closed (Background Sync). */
export const sendInBackground = (): void => {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.ready
    .then((registration: unknown) => {
      const sync = has(registration, 'sync') ? registration.sync : undefined;
      if (has(sync, 'register') && typeof sync.register === 'function') return sync.register(UNSENT);
      return;
    })
    .catch(() => undefined);
};
