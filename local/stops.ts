/** What has been started and how to stop it, in reverse order. */
export interface Stops {
  readonly add: (stop: () => void | Promise<void>) => void;
  /** Stops everything, even when one of them fails; then throws the first failure. */
  readonly all: () => Promise<void>;
}

export const startStops = (): Stops => {
  const stops: (() => void | Promise<void>)[] = [];
  return {
    add: (stop) => {
      stops.push(stop);
    },
    all: async () => {
      const failures: unknown[] = [];
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
        try {
          await stop();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) {
        throw failures[0];
      }
    },
  };
};
