/** Who must not do what, by rules 回避 of third-party evaluations: not at home, not where employed, not where relatives are; by others than before. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backCheckConflicts,
  conflictRules,
  conflictsOf,
  pairConflicts,
  releaseConflicts,
  reviewConflicts,
} from '../../../api/teams/conflict-rules.ts';
import { fieldRulesSchema } from '../../../api/teams/field-rules.ts';

const rules = fieldRulesSchema.parse({});
const village = '433124100201';
const training = { score: 90, day: '2026-06-01', enteredBy: 'lead', enteredAt: '2026-06-01T10:00:00.000Z' };
const declared = (places: Partial<Record<'homes' | 'employers' | 'relatives', readonly string[]>>) => ({
  training,
  declaration: {
    homes: ['430102'],
    employers: [],
    relatives: [],
    declaredAt: '2026-06-01T10:00:00.000Z',
    ...places,
  },
});

describe('what keeps somebody from interviewing', () => {
  test.each([
    [90, []],
    [89, ['not-trained']],
    [100, []],
    [0, ['not-trained']],
  ])('%i marks of 90 that are needed', (score, broken) => {
    expect(conflictsOf({ ...declared({}), training: { ...training, score } }, village, rules)).toEqual(
      broken,
    );
  });

  test('of whom nothing was entered, neither training nor declaration is there', () => {
    expect(conflictsOf(undefined, village, rules)).toEqual(['not-trained', 'not-declared']);
    expect(conflictsOf({ training }, village, rules)).toEqual(['not-declared']);
  });

  test.each([
    ['homes', 'home-area'],
    ['employers', 'employment'],
    ['relatives', 'relatives'],
  ] as const)('%s in the county, in a township or a village of it, and next door', (places, rule) => {
    for (const place of ['433124', '433124100', '433124200', '433124100201', '433124200202']) {
      expect(conflictsOf(declared({ [places]: [place] }), village, rules)).toEqual([rule]);
    }
    expect(conflictsOf(declared({ [places]: ['433123', '433125100201'] }), village, rules)).toEqual([]);
  });

  test.each([
    ['county', ['433124', '433124200', '433124100202', '433124100201']],
    ['township', ['433124', '433124100', '433124100202', '433124100201']],
    ['village', ['433124', '433124100', '433124100201']],
  ] as const)('by %s: what was said no finer counts for all of it', (avoidance, places) => {
    for (const place of places) {
      expect(conflictsOf(declared({ homes: [place] }), village, { ...rules, avoidance })).toEqual([
        'home-area',
      ]);
    }
  });

  test('a finer rule lets people work next door', () => {
    expect(
      conflictsOf(declared({ homes: ['433124200201'] }), village, { ...rules, avoidance: 'township' }),
    ).toEqual([]);
    expect(
      conflictsOf(declared({ homes: ['433124100202'] }), village, { ...rules, avoidance: 'village' }),
    ).toEqual([]);
  });

  test('whatever a finer rule forbids, a wider one forbids too', () => {
    const code = fc
      .tuple(
        fc.constantFrom('433124', '433123'),
        fc.constantFrom('100', '200'),
        fc.constantFrom('201', '202'),
      )
      .chain(([county, township, end]) =>
        fc.constantFrom(county, `${county}${township}`, `${county}${township}${end}`),
      );
    fc.assert(
      fc.property(fc.array(code, { maxLength: 4 }), (homes) => {
        const broken = (avoidance: 'county' | 'township' | 'village') =>
          conflictsOf(declared({ homes }), village, { ...rules, avoidance }).length;
        expect(broken('village')).toBeLessThanOrEqual(broken('township'));
        expect(broken('township')).toBeLessThanOrEqual(broken('county'));
      }),
    );
  });
});

describe('what keeps somebody from judging', () => {
  const interviewers = ['陈', '朱'];

  test('who interviewed neither reviews nor checks back', () => {
    expect(reviewConflicts({ personId: '朱', interviewers })).toEqual(['own-interview']);
    expect(backCheckConflicts({ personId: '陈', interviewers }, undefined, [])).toEqual(['own-interview']);
    expect(reviewConflicts({ personId: '吕', interviewers })).toEqual([]);
  });

  test('who has judged does not judge again', () => {
    expect(reviewConflicts({ personId: '吕', interviewers, reviewers: ['吕'] })).toEqual(['own-review']);
  });

  test('another team checks back', () => {
    const second = { personId: '秦', interviewers };
    expect(backCheckConflicts(second, 'team-1', ['team-1'])).toEqual(['own-team']);
    expect(backCheckConflicts(second, 'team-2', ['team-1'])).toEqual([]);
  });

  test('who visited a case does not release its reserve', () => {
    expect(releaseConflicts('陈', interviewers)).toEqual(['own-case']);
    expect(releaseConflicts('李', interviewers)).toEqual([]);
  });

  test('a pair is two people', () => {
    expect(pairConflicts(['陈', '陈'])).toEqual(['pair-same-person']);
    expect(pairConflicts(interviewers)).toEqual([]);
    expect(pairConflicts(['陈'])).toEqual([]);
  });
});

test('each rule is a sentence', () => {
  for (const { en, zh } of Object.values(conflictRules)) {
    expect(en).toMatch(/^[A-Z].+\.$/);
    expect(zh).toMatch(/。$/);
  }
});
