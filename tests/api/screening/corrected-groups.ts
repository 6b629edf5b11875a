/** Groups that were drawn from a roster which was wrong are screened no more; others are drawn from the right one. */
import { beforeAll, describe, expect, test } from 'vitest';
import { submission } from '../answers.ts';
import { county } from '../campaign-on-its-way.ts';
import { listOf } from '../evaluation.ts';
import { endWith, giveSupervisors } from '../fieldwork/reserve-team.ts';
import { evaluation } from '../one-system.ts';
import { correct, corrected, villagesOf } from '../samples/correction-team.ts';
import { fieldCases, inScreening, screeningsOf } from './screened-campaign.ts';

describe('screened groups of a village whose roster was corrected', () => {
  let campaign = '';
  let village = '';
  let other = '';
  let before: Awaited<ReturnType<typeof fieldCases>> = [];
  beforeAll(async () => {
    campaign = await inScreening(evaluation);
    await giveSupervisors(evaluation, campaign);
    [village = '', other = ''] = await villagesOf(evaluation, campaign);
    before = await groupsIn(village);
  });

  const groupsIn = async (code: string) =>
    (await fieldCases(evaluation, campaign)).filter((each) => each.village === code && each.household === '');
  const screeningOf = async (code: string) =>
    (await screeningsOf(evaluation, campaign)).filter((each) => each['village'] === code);
  /** Seven groups of two households each. */
  const seven = (code: string, nameless = 0): string =>
    [
      'village,list,household,group',
      ...[1, 2, 3, 4, 5, 6, 7].flatMap((group) =>
        [1, 2].map(
          (k) => `${code},nonregistered,h-${group}-${k},${group === nameless ? '' : `第${group}组`}`,
        ),
      ),
      '',
    ].join('\n');
  const rate = async () =>
    (await evaluation.act('lead', 'screenedRate', { campaign, division: county })).value;

  test('every household of the right one has to stand in a group', async () => {
    const nameless = await corrected(evaluation, campaign, seven(village, 3));
    expect(await correct(evaluation, campaign, village, nameless)).toMatchObject({
      outcome: 'GROUPS_UNNAMED',
      problems: [{ field: village }],
    });
    expect((await groupsIn(village)).map(({ code }) => code)).toEqual(before.map(({ code }) => code));
  });

  test('are withdrawn with the households, and are in no list, no count and no reach of a link', async () => {
    const right = await corrected(evaluation, campaign, seven(village));
    expect((await rate())['groups']).toBe(15);
    expect((await correct(evaluation, campaign, village, right)).value).toMatchObject({
      casesWithdrawn: 6,
      groupsWithdrawn: 3,
    });
    expect(await groupsIn(village)).toEqual([]);
    expect(await screeningOf(village)).toEqual([]);
    expect(await rate()).toMatchObject({ villages: 4, groups: 12 });
    const found = submission(
      before[0]?.token,
      { missed: 1, others: 40 },
      { formCode: 'group-screening', formVersion: 1 },
    );
    expect((await evaluation.act('interviewer', 'submitResponse', found)).outcome).toBe('LINK_REVOKED');
    const outcome = { campaign, case: before[1]?.code, outcome: 9 };
    expect((await evaluation.act('interviewer', 'recordOutcome', outcome)).outcome).toBe('CASE_WITHDRAWN');
  });

  test('are drawn anew among the groups of the right one, under numbers that were never used', async () => {
    await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
    const [screening, ...more] = await screeningOf(village);
    expect(more).toEqual([]);
    expect(screening).toMatchObject({ groups: 7 });
    const drawn = listOf(screening?.['drawn']).map(({ name }) => name);
    expect(drawn.every((name) => /^第[1-7]组$/.test(String(name)))).toBe(true);
    const groups = await groupsIn(village);
    expect(groups.map(({ code, group }) => [code, group])).toEqual(
      [64_065, 64_066, 64_067].map((number, rank) => [`${village}-${number}`, drawn[rank]]),
    );
    expect(await rate()).toMatchObject({ villages: 5, groups: 15 });
    const found = submission(
      groups[0]?.token,
      { missed: 2, others: 40 },
      { formCode: 'group-screening', formVersion: 1 },
    );
    expect((await evaluation.act('interviewer', 'submitResponse', found)).value['outcome']).toBe('NEW');
    expect(await rate()).toMatchObject({ groupsScreened: 1 });
  });

  test('a group with an outcome keeps its roster, as a household with one does', async () => {
    const [group] = await groupsIn(other);
    await endWith(evaluation, campaign, group?.code, 9);
    const right = await corrected(evaluation, campaign, seven(other));
    expect((await correct(evaluation, campaign, other, right)).outcome).toBe('ROSTER_HAS_OUTCOMES');
  });
});
