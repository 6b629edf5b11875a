import { describe, expect, it } from 'vitest';
import {
  answerItem,
  backward,
  begin,
  carryOver,
  currentItem,
  fixItem,
  forward,
  problemHere,
} from '../../../web/respond/session.ts';
import { alone, at, interviewed, sessionAt, visit } from './visit.ts';

const notice = { at: 'notice' } as const;
const review = { at: 'review' } as const;

describe('walking through a form', () => {
  it('begins with the first item, or where the answers end', () => {
    expect(begin(alone, sessionAt(notice)).place).toEqual(at('listed'));
    expect(begin(alone, sessionAt(notice, { listed: 1 })).place).toEqual(at('helper'));
    expect(begin(alone, sessionAt(notice, { listed: 2 })).place).toEqual(review);
  });

  it('goes from item to item as they are asked, then to the review', () => {
    expect(forward(alone, sessionAt(at('listed'), { listed: 1 })).place).toEqual(at('helper'));
    expect(forward(alone, sessionAt(at('listed'), { listed: 2 })).place).toEqual(at('remark'));
    expect(forward(alone, sessionAt(at('remark'), { listed: 2 })).place).toEqual(review);
    expect(forward(interviewed, sessionAt(at('remark'), { listed: 2 })).place).toEqual(at('persons'));
  });

  it('stays while the answer is missing or wrong, and knows why', () => {
    const unanswered = sessionAt(at('listed'));
    expect(forward(alone, unanswered)).toBe(unanswered);
    expect(problemHere(alone, unanswered)?.reason).toBe('missing');
    const tooMany = sessionAt(at('persons'), { listed: 2, persons: 21 });
    expect(forward(interviewed, tooMany)).toBe(tooMany);
    expect(problemHere(interviewed, tooMany)?.reason).toBe('out-of-range');
  });

  it('goes back the way that it came, to the notice before the first item', () => {
    expect(backward(alone, sessionAt(review, { listed: 2 })).place).toEqual(at('remark'));
    expect(backward(alone, sessionAt(at('remark'), { listed: 2 })).place).toEqual(at('listed'));
    expect(backward(alone, sessionAt(at('listed'))).place).toEqual(notice);
  });

  it('keeps the answers when going back', () => {
    const session = sessionAt(at('remark'), { listed: 1, helper: [1], remark: '好' });
    expect(backward(alone, session).answers).toEqual(session.answers);
  });
});

describe('changing an answer from the review', () => {
  it('returns to the review when nothing is missing', () => {
    const fixing = fixItem(sessionAt(review, { listed: 2 }), 'listed');
    expect(fixing.place).toEqual(at('listed', true));
    expect(forward(alone, fixing).place).toEqual(review);
  });

  it('passes by the items that the change has opened', () => {
    const fixing = fixItem(sessionAt(review, { listed: 2 }), 'listed');
    const changed = answerItem(alone, fixing, 'listed', 1);
    expect(forward(alone, changed).place).toEqual(at('helper', true));
  });

  it('drops the answers that the change hides', () => {
    const fixing = fixItem(sessionAt(review, { listed: 1, helper: [2] }), 'listed');
    expect(answerItem(alone, fixing, 'listed', 2).answers).toEqual({ listed: 2 });
  });
});

describe('a draft of an older version of the form', () => {
  it('keeps what still fits, drops the rest, and is a new answer set', () => {
    const draft = sessionAt(review, { listed: 1, helper: [9], gone: 3, remark: '好' });
    const carried = carryOver(alone, draft, 'BBBBBBBBBBBBBBBBBBBBBB');
    expect(carried).toEqual({
      responseId: 'BBBBBBBBBBBBBBBBBBBBBB',
      answers: { listed: 1, remark: '好' },
      place: notice,
    });
  });

  it('drops answers that hang on a dropped one', () => {
    const draft = sessionAt(review, { listed: 7, helper: [1] });
    expect(carryOver(alone, draft, 'B').answers).toEqual({});
  });
});

it('an item that is no longer asked is not shown', () => {
  expect(currentItem(alone, sessionAt(at('helper'), { listed: 2 }))).toBeUndefined();
  expect(currentItem(alone, sessionAt(at('listed')))).toBe(visit.items[0]);
});
