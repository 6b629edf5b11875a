import { createStore, del, get, set } from 'idb-keyval';
import { forgetKept, keptNames, readKept, writeKept } from '../kept/phone-storage.ts';
import { type OwnKey, vaultOver } from './vault.ts';

const NAME = 'own-key';

/** A browser keeps keys as they are, readable for nobody; some old ones cannot. */
const store = () => createStore('zhenping-field', 'keys');

const ownKey: OwnKey = {
  make: async () => {
    try {
      const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      await set(NAME, key, store());
      return key;
    } catch {
      return;
    }
  },
  find: async () => {
    try {
      return await get<CryptoKey>(NAME, store());
    } catch {
      return;
    }
  },
  forget: async () => {
    try {
      await del(NAME, store());
    } catch {
      // There was none.
    }
  },
};

/** The vault of this phone. */
export const phoneVault = vaultOver(
  { read: readKept, write: writeKept, forget: forgetKept, names: keptNames },
  ownKey,
);
