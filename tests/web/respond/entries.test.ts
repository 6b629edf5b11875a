import { describe, expect, it } from 'vitest';
import type { Choice, NumberItem, Text } from '../../../methods/questionnaire/form.ts';
import { inSteps } from '../../../web/respond/entries/in-steps.ts';
import { moved } from '../../../web/respond/entries/moved.ts';
import { placeText } from '../../../web/respond/entries/place-text.ts';
import { foundIn, searchIndex } from '../../../web/respond/entries/search.ts';
import { dateTyped, timeTyped } from '../../../web/respond/entries/typed-moment.ts';
import { sizeWithin } from '../../../web/respond/media/shrink.ts';
import { spokenLines, voiceFor } from '../../../web/respond/spoken.ts';
import { pageLanguage, settingOf } from '../../../web/respond/tongues.ts';

it.each([
  ['2026-3-1', '2026-03-01'],
  ['2026/12/31', '2026-12-31'],
  ['2026年3月31日', '2026-03-31'],
  ['20260331', '2026-03-31'],
  ['２０２６-０３-３１', '2026-03-31'],
  ['last year', 'last year'],
])('%j typed for a day', (typed, day) => expect(dateTyped(typed)).toBe(day));

it.each([
  ['8:30', '08:30'],
  ['08：05', '08:05'],
  ['8点30分', '08:30'],
  ['2130', '21:30'],
  ['08:30:15', '08:30'],
  ['noon', 'noon'],
])('%j typed for a time', (typed, time) => expect(timeTyped(typed)).toBe(time));

describe('a long list', () => {
  const choices = ['长乐乡', '花垣镇', 'Àbuja', '吉卫镇'].map((name, index) => ({
    code: index + 1,
    label: { zh: name },
  }));
  const index = searchIndex(choices, ({ zh }) => zh ?? '');
  const codes = (typed: string) => foundIn(index, typed).map(({ code }) => code);

  it('is all there until something is typed', () => expect(codes(' ')).toEqual([1, 2, 3, 4]));

  it('finds by any part, by code, without case and accents', () => {
    expect(codes('镇')).toEqual([2, 4]);
    expect(codes('abuja')).toEqual([3]);
    expect(codes('吉 4')).toEqual([4]);
    expect(codes('nowhere')).toEqual([]);
  });
});

it('an order is changed by one place, and not beyond its ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 0, -1)).toBeUndefined();
  expect(moved(['a', 'b'], 1, 1)).toBeUndefined();
});

it('steps stop at their limits and show no more decimals than they have', () => {
  const item: NumberItem = {
    code: 'n',
    type: 'decimal',
    label: { zh: '数' },
    required: true,
    minimum: 0.1,
    maximum: 0.5,
    step: 0.1,
  };
  expect(inSteps(item, 0.1 + 0.2)).toBe(0.3);
  expect(inSteps(item, 9)).toBe(0.5);
  expect(inSteps(item, -1)).toBe(0.1);
});

it('a place is written as form.ts says', () => {
  expect(placeText({ latitude: 29.5600001, longitude: 106.55, altitude: 239.6, accuracy: 11.2 })).toBe(
    '29.56 106.55 240 12',
  );
  expect(placeText({ latitude: 0, longitude: -1, altitude: null, accuracy: 5 })).toBe('0 -1 0 5');
});

it('a photo becomes smaller, never larger', () => {
  expect(sizeWithin(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 });
  expect(sizeWithin(300, 200, 1600)).toEqual({ width: 300, height: 200 });
});

describe('reading aloud', () => {
  const voice = (lang: string, localService: boolean, isDefault = false) => ({
    lang,
    localService,
    default: isDefault,
    name: lang,
    voiceURI: lang,
  });

  it('takes a voice of the device, the nearest to the language, and none of the network', () => {
    const [network, taiwan, china] = [voice('zh-CN', false), voice('zh-TW', true), voice('zh_CN', true)];
    expect(voiceFor([network, taiwan, china], 'zh-CN')).toBe(china);
    expect(voiceFor([network, taiwan], 'zh-CN')).toBe(taiwan);
    expect(voiceFor([network], 'zh-CN')).toBeUndefined();
    expect(voiceFor([taiwan], 'bo')).toBeUndefined();
  });

  it('says question, hint and choices, but not a thousand of them', () => {
    const choices = Array.from({ length: 3 }, (_, code) => ({ code, label: { zh: `选${code}` } }));
    const item = {
      code: 'a',
      type: 'select-one',
      label: { zh: '问' },
      hint: { zh: '提示' },
      required: true,
      choices,
    } as const;
    const asked = [{ key: 'a', item }];
    const live = (offered: readonly Choice[]) => ({
      choicesOf: () => offered,
      labelOf: (text: Text) => text['zh'] ?? '',
    });
    expect(spokenLines(asked, live(choices), 'zh')).toEqual(['问', '提示', '选0', '选1', '选2']);
    const fifty = Array.from({ length: 50 }, (_, code) => ({ code, label: { zh: '选' } }));
    expect(spokenLines(asked, live(fifty), 'zh')).toEqual(['问', '提示']);
  });
});

describe('languages', () => {
  it.each([
    ['zh', 'zh-CN', 'ltr', ''],
    ['ug', 'ug', 'rtl', ''],
    ['ug-Latn', 'ug-Latn', 'ltr', ''],
    ['kk', 'kk', 'ltr', ''],
    ['kk-Arab', 'kk-Arab', 'rtl', ''],
    ['fa-AF', 'fa-AF', 'rtl', ''],
    ['bo', 'bo', 'ltr', 'tall'],
    ['dz', 'dz', 'ltr', 'tall'],
    ['mn-Mong', 'mn-Mong', 'ltr', 'columns'],
    ['mn', 'mn', 'ltr', ''],
  ])('%s is set as its script asks', (tag, lang, dir, shape) => {
    expect(settingOf(tag)).toEqual({ lang, dir, shape });
  });

  it('the page speaks the form’s Chinese or English beside any other', () => {
    expect(pageLanguage('en-GB', ['zh'])).toBe('en');
    expect(pageLanguage('ug', ['zh', 'ug'])).toBe('zh');
    expect(pageLanguage('fr', ['fr', 'en'])).toBe('en');
    expect(pageLanguage('bo', ['bo'])).toBe('zh');
  });
});
