/**
 * The same look-up is made once a process, for what never changes once it is there. What is not there yet, or could not be read,
 * is looked for again. Of more than `most`, the one that was asked for longest ago goes first.
 */
export const keepWhatIsThere = <Key extends readonly (string | number)[], Value>(
  most: number,
  lookUp: (...key: Key) => Promise<Value | undefined>,
): ((...key: Key) => Promise<Value | undefined>) => {
  const kept = new Map<string, Promise<Value | undefined>>();
  return (...key) => {
    const name = JSON.stringify(key);
    const found = kept.get(name) ?? lookUp(...key);
    kept.delete(name);
    kept.set(name, found);
    const [eldest] = kept.keys();
    if (kept.size > most && eldest !== undefined) {
      kept.delete(eldest);
    }
    const forget = (): void => {
      if (kept.get(name) === found) {
        kept.delete(name);
      }
    };
    found.then((value) => value ?? forget(), forget);
    return found;
  };
};
