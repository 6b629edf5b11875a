import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers, softProblems } from '../../../methods/questionnaire/check-answers.ts';
import { evaluate } from '../../../methods/questionnaire/evaluate.ts';
import type { Answers, Audience, Form, Item } from '../../../methods/questionnaire/form.ts';
import { type LiveAnswers, openAnswers } from '../../../methods/questionnaire/live-answers.ts';
import { anyAudience, formOf, select, visitForm } from './forms.ts';
import { anyJunk, anyRosterForm, anySteps, type Step } from './roster-forms.ts';

const take = (live: LiveAnswers, step: Step) => {
  if (step.act === 'set') return live.set(step.key, step.answer);
  return step.act === 'add' ? live.addMember('R') : live.removeMember('R', step.member);
};

/** All that can be seen of answers, without how they came about. */
const seen = (form: Form, answers: Answers, audience: Audience) => {
  const evaluation = evaluate(form, answers, audience);
  const members = Array.from({ length: 4 }, (_, index) => index + 1);
  const keys = form.items.flatMap(({ code }) => [code, ...members.map((member) => `${code}#${member}`)]);
  return {
    asked: evaluation.asked.map(({ key }) => key),
    values: Object.fromEntries([...keys, 'R'].map((key) => [key, evaluation.valueOf(key)])),
  };
};

describe('for any form with members, and any order of changes', () => {
  it('working out what a change touches gives the same as working out everything', () => {
    fc.assert(
      fc.property(anyRosterForm, anyAudience, anySteps, (form, audience, steps) => {
        const live = openAnswers(form, audience, {});
        for (const step of steps) {
          take(live, step);
          const { asked } = seen(form, live.answers(), audience);
          expect(live.asked().map(({ key }) => key)).toEqual(asked);
          const wrong = checkAnswers(form, live.answers(), audience).map(({ item }) => item);
          expect(
            live
              .asked()
              .filter(({ key }) => live.problemAt(key))
              .map(({ key }) => key),
          ).toEqual(
            live
              .asked()
              .map(({ key }) => key)
              .filter((key) => wrong.includes(key)),
          );
        }
      }),
      { seed: 20261101, numRuns: 250 },
    );
  });

  it('says exactly which answers a change would clear, and asking changes nothing', () => {
    fc.assert(
      fc.property(anyRosterForm, anySteps, fc.integer({ min: 0, max: 3 }), (form, steps, answer) => {
        const live = openAnswers(form, 'interviewer', {});
        for (const step of steps) take(live, step);
        for (const { key } of live.asked()) {
          const before = live.answers();
          const announced = live.wouldClear(key, answer);
          expect(live.answers()).toEqual(before);
          expect(seen(form, live.answers(), 'interviewer')).toEqual(seen(form, before, 'interviewer'));
          const { cleared } = live.set(key, answer);
          expect(cleared.filter((one) => one !== key)).toEqual(announced);
          for (const one of cleared) expect(live.answer(one)).toBeUndefined();
          // Changed back: all is as it was, but for what was cleared.
          if (cleared.length === 0) {
            live.set(key, before[key]);
            expect(live.answers()).toEqual(before);
          }
        }
      }),
      { seed: 20261102, numRuns: 100 },
    );
  });

  it('never leaves an answer that nobody asked for', () => {
    fc.assert(
      fc.property(anyRosterForm, anyAudience, anyJunk, anySteps, (form, audience, junk, steps) => {
        const live = openAnswers(form, audience, junk);
        for (const step of steps) take(live, step);
        const reasons = checkAnswers(form, live.answers(), audience).map(({ reason }) => reason);
        expect(reasons).not.toContain('not-asked');
        expect(reasons).not.toContain('other-audience');
        expect(reasons).not.toContain('calculated');
        expect(reasons).not.toContain('unknown-item');
      }),
      { seed: 20261103, numRuns: 250 },
    );
  });

  it('an answer to what is not asked influences nothing', () => {
    fc.assert(
      fc.property(anyRosterForm, anyAudience, anyJunk, (form, audience, junk) => {
        const kept = openAnswers(form, audience, junk).answers();
        expect(seen(form, junk, audience)).toEqual(seen(form, kept, audience));
      }),
      { seed: 20261104, numRuns: 250 },
    );
  });
});

