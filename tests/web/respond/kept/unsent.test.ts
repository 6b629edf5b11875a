import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliver } from '../../../../web/respond/kept/deliver.ts';
import { keepTrying } from '../../../../web/respond/kept/keep-trying.ts';
import { sendUnsent } from '../../../../web/respond/kept/send-unsent.ts';
import { takeDelivered } from '../../../../web/respond/kept/take-delivered.ts';
import { allUnsent, entryOf, keepUnsent, unsentEntry } from '../../../../web/respond/kept/unsent.ts';
import { takeUnsentFile, unsentFile } from '../../../../web/respond/kept/unsent-file.ts';
import { smallPhone } from './small-phone.ts';

const entry = (id: string, since = '2026-03-31T08:00:00.000Z') => ({
  id,
  sealed: `sealed-${id}`,
  campaign: '花垣县满意度调查',
  since,
  refusal: null,
  receipt: null,
});
const receipt = {
  __typename: 'Receipt',
  code: '7KQ2-M9TX-04BD-WZ1H',
  receivedAt: '2026-03-31T09:00:00Z',
  receivedOn: '2026-03-31',
  outcome: 'NEW',
};
const refusal = { __typename: 'Refusal', rule: 'LINK_REVOKED', message: '该链接已被更换。', problems: [] };

/** The service: what it answers to each sealed answer set; absent: it cannot be reached. */
const service = (answers: Readonly<Record<string, unknown>>) => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (_path: string, { body }: { readonly body: string }) => {
    const { sealed } = JSON.parse(body).variables;
    asked.push(sealed);
    const answer = answers[sealed];
    return answer === undefined
      ? Promise.reject(new TypeError('no network'))
      : Promise.resolve(Response.json({ data: { submitSealed: answer } }));
  });
  return asked;
};

beforeEach(() => {
  smallPhone();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('answers that wait on a phone', () => {
  it('are sent once each, the oldest first; what the service said stays until it was seen', async () => {
    await keepUnsent({ ...entry('b', '2026-03-31T09:00:00.000Z'), id: await entryOf('b') });
    await keepUnsent({ ...entry('a'), id: await entryOf('a') });
    await keepUnsent({ ...entry('c', '2026-03-31T10:00:00.000Z'), id: await entryOf('c') });
    const asked = service({ 'sealed-a': receipt, 'sealed-c': refusal });
    expect(await sendUnsent('zh')).toBe(1);
    expect(asked).toEqual(['sealed-a', 'sealed-b', 'sealed-c']);
    expect(await sendUnsent('zh')).toBe(1);
    expect(asked.slice(3)).toEqual(['sealed-b']);
    expect(await takeDelivered('a')).toMatchObject({ ok: true, value: { code: receipt.code } });
    expect(await takeDelivered('b')).toBeUndefined();
    expect(await takeDelivered('c')).toMatchObject({ ok: false, refusal: { rule: 'LINK_REVOKED' } });
    expect((await allUnsent()).map(({ id }) => id)).toEqual([await entryOf('b')]);
  });

  it('of an interviewer wait until somebody has signed in', async () => {
    await keepUnsent(entry('a'));
    service({ 'sealed-a': { ...refusal, rule: 'NOT_SIGNED_IN' } });
    expect(await sendUnsent('zh')).toBe(1);
    expect(await allUnsent()).toEqual([entry('a')]);
  });

  it('survive entries that are no entries', async () => {
    const kept = smallPhone();
    kept.set('zhenping-unsent-x', '1:{"id":"x"}');
    kept.set('zhenping-unsent-y', 'rubbish');
    await keepUnsent(entry('a'));
    expect((await allUnsent()).map(({ id }) => id)).toEqual(['a']);
  });

  it('travel in a file to another phone, each once; a second time changes nothing', async () => {
    await keepUnsent(entry('a'));
    await keepUnsent({ ...entry('b'), receipt: { ...receipt, outcome: 'NEW' } });
    const file = await (await unsentFile()).blob.text();
    smallPhone();
    expect(await takeUnsentFile(file)).toBe(1);
    expect(await takeUnsentFile(file)).toBe(0);
    expect(await unsentEntry('a')).toEqual(entry('a'));
  });

  it.each([
    '',
    '{}',
    '[]',
    '{"kind":"zhenping/unsent-responses/v1"}',
    '{"kind":"zhenping/unsent-responses/v1","responses":[{"id":"a"}]}',
  ])('are not taken from a file such as %j', async (text) => {
    await expect(takeUnsentFile(text)).rejects.toThrow();
    expect(await allUnsent()).toEqual([]);
  });
});

describe('sending', () => {
  const submission = {
    token: 'token',
    responseId: 'AAAAAAAAAAAAAAAAAAAAAA',
    formCode: 'short-household',
    formVersion: 1,
    language: 'zh',
    consent: true,
    answers: { Q1: 2 },
  };
  const link = { campaignName: '调查', sealingKey: 'not a key' };
  const now = new Date('2026-03-31T08:00:00Z');

  it('goes at once, unsealed, where the phone cannot seal', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ data: { submitResponse: receipt } })));
    expect(await deliver(link, submission, 'zh', now)).toMatchObject({ ok: true });
    expect(await allUnsent()).toEqual([]);
  });

  it('says so where it can neither keep nor send', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await expect(deliver(link, submission, 'zh', now)).rejects.toThrow('did not answer');
  });
});

describe('trying again', () => {
  it('waits longer each time and stops when nothing is left; the network’s return does not wait', async () => {
    vi.useFakeTimers();
    const listeners = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (name: string, act: () => void) => listeners.set(name, act));
    vi.stubGlobal('removeEventListener', () => undefined);
    vi.stubGlobal('document', {
      visibilityState: 'visible',
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    });
    let left = 1;
    const attempt = vi.fn(() => Promise.resolve(left));
    const { stop } = keepTrying(attempt);
    await vi.advanceTimersByTimeAsync(0);
    expect(attempt).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(attempt).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(attempt).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(attempt).toHaveBeenCalledTimes(3);
    left = 0;
    listeners.get('online')?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(attempt).toHaveBeenCalledTimes(4);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(attempt).toHaveBeenCalledTimes(4);
    stop();
  });
});
