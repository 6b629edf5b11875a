import { cipherOf, type LinkCipher } from './link-cipher.ts';
import { forgetKept, readKept, writeKept } from './phone-storage.ts';

/** What this phone keeps for one link, as JSON under the link's own key. */
export interface Keeper {
  /** Undefined where nothing is kept, or what lies there is not readable any more. */
  readonly load: () => Promise<unknown>;
  /** Whether the value is kept now. Calls may follow each other faster than they are done: the last value wins. */
  readonly save: (value: unknown) => Promise<boolean>;
  readonly forget: () => Promise<void>;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const keeperOf = (cipher: LinkCipher, kind: string): Keeper => {
  const name = `${kind}-${cipher.name}`;
  let newest = 0;
  let before: Promise<unknown> = Promise.resolve();
  const afterTheOthers = <T>(act: () => Promise<T>): Promise<T> => {
    const done = before.then(act, act);
    before = done;
    return done;
  };
  return {
    load: () =>
      afterTheOthers(async () => {
        const hidden = await readKept(name);
        const text = hidden === undefined ? undefined : await cipher.show(hidden);
        return text === undefined ? undefined : parsed(text);
      }),
    save: (value) => {
      newest += 1;
      const turn = newest;
      // Taken now: the value may be changed before its turn comes.
      const text = JSON.stringify(value);
      return afterTheOthers(async () => {
        if (turn < newest) return true;
        return writeKept(name, await cipher.hide(text));
      });
    },
    forget: () => {
      newest += 1;
      return afterTheOthers(() => forgetKept(name));
    },
  };
};

/** Keeps nothing and says so. */
const forgetful: Keeper = {
  load: () => Promise.resolve(undefined),
  save: () => Promise.resolve(false),
  forget: () => Promise.resolve(),
};

export interface LinkKeepers {
  /** The answers and the place in the form: saved with every tap. */
  readonly draft: Keeper;
  /** What the server said of the link, with the form: saved when the link is opened, for when there is no network. */
  readonly link: Keeper;
  /** What opens the pictures and recordings that lie on the phone. */
  readonly files: Keeper;
}

export const keepersOf = async (token: string): Promise<LinkKeepers> => {
  const cipher = await cipherOf(token).catch(() => undefined);
  return cipher
    ? {
        draft: keeperOf(cipher, 'draft'),
        link: keeperOf(cipher, 'link'),
        files: keeperOf(cipher, 'files'),
      }
    : { draft: forgetful, link: forgetful, files: forgetful };
};
