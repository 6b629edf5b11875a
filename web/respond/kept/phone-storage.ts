import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';

/**
 * Texts by name on this phone. IndexedDB where it works; `localStorage` where it does not, or where it is full while the
 * other still takes something; where neither works nothing is kept, and the caller learns it.
 */
const prefix = 'zhenping-';

/** A database that neither opens nor fails (seen in web views of old phones) must not hold the page up. */
const patienceMilliseconds = 3000;

/** Which of two copies is the later one is told by a counter, not by a clock that anybody can set. */
interface Copy {
  readonly count: number;
  readonly text: string;
}

let database: UseStore | undefined;

const inDatabase = <T>(act: (store: UseStore) => Promise<T>): Promise<T> => {
  database ??= createStore('zhenping-kept', 'texts');
  const outOfPatience = new Promise<never>((_done, fail) => {
    setTimeout(() => fail(new Error('the database does not answer')), patienceMilliseconds);
  });
  return Promise.race([act(database), outOfPatience]);
};

const copyIn = (value: unknown): Copy | undefined => {
  if (typeof value !== 'string') return undefined;
  const colon = value.indexOf(':');
  return { count: Number(value.slice(0, colon)), text: value.slice(colon + 1) };
};

const fromDatabase = async (name: string): Promise<Copy | undefined> => {
  try {
    return copyIn(await inDatabase((store) => get<unknown>(name, store)));
  } catch {
    return undefined;
  }
};

/** Storage may be full, blocked or switched off. */
const tolerate = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

const fromLocal = (name: string): Copy | undefined =>
  copyIn(tolerate(() => localStorage.getItem(prefix + name)));

const laterCopy = async (name: string): Promise<Copy | undefined> => {
  const [one, other] = [await fromDatabase(name), fromLocal(name)];
  return one && (!other || one.count >= other.count) ? one : other;
};

export const readKept = async (name: string): Promise<string | undefined> => (await laterCopy(name))?.text;

/** Whether the text is now kept; if not, what was kept under the name before is still there. */
export const writeKept = async (name: string, text: string): Promise<boolean> => {
  const copy = `${((await laterCopy(name))?.count ?? 0) + 1}:${text}`;
  try {
    await inDatabase((store) => set(name, copy, store));
    tolerate(() => localStorage.removeItem(prefix + name));
    return true;
  } catch {
    return (
      tolerate(() => {
        localStorage.setItem(prefix + name, copy);
        return true;
      }) ?? false
    );
  }
};

export const forgetKept = async (name: string): Promise<void> => {
  tolerate(() => localStorage.removeItem(prefix + name));
  try {
    await inDatabase((store) => del(name, store));
  } catch {
    // Nothing was kept in a database that does not work.
  }
};

/** The names that begin so, in no promised order. */
export const keptNames = async (beginning: string): Promise<readonly string[]> => {
  const names = new Set<string>();
  const take = (name: unknown): void => {
    if (typeof name === 'string' && name.startsWith(beginning)) names.add(name);
  };
  try {
    for (const name of await inDatabase((store) => keys(store))) take(name);
  } catch {
    // The other storage may still have some.
  }
  tolerate(() => {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(prefix)) take(name.slice(prefix.length));
  });
  return [...names];
};
