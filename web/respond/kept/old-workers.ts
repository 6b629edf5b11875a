/** Workbox asks for `Promise.allSettled`, which Chrome 69 and Safari 12 do not have yet. */
if (typeof Promise.allSettled !== 'function') {
  const settled = (promise: unknown): Promise<PromiseSettledResult<unknown>> =>
    Promise.resolve(promise).then(
      (value) => ({ status: 'fulfilled', value }),
      (reason: unknown) => ({ status: 'rejected', reason }),
    );
  Object.assign(Promise, {
    allSettled: (promises: readonly unknown[]) => Promise.all(promises.map(settled)),
  });
}
