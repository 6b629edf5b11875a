/** A stolen phone: what opens it, what does not, and when everything is gone. */
import { beforeEach, describe, expect, test } from 'vitest';
import { isPin, mostTries, type OwnKey, type Texts, vaultOver } from '../../../../web/respond/field/vault.ts';

const day = 86_400_000;
const began = Date.UTC(2026, 2, 31);

const memory = (): Texts & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>();
  return {
    kept,
    read: (name) => Promise.resolve(kept.get(name)),
    write: (name, text) => {
      kept.set(name, text);
      return Promise.resolve(true);
    },
    forget: (name) => {
      kept.delete(name);
      return Promise.resolve();
    },
    names: (beginning) => Promise.resolve([...kept.keys()].filter((name) => name.startsWith(beginning))),
  };
};

const browserKey = (): OwnKey => {
  let key: CryptoKey | undefined;
  return {
    make: async () => {
      key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      return key;
    },
    find: () => Promise.resolve(key),
    forget: () => {
      key = undefined;
      return Promise.resolve();
    },
  };
};

describe('vault', () => {
  let texts: ReturnType<typeof memory>;
  let own: OwnKey;
  const door = () => vaultOver(texts, own);
  beforeEach(async () => {
    texts = memory();
    own = browserKey();
    const vault = await door().create('284915', began, 7);
    await vault?.save('cases', { villages: ['道二村'] });
  });

  test('the PIN opens what was kept, and what lies on the phone says nothing of it', async () => {
    const opened = await door().open('284915', began + day);
    expect(opened.at === 'open' && (await opened.vault.load('cases'))).toEqual({ villages: ['道二村'] });
    expect([...texts.kept.values()].join()).not.toMatch(/道二村|villages|284915/);
  });

  test('the tenth wrong PIN ends everything, and a right one in between begins the count anew', async () => {
    expect(await door().open('111222', began)).toEqual({ at: 'wrong-pin', left: mostTries - 1 });
    expect((await door().open('284915', began)).at).toBe('open');
    for (let left = mostTries - 1; left > 0; left -= 1) {
      expect(await door().open('111222', began)).toEqual({ at: 'wrong-pin', left });
    }
    expect(await door().open('111222', began)).toEqual({ at: 'died' });
    expect(texts.kept.size).toBe(0);
    expect(await door().open('284915', began)).toEqual({ at: 'none' });
  }, 30_000);

  test('after so many days without the service it is gone, also where the clock was set back', async () => {
    expect((await door().open('284915', began + 7 * day)).at).toBe('open');
    expect((await door().open('284915', began - 300 * day)).at).toBe('open');
    const head = JSON.parse(texts.kept.get('field-head') ?? '{}');
    expect(head.latestClock).toBe(began + 7 * day);
    expect(await door().open('284915', began + 8 * day)).toEqual({ at: 'died' });
    expect(texts.kept.size).toBe(0);
  });

  test('hearing the service gives days again', async () => {
    const opened = await door().open('284915', began + 6 * day);
    if (opened.at === 'open') await opened.vault.heard(began + 6 * day, 7);
    expect((await door().open('284915', began + 12 * day)).at).toBe('open');
  });

  test('a copy of all that is kept is no use in another browser, even with the PIN', async () => {
    const elsewhere = vaultOver(texts, browserKey());
    expect(await elsewhere.open('284915', began)).toMatchObject({ at: 'wrong-pin' });
  });

  test('what was changed on the phone is not shown', async () => {
    const name = 'field-content-cases';
    const [nonce = '', hidden = ''] = (texts.kept.get(name) ?? '').split('.');
    texts.kept.set(name, `${nonce}.${hidden[0] === 'A' ? 'B' : 'A'}${hidden.slice(1)}`);
    const opened = await door().open('284915', began);
    expect(opened.at === 'open' && (await opened.vault.load('cases'))).toBeUndefined();
  });

  test.each(['12345', '123456', '987654', '000000', '12a456', ''])('%j is no PIN', (pin) => {
    expect(isPin(pin)).toBe(false);
  });
});
