import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listTypes } from '../../../api/frames/list-type.ts';
import type { Roster } from '../../../api/samples/household-rules.ts';
import {
  changeOfRoster,
  correctable,
  frozenAfter,
  mustHaveNoHand,
  mustSayWhy,
} from '../../../api/samples/roster-correction-rules.ts';
import type { FrozenRoster, SampledVillage } from '../../../api/samples/sample.ts';

const request = {
  village: '433124100201',
  version: 1,
  importId: 'i2',
  reason: 'rows-missing',
  evidence: '与乡镇档案核对，名册漏列第三小组全部住户。',
} as const;

const roster: FrozenRoster = {
  importId: 'i1',
  version: 1,
  root: '11'.repeat(32),
  lists: { poor: 5 },
  frozenAt: '2026-06-01T08:00:00.000Z',
};

const village: SampledVillage = {
  campaignId: 'c1',
  code: '433124100201',
  name: '镇村1',
  stratum: 'town',
  role: 'sample',
  rank: 1,
  ticket: '22'.repeat(32),
  inclusion: { numerator: '240', denominator: '735' },
  size: 80,
  lists: { poor: { size: 5, issued: 2 } },
  disclosedAt: '2026-05-31T08:00:00.000Z',
  roster,
  householdsDrawn: true,
  version: 3,
};

/** The code of the refusal, or `done`. */
const outcomeOf = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

describe('a roster may be corrected', () => {
  test.each<[what: string, facts: SampledVillage | undefined, version: number, outcome: string]>([
    ['that was drawn from', village, 1, 'done'],
    ['of a village that was not disclosed', undefined, 1, 'village-undisclosed'],
    ['of a lost village', { ...village, lost: 'epidemic' }, 1, 'village-lost'],
    ['that is not frozen', { ...village, roster: undefined }, 1, 'roster-uncorrectable'],
    ['that waits for its pulse', { ...village, householdsDrawn: false }, 1, 'roster-uncorrectable'],
    ['of another version than the present', village, 2, 'roster-version-unknown'],
    ['the eighth time', { ...village, roster: { ...roster, version: 8 } }, 8, 'done'],
    ['the ninth time', { ...village, roster: { ...roster, version: 9 } }, 9, 'roster-corrections-spent'],
  ])('%s: %#', (_what, facts, version, outcome) => {
    expect(outcomeOf(() => correctable(facts, { ...request, version }))).toBe(outcome);
  });

  test('for a reason that is coded, or said where it is another one', () => {
    const asked = (changes: object): string => outcomeOf(() => mustSayWhy({ ...request, ...changes }));
    expect(asked({})).toBe('done');
    expect(asked({ reason: 'other', otherReason: '名册来自旧系统' })).toBe('done');
    expect(asked({ reason: 'other', otherReason: '旧' })).toBe('input-invalid');
    expect(asked({ reason: 'other', otherReason: '请联系村会计13800138000核对' })).toBe('input-invalid');
    expect(asked({ reason: 'other' })).toBe('input-invalid');
    expect(asked({ otherReason: '名册来自旧系统' })).toBe('input-invalid');
  });

  test('by who uploaded and froze neither roster and does not interview there', () => {
    const hands = ['uploader', undefined, 'freezer'];
    const by = (personId: string, interviewsThere = false): string =>
      outcomeOf(() => mustHaveNoHand({ personId, interviewsThere }, hands));
    expect(by('supervisor')).toBe('done');
    expect(by('uploader')).toBe('roster-own');
    expect(by('freezer')).toBe('roster-own');
    expect(by('supervisor', true)).toBe('roster-own');
  });
});

const household = fc.record({
  list: fc.constantFrom(...listTypes),
  household: fc.integer({ min: 1, max: 12 }).map((number) => `h-${number}`),
  group: fc.constantFrom('', '1组', '2组'),
});
/** A household number stands once in its village. */
const rosters = fc.uniqueArray(household, { selector: (each) => each.household, maxLength: 12 });

const keyOf = (each: Roster[number]): string => `${each.list} ${each.household} ${each.group}`;

describe('what a correction changes', () => {
  test('is counted, and another order of the rows is no change', () => {
    fc.assert(
      fc.property(
        rosters,
        rosters,
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        (before, after, order) => {
          const shuffled = after.toSorted(
            (a, b) => (order[after.indexOf(a)] ?? 0) - (order[after.indexOf(b)] ?? 0),
          );
          const [old, present] = [before.map(keyOf), after.map(keyOf)];
          const added = present.filter((key) => !old.includes(key)).length;
          const removed = old.filter((key) => !present.includes(key)).length;
          if (added + removed === 0) {
            expect(outcomeOf(() => changeOfRoster(before, shuffled))).toBe('roster-unchanged');
          } else {
            expect(changeOfRoster(before, shuffled)).toEqual({ added, removed });
          }
        },
      ),
      { seed: 20_260_601 },
    );
  });
});

describe('the moment at which a corrected roster counts as frozen', () => {
  const moments = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());

  test('is now, or just after what it corrects where another machine’s clock is ahead', () => {
    fc.assert(
      fc.property(moments, moments, fc.option(moments, { nil: undefined }), (frozenAt, now, pulseAt) => {
        const pulse = pulseAt === undefined ? {} : { pulse: { number: 1, value: '00', at: pulseAt } };
        const at = frozenAfter({ ...roster, frozenAt, ...pulse }, new Date(now));
        expect(at > frozenAt && at >= now && at >= (pulseAt ?? '')).toBe(true);
        if (now > frozenAt && now >= (pulseAt ?? '')) {
          expect(at).toBe(now);
        }
      }),
      { seed: 20_260_602 },
    );
  });
});
