import { expect, it } from 'vitest';
import { type Draft, isOld, readDraft } from '../../../web/respond/draft.ts';
import { at, sessionAt } from './visit.ts';

const draft: Draft = {
  formCode: 'visit',
  formVersion: 1,
  language: 'ug',
  session: sessionAt(at('remark', true), { listed: 1, helper: [1], 'age#2': 7, remark: '好' }),
  touched: 1_800_000_000_000,
};

it('comes back as it was left', () => {
  expect(readDraft(JSON.parse(JSON.stringify(draft)), 'draft')).toEqual(draft);
});

it.each([
  ['nothing', null],
  ['an answer that is none', { ...draft, session: { ...draft.session, answers: { listed: {} } } }],
  ['a place that is none', { ...draft, session: { ...draft.session, place: { at: 'moon' } } }],
])('%s is not read as a draft', (_, value) => {
  expect(() => readDraft(value, 'draft')).toThrow();
});

it.each([
  ['a minute later', 60_000, false],
  ['half an hour and a second later', 1_801_000, true],
  ['on a clock that was set back', -1000, true],
])('%s the page asks whose it is, or does not', (_, later, asks) => {
  expect(isOld(draft, draft.touched + later)).toBe(asks);
});
