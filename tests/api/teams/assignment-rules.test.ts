/** Whatever is assigned, taken away and given back: nobody's items say anything else than the assignment, and nothing visited is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssignedCase, AssignedVillage, OwnCases } from '../../../api/teams/assignment.ts';
import { assignmentProblems, ownAfter } from '../../../api/teams/assignment-rules.ts';

const people = ['陈', '朱', '秦', '许'];
const village = '433124100201';
const at = '2026-06-01T00:00:00.000Z';

const standing = (cases: readonly AssignedCase[], departed: boolean): AssignedVillage => ({
  campaignId: 'c',
  village,
  name: '镇村1',
  teamId: 't',
  ticket: 'k',
  cases,
  ...(departed ? { departedAt: at, departedBy: '李' } : {}),
  version: 1,
  assignedAt: at,
  assignedBy: '郑',
});

const casesOf = fc
  .array(fc.uniqueArray(fc.constantFrom(...people), { minLength: 2, maxLength: 2 }), { maxLength: 12 })
  .map((pairs) => pairs.map((persons, index) => ({ number: index + 1, persons })));

/** One assignment after the other; from the given step on the team has departed. */
const histories = fc.record({ steps: fc.array(casesOf, { minLength: 1, maxLength: 6 }), departs: fc.nat(6) });

const played = ({ steps, departs }: { steps: readonly AssignedCase[][]; departs: number }) =>
  steps.reduce<{ held: ReadonlyMap<string, OwnCases>; before: readonly AssignedCase[] }>(
    ({ held, before }, cases, index) => {
      const changed = ownAfter(standing(cases, index >= departs), before, held);
      return {
        held: new Map([...held, ...changed.map((each) => [each.personId, each] as const)]),
        before: cases,
      };
    },
    { held: new Map(), before: [] },
  );

describe('what each person has', () => {
  test('is what the assignment says, whatever stood before', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { held } = played(history);
        const last = history.steps.at(-1) ?? [];
        for (const person of people) {
          const numbers = last.filter(({ persons }) => persons.includes(person)).map(({ number }) => number);
          expect(held.get(person)?.numbers ?? []).toEqual(numbers);
        }
      }),
    );
  });

  test('every case that somebody had after departure can still be brought by them', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { held } = played(history);
        for (const cases of history.steps.slice(history.departs)) {
          for (const { number, persons } of cases) {
            for (const person of persons) {
              const own = held.get(person);
              expect([...(own?.numbers ?? []), ...(own?.earlier ?? [])]).toContain(number);
            }
          }
        }
      }),
    );
  });

  test('of what was taken away before departure nothing can be brought', () => {
    const before = [{ number: 1, persons: ['陈', '朱'] }];
    const [chen] = ownAfter(standing([], false), before, new Map()).filter(
      ({ personId }) => personId === '陈',
    );
    expect(chen).toMatchObject({ numbers: [], earlier: [] });
  });

  test('no number stands in both places', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { numbers, earlier } of played(history).held.values()) {
          expect(numbers.filter((number) => earlier.includes(number))).toEqual([]);
        }
      }),
    );
  });
});

describe('an assignment fits', () => {
  const problems = (cases: readonly AssignedCase[], pairs: 1 | 2 = 2) =>
    assignmentProblems(cases, [1, 2], people, { pairs }).map(({ field, reason }) => [field, reason.en]);

  test('as many people of the team as are needed, for cases that are there', () => {
    expect(problems([{ number: 1, persons: ['陈', '朱'] }])).toEqual([]);
    expect(problems([{ number: 2, persons: ['陈'] }], 1)).toEqual([]);
  });

  test.each([
    [{ number: 3, persons: ['陈', '朱'] }, 'no such case in this village'],
    [{ number: 1, persons: ['陈'] }, 'needs 2 people'],
    [{ number: 1, persons: ['陈', '陈'] }, 'An interview is held by two different people.'],
    [{ number: 1, persons: ['陈', '钱'] }, 'not of the team that has the village'],
  ])('%j does not', (wrong, reason) => {
    expect(problems([wrong])).toEqual([[String(wrong.number), reason]]);
  });

  test('nor does a case that is named twice, or two people where one is enough', () => {
    const one = { number: 1, persons: ['陈', '朱'] };
    expect(problems([one, one])).toEqual([['1', 'named twice']]);
    expect(problems([one], 1)).toEqual([['1', 'needs one person']]);
  });
});
