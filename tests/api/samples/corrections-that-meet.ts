/** However a correction meets an answer, another correction, a draw or a closing: one comes first, and nothing is lost or counted twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCampaign } from '../../../api/campaigns/close-campaign.ts';
import type { Stores } from '../../../api/context.ts';
import { correctRoster } from '../../../api/samples/correct-roster.ts';
import { drawHouseholds } from '../../../api/samples/draw-households.ts';
import { cards, interviewerCases, respondentAnswers, submission } from '../answers.ts';
import { county, disclosed, rosterCsv, upload } from '../campaign-on-its-way.ts';
import { contextOf, type TestContext } from '../context-of.ts';
import { fieldsOf, listOf, until } from '../evaluation.ts';
import { giveSupervisors } from '../fieldwork/reserve-team.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { openStored } from '../stored-items.ts';
import { correct, corrected, evidence, longer, villagesOf, withRosters } from './correction-team.ts';

const bare = (campaign: string): string => campaign.slice('Campaign:'.length);

const asked = (village: string, importId: string, version = 1) =>
  ({ village, version, importId, reason: 'rows-missing', evidence }) as const;

/** A process of this person's with other stores. */
const processOf = async (
  person: PersonKey,
  change: (stores: Stores) => Partial<Stores>,
): Promise<TestContext> => {
  const { context } = await contextOf(evaluation, person);
  return { ...context, stores: { ...context.stores, ...change(context.stores) } };
};

describe('a correction and an answer', () => {
  let campaign = '';
  let village = '';
  let file = '';
  beforeAll(async () => {
    campaign = await withRosters(evaluation);
    [village = ''] = await villagesOf(evaluation, campaign);
    file = await longer(evaluation, campaign, village);
  });

  const send = async (token: unknown): Promise<string> => {
    const { outcome, value } = await evaluation.act(
      undefined,
      'submitResponse',
      submission(token, respondentAnswers),
    );
    return outcome === 'done' ? String(value['outcome']) : outcome;
  };
  const answered = async (): Promise<unknown> => {
    const { value } = await evaluation.act('lead', 'results', { campaign, division: county });
    return fieldsOf(value['counts'])['answered'];
  };

  test('that comes between the look and the withdrawal is taken, and the correction refused; every other card is as good as before', async () => {
    const [first, second, third] = (await cards(evaluation, campaign)).filter(
      (each) => each.village === village,
    );
    let before = true;
    const meeting = await processOf('supervisor', ({ withdrawnCases }) => ({
      withdrawnCases: {
        ...withdrawnCases,
        withdraw: async (...withdrawn) => {
          if (before) {
            before = false;
            expect(await send(first?.token)).toBe('NEW');
          }
          await withdrawnCases.withdraw(...withdrawn);
        },
      },
    }));
    await expect(correctRoster(meeting, bare(campaign), asked(village, file))).rejects.toMatchObject({
      code: 'roster-has-outcomes',
    });
    expect(before).toBe(false);
    await until(answered, (count) => count === 1);
    // A card that was out, one that is replaced, and an outcome.
    expect(await send(second?.token)).toBe('NEW');
    const { token } = await evaluation.mustAct('lead', 'revokeLink', { campaign, case: third?.code });
    expect(await send(third?.token)).toBe('LINK_REVOKED');
    expect(await send(token)).toBe('NEW');
    const last = { campaign, case: `${village}-6`, outcome: 4 };
    expect((await evaluation.act('interviewer', 'recordOutcome', last)).outcome).toBe('done');
    await until(answered, (count) => count === 3);
  });

  test('that comes while a process has died over it is turned away; asked again, the correction is made', async () => {
    const [, other = ''] = await villagesOf(evaluation, campaign);
    const [card] = (await cards(evaluation, campaign)).filter((each) => each.village === other);
    const right = await longer(evaluation, campaign, other);
    const dying = await processOf('supervisor', ({ rosterCorrections }) => ({
      rosterCorrections: {
        ...rosterCorrections,
        record: () => Promise.reject(new Error('the process died')),
      },
    }));
    await expect(correctRoster(dying, bare(campaign), asked(other, right))).rejects.toThrow(
      'the process died',
    );
    expect(await send(card?.token)).toBe('LINK_REVOKED');
    expect((await correct(evaluation, campaign, other, right, 'second-supervisor')).outcome).toBe('done');
    expect(await send(card?.token)).toBe('LINK_REVOKED');
  });

  test('is not shut out by a process that died halfway: the next one who asks gives the cards back', async () => {
    const [, , third = ''] = await villagesOf(evaluation, campaign);
    const [first, second] = (await cards(evaluation, campaign)).filter((each) => each.village === third);
    const right = await longer(evaluation, campaign, third);
    let firstTaken: Promise<void> | undefined;
    const dying = await processOf('supervisor', ({ withdrawnCases }) => ({
      withdrawnCases: {
        ...withdrawnCases,
        withdraw: async (permit, each) => {
          firstTaken ??= withdrawnCases.withdraw(permit, each);
          await firstTaken;
          throw new Error('the process died');
        },
      },
    }));
    await expect(correctRoster(dying, bare(campaign), asked(third, right))).rejects.toThrow(
      'the process died',
    );
    expect(await send(first?.token)).toBe('LINK_REVOKED');
    expect(await send(second?.token)).toBe('NEW');
    expect((await correct(evaluation, campaign, third, right)).outcome).toBe('ROSTER_HAS_OUTCOMES');
    expect(await send(first?.token)).toBe('NEW');
  });
});

