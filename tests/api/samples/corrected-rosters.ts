/** A roster that was wrong is corrected by a supervisor with no hand in it: once, for good, and never after an answer. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personIdOf } from '../../../api/people/person.ts';
import { interviewerAnswers, interviewerCases, submission } from '../answers.ts';
import { county, disclosed, drawn, rosterCsv, sampleOf, upload } from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { endWith, giveSupervisors, openReserve } from '../fieldwork/reserve-team.ts';
import { evaluation } from '../one-system.ts';
import { type PersonKey, subjectOf } from '../people.ts';
import { openStored } from '../stored-items.ts';
import { correct, corrected, evidence, longer, villagesOf, withRosters } from './correction-team.ts';

describe('corrected rosters', () => {
  let stored: ReturnType<typeof openStored>;
  beforeAll(() => {
    stored = openStored(evaluation.system);
  });
  afterAll(() => stored.close());

  const bare = (campaign: string): string => campaign.slice('Campaign:'.length);
  const idOf = (person: PersonKey): string =>
    personIdOf(`${evaluation.system.url}/issuer`, subjectOf(person));
  const events = async (campaign: string) =>
    (await stored.under(`AUDIT#${bare(campaign)}`)).filter(({ act }) => act === 'correct a roster');
  const rosters = (campaign: string, village: string, person: PersonKey | undefined = 'supervisor') =>
    evaluation.act(person, 'villageRosters', { campaign, village });
  const casesIn = async (campaign: string, village: string) =>
    (await interviewerCases(evaluation, campaign)).filter((each) => each.village === village);

  describe('a roster is corrected', () => {
    let campaign = '';
    let village = '';
    let other = '';
    let file = '';
    let before: Awaited<ReturnType<typeof casesIn>> = [];
    beforeAll(async () => {
      campaign = await withRosters(evaluation);
      [village = '', other = ''] = await villagesOf(evaluation, campaign);
      file = await longer(evaluation, campaign, village);
      before = await casesIn(campaign, village);
    });

    test.each<[who: PersonKey, outcome: string]>([
      ['lead', 'NOT_PERMITTED'],
      ['interviewer', 'NOT_PERMITTED'],
      ['commissioner', 'NOT_PERMITTED'],
      ['leader', 'NOT_PERMITTED'],
      ['operator', 'NOT_PERMITTED'],
      ['supervisor-elsewhere', 'NOT_PERMITTED'],
    ])('not by %s, nor by nobody', async (who, outcome) => {
      const asked = { campaign, village, corrects: 1, import: file, reason: 'ROWS_MISSING', evidence };
      expect((await evaluation.act(undefined, 'correctRoster', asked)).outcome).toBe('NOT_SIGNED_IN');
      expect((await correct(evaluation, campaign, village, file, who)).outcome).toBe(outcome);
    });

    test('not by who uploaded and froze the rosters, nor by an interviewer of the village, whatever else they are', async () => {
      const second = await withRosters(evaluation);
      const [there = ''] = await villagesOf(evaluation, second);
      const right = await longer(evaluation, second, there);
      for (const person of ['lead', 'interviewer'] as const) {
        await evaluation.give('university-administrator', person, 'SUPERVISOR', county, second);
        const { outcome, message } = await correct(evaluation, second, there, right, person);
        expect([person, outcome]).toEqual([person, 'ROSTER_OWN']);
        expect(message).toContain('Another supervisor has to look at it');
      }
      // Of two leads, the one who had no hand in either roster may, once also a supervisor.
      await evaluation.give('university-administrator', 'second-lead', 'SUPERVISOR', county, second);
      expect((await correct(evaluation, second, there, right, 'second-lead')).outcome).toBe('done');
    });

    test.each<[what: string, changes: Fields, outcome: string]>([
      ['too little evidence', { evidence: '错了 ' }, 'INPUT_INVALID'],
      ['a telephone number', { evidence: '村主任13800138000称名册不全，请更正。' }, 'INPUT_INVALID'],
      ['another fault that is not said', { reason: 'OTHER' }, 'INPUT_INVALID'],
      ['words beside a coded reason', { otherReason: '名册来自旧系统' }, 'INPUT_INVALID'],
      ['a village that was not disclosed', { village: '433124100299' }, 'VILLAGE_UNDISCLOSED'],
      ['nothing that is a village', { village: 'x' }, 'NOT_PERMITTED'],
      ['a version that is not there', { corrects: 2 }, 'ROSTER_VERSION_UNKNOWN'],
      ['an import that is not there', { import: 'x' }, 'ROSTER_IMPORT_UNFIT'],
    ])('not with %s', async (_what, changes, outcome) => {
      expect((await correct(evaluation, campaign, village, file, 'supervisor', changes)).outcome).toBe(
        outcome,
      );
      expect(await stored.under(`CORRECTED#${bare(campaign)}`)).toEqual([]);
    });

    test('not by a file that has another village, nor by one that has the same households in another order', async () => {
      expect((await correct(evaluation, campaign, other, file)).outcome).toBe('ROSTER_IMPORT_UNFIT');
      const [head = '', ...rows] = rosterCsv([village]).trim().split('\n');
      const turned = [head, ...rows.toReversed(), ''].join('\n');
      const same = await corrected(evaluation, campaign, turned);
      expect((await correct(evaluation, campaign, village, same)).outcome).toBe('ROSTER_UNCHANGED');
      expect(await casesIn(campaign, village)).toHaveLength(6);
    });

    test('seen before: what the file would change, for the lead and the supervisors of the division', async () => {
      const see = (person: PersonKey | undefined, changes: Fields = {}) =>
        evaluation.act(person, 'previewCorrection', { campaign, village, import: file, ...changes });
      for (const person of ['supervisor', 'second-supervisor', 'lead'] as const) {
        expect((await see(person)).value).toMatchObject({
          lists: ['poor', 'exited', 'nonregistered'].map((list) => ({ list, before: 5, after: 7 })),
          addedCount: 6,
          added: ['poor', 'exited', 'nonregistered'].flatMap((list) => [
            { list, household: `${list}-6`, group: '2组' },
            { list, household: `${list}-7`, group: '1组' },
          ]),
          removedCount: 0,
          removed: [],
        });
      }
      for (const person of ['supervisor-elsewhere', 'interviewer', 'commissioner', 'operator'] as const) {
        expect((await see(person)).outcome).toBe('NOT_PERMITTED');
      }
      expect((await see(undefined)).outcome).toBe('NOT_SIGNED_IN');
      expect((await see('supervisor', { village: other })).outcome).toBe('ROSTER_IMPORT_UNFIT');
      expect((await see('supervisor', { village: '433124100299' })).outcome).toBe('VILLAGE_UNDISCLOSED');
    });

    test('by a supervisor of the division: the new root stands, the old cases are void, and all of it is on record', async () => {
      const { value } = await correct(evaluation, campaign, village, file);
      expect(value).toEqual({
        __typename: 'RosterCorrection',
        village,
        corrects: 1,
        reason: 'ROWS_MISSING',
        otherReason: null,
        evidence,
        added: 6,
        removed: 0,
        casesWithdrawn: 6,
        groupsWithdrawn: 0,
        correctedBy: idOf('supervisor'),
        correctedAt: expect.stringMatching(/^20.*Z$/),
      });
      const { versions } = (await rosters(campaign, village)).value;
      const [first, second] = listOf(versions);
      expect(first).toMatchObject({ version: 1, drawn: true, cases: 6, correction: null });
      expect(second).toMatchObject({ version: 2, drawn: false, cases: 0, import: file });
      expect({ __typename: 'RosterCorrection', ...fieldsOf(second?.['correction']) }).toEqual(value);
      expect(second?.['root']).not.toBe(first?.['root']);
      const words = createHash('sha256')
        .update(JSON.stringify(['', evidence]))
        .digest('hex');
      expect(await events(campaign)).toMatchObject([
        {
          personId: idOf('supervisor'),
          subject: `roster ${village} ${second?.['root']} 2 rows-missing ${words}`,
        },
      ]);
      expect(await casesIn(campaign, village)).toEqual([]);
    });

    test('once: the same asked again gives what stands, by another file or reason it is refused', async () => {
      const left = await stored.under(`SAMPLE#${bare(campaign)}`);
      const again = await correct(evaluation, campaign, village, file, 'second-supervisor', {
        evidence: '再次核对乡镇档案，名册确有遗漏。',
      });
      expect(again.value).toMatchObject({ correctedBy: idOf('supervisor'), evidence });
      const asked = (changes: Fields) =>
        correct(evaluation, campaign, village, file, 'second-supervisor', changes);
      expect(await asked({ reason: 'OUTDATED' })).toMatchObject({
        outcome: 'ROSTER_CORRECTED_OTHERWISE',
        problems: [{ field: village, reason: 'households of the village are missing' }],
      });
      expect((await asked({ import: 'x' })).outcome).toBe('ROSTER_CORRECTED_OTHERWISE');
      // The new one is not drawn from yet, so there is nothing to correct after a draw.
      expect((await asked({ corrects: 2 })).outcome).toBe('ROSTER_UNCORRECTABLE');
      expect(await stored.under(`SAMPLE#${bare(campaign)}`)).toEqual(left);
      expect(await events(campaign)).toHaveLength(1);
    });

    test('what was withdrawn takes no answer, no outcome, no reserve and no new link', async () => {
      const [first, second] = before;
      const sent = await evaluation.act(
        'interviewer',
        'submitResponse',
        submission(first?.token, interviewerAnswers),
      );
      expect(sent.outcome).toBe('LINK_REVOKED');
      const { value } = await evaluation.act('interviewer', 'link', { token: first?.token });
      expect(value['state']).toBe('REVOKED');
      const outcome = { campaign, case: second?.code, outcome: 4 };
      expect((await evaluation.act('interviewer', 'recordOutcome', outcome)).outcome).toBe('CASE_WITHDRAWN');
      expect((await openReserve(evaluation, campaign, second?.code)).outcome).toBe('CASE_WITHDRAWN');
      const link = { campaign, case: second?.code };
      expect((await evaluation.act('lead', 'revokeLink', link)).outcome).toBe('CASE_WITHDRAWN');
    });

    test('its households are drawn anew under numbers that were never used; the others keep theirs', async () => {
      const others = (await interviewerCases(evaluation, campaign)).map(({ code }) => code);
      await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
      const after = await casesIn(campaign, village);
      expect(after.map(({ code }) => code)).toEqual([65, 66, 67, 68, 69, 70].map((n) => `${village}-${n}`));
      const now = (await interviewerCases(evaluation, campaign)).map(({ code }) => code);
      expect(now.filter((code) => !code.startsWith(village))).toEqual(others);
      const [, second] = listOf((await rosters(campaign, village)).value['versions']);
      expect(second).toMatchObject({ drawn: true, cases: 6 });
      expect(listOf(second?.['lists'])).toEqual(
        ['poor', 'exited', 'nonregistered'].map((list) => ({ list, size: 7, issued: 2 })),
      );
      const facts = (await sampleOf(evaluation, campaign)).find(({ code }) => code === village);
      expect(listOf(facts?.['lists']).map(({ size, issued }) => [size, issued])).toEqual(
        Array.from({ length: 3 }, () => [7, 2]),
      );
      await evaluation.mustAct(
        'interviewer',
        'submitResponse',
        submission(after[0]?.token, interviewerAnswers),
      );
    });

    test('a reserve comes from the ladder of the present roster, under the next number', async () => {
      await endWith(evaluation, campaign, `${village}-66`);
      const { value } = await openReserve(evaluation, campaign, `${village}-66`);
      expect(value).toMatchObject({ code: `${village}-71`, rank: 3 });
    });

    test('everybody can see that a roster was corrected and why, but not which; the teams see both versions', async () => {
      const document = `query Corrections($campaign: ID!) { draw(campaign: $campaign) { ... on Draw {
        corrections { at reason } } } }`;
      const body = await evaluation.ask(undefined, document, { campaign });
      expect(fieldsOf(fieldsOf(body['data'])['draw'])['corrections']).toEqual([
        { at: expect.stringMatching(/^20.*Z$/), reason: 'ROWS_MISSING' },
      ]);
      expect(JSON.stringify(body)).not.toContain(village);
      for (const person of ['lead', 'second-lead', 'supervisor', 'second-supervisor'] as const) {
        expect(listOf((await rosters(campaign, village, person)).value['versions'])).toHaveLength(2);
      }
      const refused = ['supervisor-elsewhere', 'interviewer', 'commissioner', 'leader', 'operator'] as const;
      for (const person of refused) {
        expect((await rosters(campaign, village, person)).outcome).toBe('NOT_PERMITTED');
      }
      expect((await rosters(campaign, '433124100299')).outcome).toBe('VILLAGE_UNDISCLOSED');
    });

    test('not after an answer, nor after an outcome: a draw is not repeated once it is known what it brought', async () => {
      const again = await corrected(evaluation, campaign, rosterCsv([village, other], 8));
      const refused = await correct(evaluation, campaign, village, again, 'second-supervisor', {
        corrects: 2,
      });
      expect(refused.outcome).toBe('ROSTER_HAS_OUTCOMES');
      expect(refused.message).toContain('a draw is never repeated after what it brought is known');
      await endWith(evaluation, campaign, `${other}-1`, 6);
      expect((await correct(evaluation, campaign, other, again)).outcome).toBe('ROSTER_HAS_OUTCOMES');
      // Nothing else of the village was touched.
      const [, untouched] = await casesIn(campaign, other);
      await evaluation.mustAct(
        'interviewer',
        'submitResponse',
        submission(untouched?.token, interviewerAnswers),
      );
    });
  });

  describe('files with corrections', () => {
    test('are refused for villages in which nothing was drawn yet, and never take the place of rosters that are', async () => {
      const campaign = await disclosed(evaluation);
      await giveSupervisors(evaluation, campaign);
      const [village = '', other = ''] = await villagesOf(evaluation, campaign);
      const early = await upload(evaluation, campaign, 'CORRECTIONS', rosterCsv([village]));
      expect(early).toMatchObject({ state: 'REFUSED' });
      expect(JSON.stringify(early['problems'])).toContain(
        'import its roster as households where none is frozen',
      );
      await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv([village, other]));
      await evaluation.mustAct('lead', 'drawHouseholds', { campaign, villages: [village] });
      const file = await corrected(evaluation, campaign, rosterCsv([village], 6));
      // Before fieldwork too. The other village's roster still is that of the rosters.
      expect((await correct(evaluation, campaign, village, file)).outcome).toBe('done');
      await evaluation.mustAct('lead', 'drawHouseholds', { campaign, villages: [village, other] });
      const sizes = (await sampleOf(evaluation, campaign)).map(({ code, lists }) => [
        code,
        listOf(lists).map(({ size }) => size),
      ]);
      expect(sizes).toContainEqual([village, [6, 6, 6]]);
      expect(sizes).toContainEqual([other, [5, 5, 5]]);
    });

    test('cannot be asked for before villages are drawn, nor a roster be corrected that is not frozen', async () => {
      const campaign = await drawn(evaluation);
      await giveSupervisors(evaluation, campaign);
      await evaluation.mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
      const [village = ''] = await villagesOf(evaluation, campaign);
      expect((await correct(evaluation, campaign, village, 'x')).outcome).toBe('ROSTER_UNCORRECTABLE');
      expect((await rosters(campaign, village)).value['versions']).toEqual([]);
    });
  });
});
