/** What follows from the records of cases: dispositions by AAPOR, Standard Definitions, 10th edition (2023), and sums that any order gives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../../api/fieldwork/case.ts';
import { caseProgress } from '../../../api/follow/case-progress.ts';
import { addProgress, noProgress, type Progress } from '../../../api/follow/progress.ts';
import type { RecordedResponse } from '../../../api/responses/records-store.ts';
import type { Visit } from '../../../api/visits/visit.ts';
import { visitAt } from '../visits/visit-of.ts';

const drawn: Case = {
  campaignId: 'c',
  village: '433124100201',
  number: 1,
  list: 'poor',
  household: 'poor-1',
  group: '1组',
  role: 'probability',
  generation: 1,
  version: 1,
};
const answer: RecordedResponse = {
  kind: 'answer',
  number: 1,
  version: 1,
  answers: {},
  receivedAt: '2026-06-01T16:30:00.000Z',
  personId: 'one',
};

const of = (
  changes: Partial<Case>,
  responses: readonly RecordedResponse[] = [],
  visits: readonly Visit[] = [],
): Progress =>
  caseProgress({ case: { ...drawn, ...changes }, responses, visits, review: undefined }, 'Asia/Shanghai');

describe('a case', () => {
  test.each([
    ['never tried', {}, [], [], 'UH'],
    ['answered', {}, [answer], [], 'I'],
    ['answered after an outcome', { outcome: 3 }, [answer], [], 'I'],
    ['taken back', {}, [{ ...answer, kind: 'taken-back' }], [], 'R'],
    ['refused', { outcome: 3 }, [], [], 'R'],
    ['never met', { outcome: 4 }, [], [], 'NC'],
    ['away', { outcome: 5 }, [], [], 'NC'],
    ['moved or merged', { outcome: 6 }, [], [], 'NE'],
    ['no longer there', { outcome: 7 }, [], [], 'NE'],
    ['not found', { outcome: 8 }, [], [], 'UO'],
    ['ill, or without a language in common', { outcome: 9 }, [], [], 'O'],
    ['tried once and open', {}, [], [visitAt('2026-06-01T01:00:00Z', 4)], 'NC'],
    ['interviewed, without answers yet', {}, [], [visitAt('2026-06-01T01:00:00Z', 1)], 'O'],
  ] as const)('that was %s', (_what, changes, responses, visits, disposition) => {
    expect(of(changes, responses, visits).lists).toEqual({
      poor: { original: { [disposition]: 1 }, reserves: {} },
    });
  });

  test('of the reserve stands apart', () => {
    expect(of({ standsInFor: 7 }, [answer]).lists).toEqual({ poor: { original: {}, reserves: { I: 1 } } });
  });

  test('ends on the campaign’s day: half past midnight in Shanghai is the next', () => {
    expect(of({}, [answer]).days).toEqual({ '2026-06-02': 1 });
  });

  test('counts as an interview of both who held it, and its minutes too', () => {
    const visits = [visitAt('2026-06-01T01:00:00Z', 4), visitAt('2026-06-01T16:00:00Z', 1)];
    expect(of({}, [answer], visits)).toMatchObject({
      answered: 1,
      attempts: 2,
      people: {
        one: { interviews: 1, attempts: 2, minutes: 15 },
        two: { interviews: 1, attempts: 2, minutes: 15 },
      },
      reviews: { received: 1 },
      lastAt: '2026-06-01T16:30:00.000Z',
    });
  });

  test('answered by the household itself is nobody’s interview', () => {
    expect(of({}, [{ ...answer, personId: undefined }]).people).toEqual({});
  });

  test('reports what somebody should look at', () => {
    const visits = [
      visitAt('2026-06-01T01:00:00Z', 1, { othersPresent: 'official', roomCleared: false }),
      visitAt('2026-06-02T01:00:00Z', 4, { coaching: true, clockOffsetSeconds: 3600 }),
    ];
    expect(of({}, [], visits).reports).toEqual({
      'official-present': { count: 1, lastDay: '2026-06-01' },
      'room-not-cleared': { count: 1, lastDay: '2026-06-01' },
      coaching: { count: 1, lastDay: '2026-06-02' },
      'wrong-clock': { count: 1, lastDay: '2026-06-02' },
    });
  });
});

test('cases add up the same in any order and any grouping', () => {
  const visited = fc
    .record({
      outcome: fc.option(fc.integer({ min: 3, max: 9 }), { nil: undefined }),
      list: fc.constantFrom('poor' as const, 'exited' as const),
      day: fc.integer({ min: 1, max: 9 }),
      code: fc.integer({ min: 1, max: 9 }),
      by: fc.constantFrom(['one'], ['one', 'two'], ['three']),
      answered: fc.boolean(),
    })
    .map(({ outcome, list, day, code, by, answered }) => {
      const at = `2026-06-0${day}T05:00:00.000Z`;
      const ended = outcome === undefined ? {} : { outcome, outcomeAt: at };
      return of({ list, ...ended }, answered ? [answer] : [], [visitAt(at, code, { by })]);
    });
  fc.assert(
    fc.property(fc.array(visited, { maxLength: 12 }), fc.nat(), (cases, at) => {
      const all = cases.reduce(addProgress, noProgress);
      const cut = cases.length === 0 ? 0 : at % cases.length;
      const turned = [...cases.slice(cut).toReversed(), ...cases.slice(0, cut)];
      const parts = [turned.slice(0, cut), turned.slice(cut)].map((part) =>
        part.reduce(addProgress, noProgress),
      );
      expect(parts.reduce(addProgress, noProgress)).toEqual(all);
      expect(all.answered + all.open + Object.values(all.outcomes).reduce((a, b) => a + b, 0)).toBe(
        all.cases,
      );
    }),
    { seed: 3 },
  );
});