const label = { en: 'label' };
const integer = (code: string, more: Partial<Item> = {}): Item =>
  ({ code, type: 'integer', label, required: true, minimum: 0, maximum: 120, ...more }) as Item;

/** children (0–5) → for each child name, age, school if 6 or older; youngest, oldest and how many go to school. */
const roster: Form = {
  ...formOf([]),
  groups: [{ code: 'child', repeat: { minimum: 0, maximum: 5, count: { var: 'children' } } }],
  items: [
    integer('children', {
      checks: [{ holds: { '<=': [{ var: 'children' }, 4] }, message: label, kind: 'soft' }],
    }),
    { code: 'name', type: 'text', label, required: true, maximumLength: 20, group: 'child' },
    integer('age', { group: 'child', label: { en: 'How old is \u0024{name}?', zh: '\u0024{name}几岁？' } }),
    select('school', [1, 2], { group: 'child', relevant: { '>=': [{ var: 'age' }, 6] } }),
    {
      code: 'goes',
      type: 'calculate',
      label,
      required: false,
      group: 'child',
      calculation: { '==': [{ var: 'school' }, 1] },
    },
    { code: 'atSchool', type: 'calculate', label, required: false, calculation: { sum: { var: 'goes' } } },
    {
      code: 'gap',
      type: 'calculate',
      label,
      required: false,
      calculation: { '-': [{ at: [{ var: 'age' }, 1] }, { at: [{ var: 'age' }, 2] }] },
    },
  ],
};

describe('a roster', () => {
  const answers = { children: 2, 'name#1': '小红', 'age#1': 9, 'school#1': 1, 'name#2': '小明', 'age#2': 4 };

  it('asks each member whole, before the next', () => {
    const live = openAnswers(roster, 'interviewer', answers);
    expect(live.asked().map(({ key }) => key)).toEqual([
      'children',
      'name#1',
      'age#1',
      'school#1',
      'name#2',
      'age#2',
    ]);
    expect(checkAnswers(roster, answers, 'interviewer')).toEqual([]);
    expect(live.members('child')).toBe(2);
  });

  it('is counted from outside', () => {
    // 9 − 4 = 5 years between the two; one of them goes to school.
    const evaluation = evaluate(roster, answers, 'interviewer');
    expect(['atSchool', 'gap', 'child'].map(evaluation.valueOf)).toEqual([1, 5, 2]);
  });

  it('with fewer members forgets those that are gone, after saying so', () => {
    const live = openAnswers(roster, 'interviewer', answers);
    expect(live.wouldClear('children', 1)).toEqual(['name#2', 'age#2']);
    expect(live.set('children', 1).cleared).toEqual(['name#2', 'age#2']);
    expect(live.answers()).toEqual({ children: 1, 'name#1': '小红', 'age#1': 9, 'school#1': 1 });
  });

  it('fills in the same member’s name, in the language that is asked for', () => {
    const live = openAnswers(roster, 'interviewer', answers);
    const age = live.asked().find(({ key }) => key === 'age#2')?.item;
    expect(live.labelOf(age?.label ?? {}, 'zh-Hans', 'age#2')).toBe('小明几岁？');
    expect(live.labelOf(age?.label ?? {}, 'bo', 'age#1')).toBe('How old is 小红?');
  });

  it('whose number a rule gives takes no number from the phone', () => {
    expect(checkAnswers(roster, { ...answers, child: 2 }, 'interviewer')).toEqual([
      { item: 'child', reason: 'calculated', data: {} },
    ]);
  });

  it.each([
    ['name#3', 'not-asked'],
    ['name', 'unknown-item'],
    ['name#0', 'unknown-item'],
    ['children#1', 'unknown-item'],
    ['atSchool', 'calculated'],
    ['__proto__#1', 'unknown-item'],
  ])('an answer under %s is %s', (key, reason) => {
    expect(checkAnswers(roster, { ...answers, [key]: 1 }, 'interviewer')).toEqual([
      { item: key, reason, data: {} },
    ]);
  });
});