describe('two corrections at once', () => {
  let campaign = '';
  let villages: readonly string[] = [];
  beforeAll(async () => {
    campaign = await withRosters(evaluation);
    villages = await villagesOf(evaluation, campaign);
  });

  const versionsOf = async (village: string) =>
    listOf((await evaluation.mustAct('lead', 'villageRosters', { campaign, village }))['versions']);

  test('by one file are one, and both supervisors hear of it', async () => {
    const [village = ''] = villages;
    const file = await longer(evaluation, campaign, village);
    const both = await Promise.all([
      correct(evaluation, campaign, village, file),
      correct(evaluation, campaign, village, file, 'second-supervisor'),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(both[0]).toEqual(both[1]);
    expect(await versionsOf(village)).toHaveLength(2);
  });

  test('by two files are one, and the other supervisor learns of it', async () => {
    const [, village = ''] = villages;
    const one = await longer(evaluation, campaign, village);
    const two = await corrected(evaluation, campaign, rosterCsv([village], 9));
    const both = await Promise.all([
      correct(evaluation, campaign, village, one),
      correct(evaluation, campaign, village, two, 'second-supervisor'),
    ]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['ROSTER_CORRECTED_OTHERWISE', 'done']);
    const [, second, ...more] = await versionsOf(village);
    expect(second?.['import']).toBe(both[0]?.outcome === 'done' ? one : two);
    expect(more).toEqual([]);
    // Neither gave the cases of the first version back.
    const cases = await interviewerCases(evaluation, campaign);
    expect(cases.filter((each) => each.village === village)).toEqual([]);
    const outcome = { campaign, case: `${village}-1`, outcome: 4 };
    expect((await evaluation.act('interviewer', 'recordOutcome', outcome)).outcome).toBe('CASE_WITHDRAWN');
  });

  test('one after the other, with a draw between them, are versions 2 and 3; no case has the number of another', async () => {
    const [, , village = ''] = villages;
    const numbers: number[] = [];
    const drawAgain = async (): Promise<void> => {
      await evaluation.mustAct('lead', 'drawHouseholds', { campaign, villages: [village] });
      const now = (await interviewerCases(evaluation, campaign)).filter((each) => each.village === village);
      numbers.push(...now.map(({ code }) => Number(code.split('-')[1])));
    };
    await drawAgain();
    const [one, two] = [
      await longer(evaluation, campaign, village),
      await corrected(evaluation, campaign, rosterCsv([village], 9)),
    ];
    expect((await correct(evaluation, campaign, village, one)).outcome).toBe('done');
    await drawAgain();
    // Whoever froze the version that is wrong now does not judge it.
    const asSecond = { corrects: 2, reason: 'OTHER', otherReason: '名册来自旧系统' };
    expect((await correct(evaluation, campaign, village, two, 'supervisor', asSecond)).outcome).toBe(
      'ROSTER_OWN',
    );
    expect(
      (await correct(evaluation, campaign, village, two, 'second-supervisor', asSecond)).value,
    ).toMatchObject({
      corrects: 2,
      otherReason: '名册来自旧系统',
      casesWithdrawn: 6,
    });
    await drawAgain();
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 65, 66, 67, 68, 69, 70, 129, 130, 131, 132, 133, 134]);
    expect((await versionsOf(village)).map(({ version, cases }) => [version, cases])).toEqual([
      [1, 6],
      [2, 6],
      [3, 6],
    ]);
  });
});

