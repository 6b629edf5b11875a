import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepersOf } from '../../../../web/respond/kept/keeper.ts';
import { smallPhone } from './small-phone.ts';

const answers = { answers: { Q1: 2, Q12: '路还没有修' } };

describe('what a phone keeps for a link', () => {
  let kept: Map<string, string>;
  beforeEach(() => {
    kept = smallPhone();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is there again for the same link, and not for another', async () => {
    const { draft } = await keepersOf('link-one');
    expect(await draft.save(answers)).toBe(true);
    expect(await (await keepersOf('link-one')).draft.load()).toEqual(answers);
    expect(await (await keepersOf('link-two')).draft.load()).toBeUndefined();
  });

  it('can be read by nobody who has not the link', async () => {
    const { draft, link } = await keepersOf('link-one');
    await draft.save(answers);
    await link.save({ form: '问卷', token: 'link-one' });
    const everything = JSON.stringify([...kept]);
    for (const secret of ['Q12', '路', '问卷', 'link-one', Buffer.from('link-one').toString('base64url')]) {
      expect(everything).not.toContain(secret);
    }
    // Another link's name over the same text does not open it either.
    const [[name, text] = ['', '']] = [...kept].filter(([each]) => each.includes('draft'));
    const other = await keepersOf('link-two');
    await other.draft.save(answers);
    const otherName = [...kept.keys()].find((each) => each.includes('draft') && each !== name) ?? '';
    kept.set(otherName, text);
    expect(await other.draft.load()).toBeUndefined();
  });

  it('is the last of many saved at once', async () => {
    const { draft } = await keepersOf('link');
    const saved = [1, 2, 3, 4, 5].map((Q1) => draft.save({ Q1 }));
    expect(await draft.load()).toEqual({ Q1: 5 });
    expect(await Promise.all(saved)).toEqual([true, true, true, true, true]);
  });

  it('is forgotten, also while something is being saved', async () => {
    const { draft } = await keepersOf('link');
    const saving = draft.save(answers);
    await draft.forget();
    await saving;
    expect(await draft.load()).toBeUndefined();
    expect(kept.size).toBe(0);
  });

  it('is nothing where what lies there was changed or is no text of ours', async () => {
    const { draft } = await keepersOf('link');
    await draft.save(answers);
    const [name = ''] = kept.keys();
    for (const rubbish of ['', 'x', '1:', '1:a.b', `1:${kept.get(name)?.slice(2, -3)}`]) {
      kept.set(name, rubbish);
      expect(await draft.load()).toBeUndefined();
    }
  });
});

describe('a phone that is full', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('says that it keeps nothing, and what it had stays', async () => {
    smallPhone(300);
    const { draft } = await keepersOf('link');
    expect(await draft.save({ Q1: 1 })).toBe(true);
    expect(await draft.save({ Q12: '长'.repeat(500) })).toBe(false);
    expect(await draft.load()).toEqual({ Q1: 1 });
  });

  it('and one without any storage, or without encryption, go on without it', async () => {
    const { draft } = await keepersOf('link');
    expect(await draft.save(answers)).toBe(false);
    smallPhone();
    vi.stubGlobal('crypto', {});
    const { draft: unhidden } = await keepersOf('link');
    expect(await unhidden.save(answers)).toBe(false);
    expect(await unhidden.load()).toBeUndefined();
  });
});