describe('members that are added by hand', () => {
  const form: Form = {
    ...formOf([{ code: 'name', type: 'text', label, required: true, maximumLength: 20, group: 'person' }]),
    groups: [{ code: 'person', repeat: { minimum: 1, maximum: 3 } }],
  };

  it('are as many as the form allows', () => {
    const live = openAnswers(form, 'respondent', {});
    expect(live.members('person')).toBe(1);
    live.addMember('person');
    live.addMember('person');
    live.addMember('person');
    expect(live.answers()).toEqual({ person: 3 });
    expect(checkAnswers(form, { person: 4 }, 'respondent')).toContainEqual({
      item: 'person',
      reason: 'out-of-range',
      data: { minimum: 1, maximum: 3 },
    });
  });

  it('move up when one before them is taken out', () => {
    const live = openAnswers(form, 'respondent', { person: 3, 'name#1': 'a', 'name#2': 'b', 'name#3': 'c' });
    live.removeMember('person', 2);
    expect(live.answers()).toEqual({ person: 2, 'name#1': 'a', 'name#2': 'c' });
  });
});

describe('what else a page asks', () => {
  it('hard checks keep an answer out, soft ones ask again, and neither is asked of a don’t-know', () => {
    expect(softProblems(roster, { children: 5 }, 'interviewer')).toContainEqual({
      item: 'children',
      reason: 'check-failed',
      data: { check: 0 },
    });
    expect(softProblems(roster, { children: [98] }, 'interviewer')).toEqual([]);
    const hard = formOf([integer('B', { checks: [{ holds: { '<': [{ var: 'B' }, 3] }, message: label }] })]);
    expect(checkAnswers(hard, { B: 3 }, 'respondent')).toEqual([
      { item: 'B', reason: 'check-failed', data: { check: 0 } },
    ]);
    expect(checkAnswers(hard, { B: [99] }, 'respondent')).toEqual([]);
  });

  it('choices are filtered by other answers', () => {
    const place = (code: number, county: string) => ({ code, label, properties: { county } });
    const form = formOf([
      { code: 'county', type: 'text', label, required: true, maximumLength: 9 },
      select('town', [], {
        choices: [place(1, 'A'), place(2, 'B'), place(3, 'A')],
        choiceFilter: { '==': [{ choice: 'county' }, { var: 'county' }] },
      }),
    ]);
    const live = openAnswers(form, 'respondent', { county: 'A', town: 2 });
    expect(live.choicesOf('town').map(({ code }) => code)).toEqual([1, 3]);
    expect(live.problemAt('town')?.reason).toBe('option-not-offered');
  });

  it('a rule may make an answer required, and offer a first value', () => {
    const form = formOf([
      integer('A', { required: false }),
      integer('B', { required: { '==': [{ var: 'A' }, 1] }, initial: { '+': [{ var: 'A' }, 1] } }),
    ]);
    const live = openAnswers(form, 'respondent', { A: 1 });
    expect([live.requiredAt('B'), live.initialOf('B'), live.problemAt('B')?.reason]).toEqual([
      true,
      2,
      'missing',
    ]);
    live.set('A', 0);
    expect([live.requiredAt('B'), live.problemAt('B')]).toEqual([false, undefined]);
  });

  it('the day on which the form was begun stays', () => {
    const form = formOf([{ code: 'begun', type: 'today', label, required: false }]);
    const first = openAnswers(form, 'respondent', {}, '2026-03-31').answers();
    expect(openAnswers(form, 'respondent', first, '2026-04-01').answers()).toEqual({ begun: '2026-03-31' });
    expect(openAnswers(form, 'respondent', first).asked()).toEqual([]);
  });

  it('the same list of what is asked comes back until something changes', () => {
    const live = openAnswers(visitForm, 'respondent', {});
    expect(live.asked()).toBe(live.asked());
    live.wouldClear('listed', 1);
    const before = live.asked();
    live.set('listed', 1);
    expect(live.asked()).not.toBe(before);
  });
});
