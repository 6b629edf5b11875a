import { createStore, del, get, set, type UseStore } from 'idb-keyval';

/**
 * The sealed pieces of files on this phone, apart from the texts, because they are large. What the phone has no room for stays
 * with the page, and the caller learns it.
 */
const loose = new Map<string, Uint8Array<ArrayBuffer>>();

const patienceMilliseconds = 10_000;

let database: UseStore | undefined;

const inDatabase = <T>(act: (store: UseStore) => Promise<T>): Promise<T> => {
  database ??= createStore('zhenping-files', 'pieces');
  const outOfPatience = new Promise<never>((_done, fail) => {
    setTimeout(() => fail(new Error('the database does not answer')), patienceMilliseconds);
  });
  return Promise.race([act(database), outOfPatience]);
};

const nameOf = (file: string, index: number): string => `${file}/${index}`;

/** Whether it will be there after the page was closed. */
export const writePiece = async (
  file: string,
  index: number,
  piece: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  const name = nameOf(file, index);
  try {
    await inDatabase((store) => set(name, piece, store));
    return true;
  } catch {
    loose.set(name, piece);
    return false;
  }
};

export const readPiece = async (
  file: string,
  index: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const name = nameOf(file, index);
  const held = loose.get(name);
  if (held) return held;
  try {
    const found = await inDatabase((store) => get<unknown>(name, store));
    // A new array: what a database gives may lie in memory that is shared.
    return found instanceof Uint8Array ? new Uint8Array(found) : undefined;
  } catch {
    return undefined;
  }
};

export const forgetPieces = async (file: string, count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    const name = nameOf(file, index);
    loose.delete(name);
    // Nothing was kept in a database that does not work.
    await inDatabase((store) => del(name, store)).catch(() => undefined);
  }
};
