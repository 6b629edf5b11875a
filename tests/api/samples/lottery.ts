/** A draw by lottery: two people of two sides type what was published, neither seeing what the other typed, until they agree. */
import { describe, expect, test } from 'vitest';
import { Refusal, ruleOf } from '../../../api/refusals.ts';
import { discloseVillages } from '../../../api/samples/disclose-villages.ts';
import { drawHouseholds } from '../../../api/samples/draw-households.ts';
import { drawVillages } from '../../../api/samples/draw-villages.ts';
import { enterLotteryResult } from '../../../api/samples/enter-lottery-result.ts';
import { lotteryStanding } from '../../../api/samples/lottery-standing.ts';
import { openCeremony } from '../../../api/samples/open-ceremony.ts';
import { runDueDraws, secondsLate } from '../../../api/samples/run-due-draws.ts';
import { readCertificate } from '../../../methods/sampling/certificate/read-certificate.ts';
import { verifyCertificate } from '../../../methods/sampling/certificate/verify-certificate.ts';
import { fullDesign, rosterCsv, sampleOf, upload, withFrame } from '../campaign-on-its-way.ts';
import { contextOf, type TestContext } from '../context-of.ts';
import { type Fields, fieldsOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';

const hour = 3_600_000;
const start = Date.now();
const inHours = (hours: number): string => new Date(start + hours * hour).toISOString();
const [deadline, drawnAt] = [inHours(2), inHours(3)];

const lottery = {
  lottery: '双色球',
  issue: 2_027_024,
  drawnAt,
  published: '中国福利彩票发行管理中心，https://www.cwl.gov.cn/',
  writtenAs: '00 00 00 00 00 00 + 00',
};
const [result, misread, other] = [
  '03 07 11 19 24 30 + 08',
  '03 07 11 19 24 03 + 08',
  '01 02 03 04 05 06 + 07',
];

const saved = async (changes: Fields) => {
  const campaign = await withFrame(evaluation);
  const chance = { commitmentsEnd: inHours(1), deadline, beacon: { ...lottery, ...changes } };
  const design = await fullDesign(evaluation, { chance });
  return { campaign, outcome: (await evaluation.act('lead', 'saveDesign', { campaign, design })).outcome };
};

/** A request of this person so many hours after the beginning; the lottery is drawn after three. */
const later = async (person: PersonKey | undefined, hours: number): Promise<TestContext> => {
  const { context } = await contextOf(evaluation, person);
  return { ...context, now: new Date(start + hours * hour) };
};

const heard = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) {
      return ruleOf(error.code);
    }
    throw error;
  }
};

describe('the design of a draw by lottery', () => {
  test.each<[string, string, Fields]>([
    ['drawn within an hour of the deadline', 'DESIGN_IMPOSSIBLE', { drawnAt: inHours(2.9) }],
    ['drawn more than 31 days after it', 'DESIGN_IMPOSSIBLE', { drawnAt: inHours(2 + 31 * 24.1) }],
    ['called like a beacon', 'INPUT_INVALID', { lottery: 'nist-2.0' }],
    ['with results of four digits', 'INPUT_INVALID', { writtenAs: '0 0 0 0' }],
    ['with results that not everybody can type', 'INPUT_INVALID', { writtenAs: '００ 00 00 00' }],
    ['without a place where it is published', 'INPUT_INVALID', { published: '' }],
    ['without a whole issue', 'INPUT_INVALID', { issue: 2_027_024.5 }],
    ['with a field that nobody knows', 'INPUT_INVALID', { result: '' }],
  ])('is refused: a lottery %s', async (_fault, rule, changes) => {
    const { campaign, outcome } = await saved(changes);
    const refused =
      outcome === 'done' ? (await evaluation.act('lead', 'freezeFrame', { campaign })).outcome : outcome;
    expect(refused).toBe(rule);
  });
});

