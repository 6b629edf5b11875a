/** What this process need not ask again for a while. */
export interface Gates {
  readonly isShut: (name: string, moment: number) => boolean;
  /** Until that moment, in milliseconds. */
  readonly shut: (name: string, until: number) => void;
}

/** Forgetting all of them costs one question each; a flood of names must not fill the memory. */
const mostGates = 10_000;

export const openGates = (): Gates => {
  const shutUntil = new Map<string, number>();
  return {
    isShut: (name, moment) => moment < (shutUntil.get(name) ?? 0),
    shut: (name, until) => {
      if (shutUntil.size >= mostGates) {
        shutUntil.clear();
      }
      shutUntil.set(name, until);
    },
  };
};
