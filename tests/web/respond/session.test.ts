import { describe, expect, it } from 'vitest';
import { carryOver } from '../../../web/respond/carry-over.ts';
import { backward, begin, currentScreen, fix, forward, problemsOn } from '../../../web/respond/session.ts';
import { at, sessionAt, visit, visited } from './visit.ts';

const notice = { at: 'notice' } as const;
const review = { at: 'review' } as const;
const asked = { form: visit, audience: 'respondent' } as const;

describe('walking through a form', () => {
  it('begins with the first item, or where the answers end', () => {
    expect(begin(visited())).toEqual(at('listed'));
    expect(begin(visited({ listed: 1 }))).toEqual(at('helper'));
    expect(begin(visited({ listed: 2 }))).toEqual(review);
  });

  it('goes from item to item as they are asked, then to the review', () => {
    expect(forward(visited({ listed: 1 }), at('listed'))).toEqual(at('helper'));
    expect(forward(visited({ listed: 2 }), at('listed'))).toEqual(at('remark'));
    expect(forward(visited({ listed: 2 }), at('remark'))).toEqual(review);
  });

  it('says that the interviewer is alone before what only the interviewer is asked', () => {
    const interviewed = visited({ listed: 2 }, 'interviewer');
    expect(forward(interviewed, at('remark'))).toEqual(at('#alone'));
    expect(forward(interviewed, at('#alone'))).toEqual(at('persons'));
    expect(backward(interviewed, at('persons'))).toEqual(at('#alone'));
    expect(currentScreen(interviewed, at('#alone'))?.kind).toBe('alone');
  });

  it('stays while the answer is missing or wrong, and knows why', () => {
    const unanswered = visited();
    expect(forward(unanswered, at('listed'))).toEqual(at('listed'));
    const screen = currentScreen(unanswered, at('listed'));
    expect(screen && problemsOn(unanswered, screen).get('listed')?.reason).toBe('missing');
    expect(forward(visited({ listed: 2, persons: 21 }, 'interviewer'), at('persons'))).toEqual(at('persons'));
  });

  it('goes back the way that it came, to the notice before the first item', () => {
    expect(backward(visited({ listed: 2 }), review)).toEqual(at('remark'));
    expect(backward(visited({ listed: 2 }), at('remark'))).toEqual(at('listed'));
    expect(backward(visited(), at('listed'))).toEqual(notice);
  });
});

describe('changing an answer from the review', () => {
  it('returns to the review when nothing is missing', () => {
    expect(fix('listed')).toEqual(at('listed', true));
    expect(forward(visited({ listed: 2 }), fix('listed'))).toEqual(review);
  });

  it('passes by the items that the change has opened', () => {
    expect(forward(visited({ listed: 1 }), fix('listed'))).toEqual(at('helper', true));
  });
});

describe('a draft of an older version of the form', () => {
  it('keeps what still fits, drops the rest, and is a new answer set', () => {
    const draft = sessionAt(review, { listed: 1, helper: [9], gone: 3, remark: '好' });
    const carried = carryOver(asked, draft, 'BBBBBBBBBBBBBBBBBBBBBB');
    expect(carried).toEqual({
      responseId: 'BBBBBBBBBBBBBBBBBBBBBB',
      answers: { listed: 1, remark: '好' },
      place: notice,
    });
  });

  it('drops answers that hang on a dropped one', () => {
    expect(carryOver(asked, sessionAt(review, { listed: 7, helper: [1] }), 'B').answers).toEqual({});
  });
});

it('an item that is no longer asked is not shown', () => {
  expect(currentScreen(visited({ listed: 2 }), at('helper'))).toBeUndefined();
  expect(currentScreen(visited(), at('listed'))?.id).toBe('listed');
});