describe('a correction and those who lag behind', () => {
  let stored: ReturnType<typeof openStored>;
  beforeAll(() => {
    stored = openStored(evaluation.system);
  });
  afterAll(() => stored.close());

  test('a process that still draws from the wrong roster changes nothing', async () => {
    const campaign = await disclosed(evaluation);
    await giveSupervisors(evaluation, campaign);
    const [village = ''] = await villagesOf(evaluation, campaign);
    await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv([village]));
    // Frozen, and not drawn yet: so it was seen.
    const dying = await processOf('lead', ({ cases }) => ({
      cases: { ...cases, save: () => Promise.reject(new Error('the process died')) },
    }));
    await expect(drawHouseholds(dying, bare(campaign), [village])).rejects.toThrow('the process died');
    const late = await processOf('second-lead', ({ samples }) => ({ samples: { ...samples } }));
    const seen = (await late.stores.samples.villageFacts(bare(campaign), village)) ?? [];
    const asSeen = () => Promise.resolve([seen].flat());
    await evaluation.mustAct('lead', 'drawHouseholds', { campaign, villages: [village] });
    const file = await longer(evaluation, campaign, village);
    expect((await correct(evaluation, campaign, village, file)).outcome).toBe('done');
    await evaluation.mustAct('lead', 'drawHouseholds', { campaign, villages: [village] });
    const leftBehind = () =>
      Promise.all(['SAMPLE', 'VILLAGE', 'RESERVE'].map((kind) => stored.under(`${kind}#${bare(campaign)}`)));
    const before = await leftBehind();
    const samples = { ...late.stores.samples, villages: asSeen, villagesNamed: asSeen };
    await drawHouseholds({ ...late, stores: { ...late.stores, samples } }, bare(campaign), [village]);
    expect(await leftBehind()).toEqual(before);
  });

  test('neither a closing misses a correction, nor a correction the closing', async () => {
    const campaign = await disclosed(evaluation);
    await giveSupervisors(evaluation, campaign);
    const [village = '', ...others] = await villagesOf(evaluation, campaign);
    // Under a list that nobody is asked of: no case, so no village waits for anybody.
    const only = (count: number, codes = [village]) =>
      rosterCsv(codes, count).replaceAll(/,(poor|exited|nonregistered),/g, ',monitored,');
    await upload(evaluation, campaign, 'HOUSEHOLDS', only(5, [village, ...others]));
    await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
    await evaluation.mustAct('lead', 'openFieldwork', { campaign });
    const closes = async () => {
      const { value } = await evaluation.act('lead', 'results', { campaign, division: county });
      return fieldsOf(value['counts'])['villagesClosed'];
    };
    await until(closes, (count) => count === others.length + 1);
    const file = await corrected(evaluation, campaign, only(6));
    const closing = await processOf('lead', ({ samples }) => {
      let looks = 0;
      return {
        samples: {
          ...samples,
          villages: async (...wanted) => {
            const found = await samples.villages(...wanted);
            looks += 1;
            if (looks === 1) {
              expect((await correct(evaluation, campaign, village, file)).outcome).toBe('done');
            }
            return found;
          },
        },
      };
    });
    await expect(closeCampaign(closing, bare(campaign))).rejects.toMatchObject({ code: 'campaign-changed' });
    // Also before the roll-up has looked: what is frozen is not drawn.
    expect(await evaluation.act('lead', 'closeCampaign', { campaign })).toMatchObject({
      outcome: 'VILLAGES_OPEN',
      problems: [{ field: village }],
    });
    await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
    const again = await corrected(evaluation, campaign, only(7));
    const { context } = await contextOf(evaluation, 'second-supervisor');
    const inField = await context.stores.campaigns.get(bare(campaign));
    await until(
      () => evaluation.act('lead', 'closeCampaign', { campaign }),
      ({ outcome }) => outcome === 'done',
    );
    let looks = 0;
    const late = await processOf('second-supervisor', ({ campaigns }) => ({
      campaigns: {
        ...campaigns,
        get: (id) => {
          looks += 1;
          return looks <= 2 ? Promise.resolve(inField) : campaigns.get(id);
        },
      },
    }));
    await expect(correctRoster(late, bare(campaign), asked(village, again, 2))).rejects.toMatchObject({
      code: 'campaign-state',
    });
    expect(looks).toBeGreaterThan(2);
    const { versions } = await evaluation.mustAct('lead', 'villageRosters', { campaign, village });
    expect(listOf(versions)).toHaveLength(2);
  });
});