describe('a draw by lottery', () => {
  const signed = async () => {
    const { campaign } = await saved({});
    const { designHash } = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
    await evaluation.mustAct('commissioner', 'signDesign', { campaign, designHash });
    return { campaign, id: campaign.slice('Campaign:'.length) };
  };

  const enter = async (person: PersonKey | undefined, id: string, text: string, hours = 4) =>
    heard(enterLotteryResult(await later(person, hours), id, text));

  const standing = async (id: string, hours = 4) => {
    const { stores, now } = await later(undefined, hours);
    const found = await lotteryStanding(stores, (await openCeremony(stores, id)).draw, now);
    return {
      ...found,
      entries: found?.entries.map(({ round, side, text }) => [round, side, text]),
    };
  };

  test('waits in public until somebody of each side has typed the same; then it runs once', async () => {
    const { campaign, id } = await signed();
    const document = `query L($campaign: ID!) { draw(campaign: $campaign) { ... on Draw { beacon pulseNumber pulseAt
      lottery { name issue drawnAt published writtenAs result awaited entries { round side at text } } } } }`;
    const shown = async () =>
      fieldsOf(fieldsOf(fieldsOf((await evaluation.ask(undefined, document, { campaign }))['data'])['draw']));
    const { lottery: name, ...described } = lottery;
    expect(await shown()).toEqual({
      beacon: '双色球',
      pulseNumber: 2_027_024,
      pulseAt: drawnAt,
      lottery: { ...described, name, result: null, awaited: [], entries: [] },
    });
    // The clock of the system is hours before the lottery.
    expect((await evaluation.act('lead', 'enterLotteryResult', { campaign, text: result })).outcome).toBe(
      'LOTTERY_NOT_DRAWN',
    );
    expect(await heard(drawVillages(await later('lead', 4), id))).toBe('LOTTERY_RESULT_MISSING');
    expect((await standing(id)).awaited).toEqual(['commissioner', 'evaluator']);

    const strangers: readonly (PersonKey | undefined)[] = [
      'interviewer',
      'leader',
      'office-administrator',
      'university-administrator',
      'institute-commissioner',
      'institute-lead',
      'operator',
    ];
    for (const person of strangers) {
      expect([person, await enter(person, id, result)]).toEqual([person, 'NOT_PERMITTED']);
    }
    expect(await enter(undefined, id, result)).toBe('NOT_SIGNED_IN');
    for (const text of ['03 07 11 19 24 30 +08', ` ${result}`, '０3 07 11 19 24 30 + 08', '']) {
      expect([text, await enter('lead', id, text)]).toEqual([text, 'LOTTERY_FORM_WRONG']);
    }

    expect(await enter('lead', id, misread)).toBe('done');
    expect(await enter('lead', id, misread)).toBe('done');
    expect(await enter('second-lead', id, result)).toBe('LOTTERY_ENTERED');
    // Nobody sees what was typed before the other side has typed too: neither the page nor the trail tells it.
    expect(await standing(id)).toMatchObject({
      entries: [[1, 'evaluator', null]],
      awaited: ['commissioner'],
      result: null,
    });
    const waiting = await drawVillages(await later('commissioner', 4), id).catch((error: unknown) => error);
    expect(String(waiting)).toContain('issue 2027024 of 双色球: not entered by the commissioner');
    const due = (await runDueDraws(await later(undefined, 4))).filter(({ campaignId }) => campaignId === id);
    expect(due.map(({ outcome }) => outcome)).toEqual(['waits for people']);
    // No operator can mend this, so none is called.
    expect(secondsLate(due, new Date(start + 9 * hour))).toBe(0);

    const differing = enterLotteryResult(await later('commissioner', 4), id, result);
    await expect(differing).rejects.toMatchObject({
      code: 'lottery-results-differ',
      problems: [
        { field: 'commissioner', reason: { zh: `委托方：${result}` } },
        { field: 'evaluator', reason: { zh: `评估方：${misread}` } },
      ],
    });
    expect(await standing(id)).toMatchObject({
      entries: [
        [1, 'commissioner', result],
        [1, 'evaluator', misread],
      ],
      awaited: ['commissioner', 'evaluator'],
      result: null,
    });
    // What the evaluator types now agrees with the commissioner's first entry, but both have to type again.
    expect(await enter('second-lead', id, result)).toBe('done');
    expect(await heard(drawVillages(await later('lead', 4), id))).toBe('LOTTERY_RESULT_MISSING');
    expect(await enter('commissioner', id, result, 4.5)).toBe('done');
    expect((await standing(id)).awaited).toEqual([]);

    const [{ sampleRoot }, again] = await Promise.all([
      drawVillages(await later('lead', 5), id),
      drawVillages(await later('commissioner', 5), id),
    ]);
    expect(again.sampleRoot).toBe(sampleRoot);
    expect(await evaluation.mustAct('lead', 'draw', { campaign })).toMatchObject({
      pulse: result,
      sampleRoot,
    });
    expect(await enter('lead', id, other, 6)).toBe('LOTTERY_RESULT_STANDS');
    expect(await enter('lead', id, result, 6)).toBe('done');
  });

  test('takes both entries where they come at the same moment, and draws households from the key', async () => {
    const { campaign, id } = await signed();
    const both = await Promise.all([enter('lead', id, result), enter('commissioner', id, result)]);
    expect(both).toEqual(['done', 'done']);
    // The clock of the draw function is a little behind: the draw is still after both entries.
    await drawVillages(await later('lead', 3.99), id);
    await discloseVillages(await later('lead', 5), id);
    const codes = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
    await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv(codes));
    // At once: no issue of a lottery comes within the day of a village.
    expect(await heard(drawHouseholds(await later('lead', 5), id))).toBe('done');
    const { value } = await evaluation.act('lead', 'makeCertificate', { campaign });
    const certificate = readCertificate(await (await fetch(String(value['url']))).json());
    const { verdict, checks } = verifyCertificate(certificate);
    expect(checks.filter(({ holds }) => holds === 'no')).toEqual([]);
    expect(verdict).toBe('fixed');
    expect(certificate).toMatchObject({
      format: 'zhenping/certificate/v3',
      pulse: { number: 2_027_024, value: result, at: drawnAt },
      lotteryEntries: [
        { round: 1, side: 'commissioner', text: result },
        { round: 1, side: 'evaluator', text: result },
      ],
    });
    expect(certificate.households.map(({ pulse }) => pulse)).toEqual(codes.map(() => null));
    expect((certificate.lotteryEntries ?? []).flatMap(Object.keys)).not.toContain('enteredBy');
  });

  test('is no matter of draws by a beacon', async () => {
    const campaign = await withFrame(evaluation);
    const chance = { commitmentsEnd: inHours(1), deadline, beacon: 'drand-quicknet' };
    const design = await fullDesign(evaluation, { chance });
    await evaluation.mustAct('lead', 'saveDesign', { campaign, design });
    expect((await evaluation.act('lead', 'enterLotteryResult', { campaign, text: result })).outcome).toBe(
      'DRAW_NOT_FROZEN',
    );
    await evaluation.mustAct('lead', 'freezeFrame', { campaign });
    expect((await evaluation.act('lead', 'enterLotteryResult', { campaign, text: result })).outcome).toBe(
      'LOTTERY_NONE',
    );
  });
});
