import { base64url } from '../../page/random-id.ts';
import { bytesOf } from '../kept/base64url.ts';

/**
 * What an interviewer's phone keeps, under a key that needs the PIN and a key that never leaves this browser. A phone that was
 * stolen shows nothing: ten wrong PINs, a word from the service, or too many days without it, and all of it is gone.
 */

/** Texts by name; the phone's own storage, or one of a test. */
export interface Texts {
  readonly read: (name: string) => Promise<string | undefined>;
  /** Whether it is kept now. */
  readonly write: (name: string, text: string) => Promise<boolean>;
  readonly forget: (name: string) => Promise<void>;
  readonly names: (beginning: string) => Promise<readonly string[]>;
}

/** A key of this browser alone: it signs, and nothing can read it out again. Nothing where a browser cannot keep one. */
export interface OwnKey {
  readonly make: () => Promise<CryptoKey | undefined>;
  readonly find: () => Promise<CryptoKey | undefined>;
  readonly forget: () => Promise<void>;
}

/** Open text: by itself it opens nothing. */
interface Head {
  readonly salt: string;
  readonly wrapped: string;
  readonly wrongTries: number;
  /** Milliseconds since 1970: when the service was last heard, and the latest that this phone's clock ever showed. */
  readonly heardAt: number;
  readonly latestClock: number;
  readonly unseenDays: number;
}

export interface Vault {
  /** Undefined where nothing of this kind is kept. */
  readonly load: (kind: string) => Promise<unknown>;
  /** Whether it is kept now. */
  readonly save: (kind: string, value: unknown) => Promise<boolean>;
  /** The service was heard a moment ago. */
  readonly heard: (now: number, unseenDays: number) => Promise<void>;
}

export type Opened =
  | { readonly at: 'open'; readonly vault: Vault }
  /** How many tries are left before all is gone. */
  | { readonly at: 'wrong-pin'; readonly left: number }
  /** Nothing is here, or no longer. */
  | { readonly at: 'none' | 'died' };

const HEAD = 'field-head';
const CONTENT = 'field-content-';

export const mostTries = 10;

/** OWASP's figure for PBKDF2 with SHA-256 (2023) is 600,000; a phone of 2018 needs about a second for half of that. */
const rounds = 300_000;

const dayMilliseconds = 86_400_000;

const encoder = new TextEncoder();
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

const hide = async (key: CryptoKey, text: string): Promise<string> => {
  const nonce = random(12);
  const hidden = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, encoder.encode(text));
  return `${base64url(nonce)}.${inPieces(new Uint8Array(hidden))}`;
};

const show = async (key: CryptoKey, hidden: string): Promise<string | undefined> => {
  const [nonce = '', rest = ''] = hidden.split('.');
  try {
    const shown = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(nonce) }, key, bytesOf(rest));
    return new TextDecoder().decode(shown);
  } catch {
    return undefined;
  }
};

/** A day's cases are more bytes than a call has room for arguments; a multiple of three has no padding. */
const pieceLength = 0x6000;

const inPieces = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += pieceLength)
    text += base64url(bytes.subarray(at, at + pieceLength));
  return text;
};

const contentKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** The key around the content's key: from the PIN, then through the browser's own key, so that the texts alone are no use to guess with. */
const outerKey = async (
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  own: CryptoKey | undefined,
): Promise<CryptoKey> => {
  const { subtle } = crypto;
  const secret = await subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    secret,
    256,
  );
  const mixed = own ? await subtle.sign('HMAC', own, bits) : bits;
  return contentKey(new Uint8Array(mixed));
};

const readHead = (text: string | undefined): Head | undefined => {
  try {
    const head: unknown = JSON.parse(text ?? '');
    return isHead(head) ? head : undefined;
  } catch {
    return undefined;
  }
};

const isHead = (value: unknown): value is Head =>
  typeof value === 'object' && value !== null && 'salt' in value && 'wrapped' in value && 'heardAt' in value;

/** A PIN that is guessed first: all the same, or counted up or down. */
const isWeakPin = (pin: string): boolean =>
  /^(\d)\1+$/.test(pin) || '01234567890123456789'.includes(pin) || '98765432109876543210'.includes(pin);

export const isPin = (pin: string): boolean => /^\d{6,12}$/.test(pin) && !isWeakPin(pin);

export const vaultOver = (texts: Texts, ownKey: OwnKey) => {
  const saveHead = (head: Head): Promise<boolean> => texts.write(HEAD, JSON.stringify(head));

  const wipe = async (): Promise<void> => {
    await ownKey.forget();
    for (const name of await texts.names('field-')) await texts.forget(name);
  };

  const opened = (key: CryptoKey): Vault => ({
    load: async (kind) => {
      const hidden = await texts.read(CONTENT + kind);
      const text = hidden === undefined ? undefined : await show(key, hidden);
      return text === undefined ? undefined : JSON.parse(text);
    },
    save: async (kind, value) => texts.write(CONTENT + kind, await hide(key, JSON.stringify(value))),
    heard: async (now, unseenDays) => {
      const head = readHead(await texts.read(HEAD));
      if (head) await saveHead({ ...head, heardAt: now, latestClock: now, unseenDays });
    },
  });

  return {
    exists: async (): Promise<boolean> => readHead(await texts.read(HEAD)) !== undefined,

    /** Begins anew: whatever was there is gone. Undefined where this phone keeps nothing. */
    create: async (pin: string, now: number, unseenDays: number): Promise<Vault | undefined> => {
      await wipe();
      const inner = random(32);
      const salt = random(16);
      const outer = await outerKey(pin, salt, await ownKey.make());
      const head: Head = {
        salt: base64url(salt),
        wrapped: await hide(outer, base64url(inner)),
        wrongTries: 0,
        heardAt: now,
        latestClock: now,
        unseenDays,
      };
      return (await saveHead(head)) ? opened(await contentKey(inner)) : undefined;
    },

    /** @param now by the phone's clock; one that was set back does not give a stolen phone more days */
    open: async (pin: string, now: number): Promise<Opened> => {
      const head = readHead(await texts.read(HEAD));
      if (!head) return { at: 'none' };
      const clock = Math.max(now, head.latestClock);
      if (clock - head.heardAt > head.unseenDays * dayMilliseconds || head.wrongTries >= mostTries) {
        await wipe();
        return { at: 'died' };
      }
      // Counted before it is tried, so that pulling the battery gives no free try.
      const tried = { ...head, latestClock: clock, wrongTries: head.wrongTries + 1 };
      await saveHead(tried);
      const outer = await outerKey(pin, bytesOf(head.salt), await ownKey.find());
      const inner = await show(outer, head.wrapped);
      if (inner !== undefined) {
        await saveHead({ ...tried, wrongTries: 0 });
        return { at: 'open', vault: opened(await contentKey(bytesOf(inner))) };
      }
      if (tried.wrongTries < mostTries) return { at: 'wrong-pin', left: mostTries - tried.wrongTries };
      await wipe();
      return { at: 'died' };
    },

    wipe,
  };
};
