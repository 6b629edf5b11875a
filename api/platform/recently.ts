import type { Clock } from './clock.ts';

const rememberedKeys = 5_000;

export interface Recently<Value> {
  readonly get: (key: string) => Promise<Value>;
  /** The next look-up is made anew, in this process. */
  readonly forget: (key: string) => void;
}

/** The same look-up within `milliseconds` is made once, where its value is worth keeping. A failed one is not remembered. */
export const recently = <Value>(
  milliseconds: number,
  clock: Clock,
  lookUp: (key: string) => Promise<Value>,
  worthKeeping: (value: Value) => boolean,
): Recently<Value> => {
  const found = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  const forget = (key: string): void => {
    found.delete(key);
  };
  const get = (key: string): Promise<Value> => {
    const moment = clock().getTime();
    const known = found.get(key);
    if (known !== undefined && moment < known.until) {
      return known.value;
    }
    if (found.size >= rememberedKeys) {
      found.clear();
    }
    const value = lookUp(key);
    found.set(key, { value, until: moment + milliseconds });
    value.then(
      (kept) => worthKeeping(kept) || forget(key),
      () => forget(key),
    );
    return value;
  };
  return { get, forget };
};
