import { describe, expect, test } from 'vitest';
import type { AddedCaseRequest } from '../../../api/fieldwork/added-case.ts';
import { mustBeSame, mustBeUsable, nextAdded } from '../../../api/fieldwork/added-case-rules.ts';
import { isHouseholdChunk, isScreening } from '../../../api/fieldwork/case.ts';
import { formOfCase } from '../../../api/questionnaires/form-of-case.ts';

const request: AddedCaseRequest = {
  village: '433124100201',
  list: 'nonregistered',
  household: '五组东头第二户',
  group: '五组',
  reason: 'says-missed',
  evidence: '群众来电反映该户应纳未纳。',
  complaintOn: '2026-02-28',
};

const villageWith = (cases: number) => ({
  campaignId: 'c1',
  village: request.village,
  name: '镇村',
  cases,
});

test('the first case of a village follows the numbers of the draw, the five hundredth is the last', () => {
  expect(nextAdded(villageWith(0), request)).toMatchObject({
    number: 80_001,
    role: 'complaint',
    group: '五组',
  });
  expect(nextAdded(villageWith(499), request).number).toBe(80_500);
  expect(() => nextAdded(villageWith(500), request)).toThrow(
    expect.objectContaining({ code: 'cases-added-too-many' }),
  );
});

describe('a complaint', () => {
  const refusedOn = (complaintOn: string | undefined): boolean => {
    try {
      mustBeUsable({ ...request, complaintOn }, '2026-03-01');
      return false;
    } catch {
      return true;
    }
  };

  test.each(['2026-03-01', '2026-02-28', '2024-02-29'])('of %s can be used on 1 March 2026', (day) => {
    expect(refusedOn(day)).toBe(false);
  });

  test.each(['2026-03-02', '2026-02-29', '2026-13-01', '2026-3-1', '20260228', '', undefined])(
    'of %s cannot',
    (day) => {
      expect(refusedOn(day)).toBe(true);
    },
  );
});

test('what was added before stands for the same request, and for no other', () => {
  const standing = { ...request, campaignId: 'c1', number: 80_001, addedAt: '', addedBy: 'p1' };
  expect(() => mustBeSame(standing, request)).not.toThrow();
  for (const changes of [
    { group: '六组' },
    { reason: 'says-wrong-exit' as const },
    { evidence: `${request.evidence}又及。` },
    { complaintOn: '2026-02-27' },
  ]) {
    expect(() => mustBeSame(standing, { ...request, ...changes })).toThrow(
      expect.objectContaining({ code: 'case-added' }),
    );
  }
});

test('households, screened groups and added cases have chunks of their own, and groups a form of their own', async () => {
  expect([999, 1000, 1249, 1250].map(isHouseholdChunk)).toEqual([true, false, false, false]);
  expect([64_000, 64_001, 80_000, 80_001].map(isScreening)).toEqual([false, true, true, false]);
  const campaign = { formCode: 'short-household', formVersion: 1 };
  const forms = {
    published: () => Promise.reject(new Error('A form that comes with the system is not read')),
  };
  const given = [64_000, 64_001, 80_000, 80_001].map((number) => formOfCase({ forms }, campaign, number));
  expect((await Promise.all(given)).map((form) => form?.code)).toEqual([
    'short-household',
    'group-screening',
    'group-screening',
    'short-household',
  ]);
});
