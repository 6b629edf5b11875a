import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  clearDraft,
  type Draft,
  draftKey,
  loadDraft,
  parseDraft,
  saveDraft,
} from '../../../web/respond/draft.ts';
import { at, sessionAt } from './visit.ts';

const draft: Draft = {
  formCode: 'visit',
  formVersion: 1,
  language: 'en',
  session: sessionAt(at('remark', true), { listed: 1, helper: [1], remark: '好' }),
};

/** As a phone's storage, with as much room as the test gives it. */
const storage = (room = Number.POSITIVE_INFINITY) => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => kept.delete(key),
    keys: () => [...kept.keys()],
  };
};

describe('a draft on the phone', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', storage());
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('comes back as it was left', () => {
    expect(saveDraft('key', draft)).toBe(true);
    expect(loadDraft('key')).toEqual(draft);
  });

  it('is gone after the receipt', () => {
    saveDraft('key', draft);
    clearDraft('key');
    expect(loadDraft('key')).toBeUndefined();
  });

  it('lies under a hash, so that storage holds no token', async () => {
    // SHA-256("abc"), FIPS 180-4 example.
    expect(await draftKey('abc')).toBe(
      'zhenping-draft-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('does not stop the page when storage is full, blocked or full of rubbish', () => {
    vi.stubGlobal('localStorage', storage(10));
    expect(saveDraft('key', draft)).toBe(false);
    vi.stubGlobal('localStorage', undefined);
    expect(saveDraft('key', draft)).toBe(false);
    expect(loadDraft('key')).toBeUndefined();
    expect(() => clearDraft('key')).not.toThrow();
    vi.stubGlobal('localStorage', { getItem: () => '{"formCode":7}' });
    expect(loadDraft('key')).toBeUndefined();
  });

  it('is not kept where no hash can be made', () => {
    expect(saveDraft(undefined, draft)).toBe(false);
    expect(loadDraft(undefined)).toBeUndefined();
  });
});

it.each([
  ['nothing', 'null'],
  ['no JSON', '{'],
  [
    'an answer that is none',
    JSON.stringify({ ...draft, session: { ...draft.session, answers: { listed: {} } } }),
  ],
  [
    'a place that is none',
    JSON.stringify({ ...draft, session: { ...draft.session, place: { at: 'moon' } } }),
  ],
])('%s is not read as a draft', (_, json) => {
  expect(() => parseDraft(json)).toThrow();
});
