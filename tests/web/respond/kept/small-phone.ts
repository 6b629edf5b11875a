import { vi } from 'vitest';

/** A phone without IndexedDB whose `localStorage` has room for this many characters. */
export const smallPhone = (room = Number.POSITIVE_INFINITY): Map<string, string> => {
  const kept = new Map<string, string>();
  const used = (): number => [...kept].reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => {
      const before = kept.get(name)?.length ?? -name.length;
      if (used() - before + text.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, text);
    },
    removeItem: (name: string) => kept.delete(name),
  };
  vi.stubGlobal(
    'localStorage',
    new Proxy(storage, {
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  );
  return kept;
};
