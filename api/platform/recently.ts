import type { Clock } from './clock.ts';

const rememberedKeys = 5_000;

/** The same look-up within `milliseconds` is made once. A failed one is not remembered. */
export const recently = <Value>(
  milliseconds: number,
  clock: Clock,
  lookUp: (key: string) => Promise<Value>,
): ((key: string) => Promise<Value>) => {
  const found = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return (key) => {
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
    value.catch(() => found.delete(key));
    return value;
  };
};
