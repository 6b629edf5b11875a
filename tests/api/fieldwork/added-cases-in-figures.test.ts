/**
 * Whatever is added by hand, wherever, and whatever it answers: every figure stays the same to the bit, at every level,
 * provisional and final. The roll-up is told of every item, as the table's stream would.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../api/context.ts';
import { placeOf, rollUp } from '../../../api/estimates/roll-up.ts';
import { addCase } from '../../../api/fieldwork/add-case.ts';
import { type AddedReason, addedReasonKeys, roleOf } from '../../../api/fieldwork/added-case.ts';
import { caseCode, lastDrawnNumber } from '../../../api/fieldwork/case.ts';
import { chunkPartition } from '../../../api/fieldwork/case-key.ts';
import { listTypes } from '../../../api/frames/list-type.ts';
import { openCampaign, pay, plannedVisits } from '../../journeys/whole-campaign.ts';
import { interviewerAnswers, interviewerCases, submission } from '../answers.ts';
import { frame, sampleOf } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Evaluation, type Fields, startEvaluation } from '../evaluation.ts';
import { type Item, keyOf, openStored } from '../stored-items.ts';
import { endWith } from './reserve-team.ts';

/** A household that somebody adds, and what comes of it: an answer, or the outcome of a visit. */
const addition = fc.record({
  village: fc.constantFrom(...frame.map(({ code }) => code)),
  list: fc.constantFrom(...listTypes),
  reason: fc.constantFrom(...addedReasonKeys),
  result: fc.oneof(
    fc.integer({ min: 3, max: 9 }),
    fc.record({
      persons: fc.integer({ min: 1, max: 12 }),
      determination: fc.integer({ min: 1, max: 3 }),
      Q11: fc.constantFrom(1, 3, 99),
    }),
  ),
});
type Addition = typeof addition extends fc.Arbitrary<infer Value> ? Value : never;

const at = '2026-06-01T08:00:00.000Z';

describe('figures beside added cases', () => {
  let evaluation: Evaluation;
  let stored: ReturnType<typeof openStored>;
  let lead: Context;
  let campaign = '';
  let bare = '';
  let added = 0;
  let before: readonly Item[] = [];
  beforeAll(async () => {
    evaluation = await startEvaluation();
    stored = openStored(evaluation.system);
    campaign = await openCampaign(evaluation, (village) => village.size);
    bare = campaign.slice('Campaign:'.length);
    await pay(evaluation, campaign, await plannedVisits(evaluation, campaign));
    lead = (await contextOf(evaluation, 'lead')).context;
    before = await figures();
  });
  afterAll(async () => {
    stored.close();
    await evaluation.system.stop();
  });

  const kept = (): Promise<readonly Item[]> =>
    Promise.all(['NODE', 'EXTRACT'].map((kind) => stored.under(`${kind}#${bare}#`))).then((all) =>
      all.flat(),
    );

  /** All nodes and extracts as they follow from what stands in the table, computed from nothing. */
  const figures = async (): Promise<readonly Item[]> => {
    await stored.remove(await kept());
    const items = await Promise.all(
      ['VILLAGE', 'SAMPLE', 'ADDED'].map((kind) => stored.under(`${kind}#${bare}`)),
    );
    const changed = items.flat().flatMap(({ pk, sk }) => placeOf(String(pk), String(sk)) ?? []);
    // Chunk by chunk as answers come in, then every village as at closing, then what lies above the county.
    const villages = changed.filter(({ kind }) => kind === 'village');
    await rollUp(
      lead.stores,
      bare,
      changed.filter(({ kind }) => kind === 'chunk'),
      at,
    );
    await rollUp(lead.stores, bare, villages, at);
    for (const division of ['4331', '43', 'CN']) {
      await rollUp(
        lead.stores,
        bare,
        [{ kind: 'area', campaignId: bare, division }],
        '2026-06-01T08:00:00.000Z',
      );
    }
    return kept();
  };

  const nation = (items: readonly Item[]): Item | undefined =>
    items.find((item) => keyOf(item) === `NODE#${bare}#ROOT HEAD#CN`);

  const bring = async ({ village, list, reason, result }: Addition): Promise<void> => {
    added += 1;
    const { number } = await addCase(lead, bare, {
      village,
      list,
      household: `另访-${added}`,
      group: '1组',
      reason,
      evidence: '名单比对发现疑点，需入户核实。',
      complaintOn: roleOf(reason) === 'complaint' ? '2026-05-20' : undefined,
    });
    const code = caseCode(village, number);
    if (typeof result === 'number') {
      await endWith(evaluation, campaign, code, result);
    } else {
      const found = (await interviewerCases(evaluation, campaign)).find((each) => each.code === code);
      const answers: Fields = { ...interviewerAnswers, Q1: 4, ...result };
      const own = Object.fromEntries(Object.entries(answers).filter(([item]) => !/^Q[567]$/.test(item)));
      await evaluation.mustAct('interviewer', 'submitResponse', submission(found?.token, own));
    }
  };

  const itemsAdded = async (): Promise<readonly Item[]> =>
    (await stored.under(`VILLAGE#${bare}#`)).filter(({ number }) => Number(number) > lastDrawnNumber);

  test('there are figures of the whole nation, from five closed villages', async () => {
    const drawn = (await sampleOf(evaluation, campaign)).filter(({ role }) => role !== 'LADDER');
    expect(drawn).toHaveLength(5);
    expect(nation(before)).toMatchObject({ settled: false });
    expect(before.filter(({ sk }) => String(sk).startsWith('MOMENTS#433124'))).not.toEqual([]);
  });

  test('provisional: any set of additions leaves every node as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(addition, { minLength: 1, maxLength: 6 }), async (additions) => {
        for (const each of additions) {
          await bring(each);
        }
        expect(await figures()).toEqual(before);
      }),
      { seed: 4, numRuns: 6, endOnFailure: true },
    );
    const answers = (await itemsAdded()).filter(({ kind }) => kind === 'answer');
    expect(answers.length).toBeGreaterThan(3);
  });

  test('final: with any of them taken out again, every node, verdict and extract is the same', async () => {
    await evaluation.mustAct('lead', 'closeCampaign', { campaign });
    const all = await figures();
    expect(nation(all)).toMatchObject({ settled: true });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), async (taken) => {
        const left = await itemsAdded();
        await stored.remove(left.filter((_, index) => taken[index % taken.length]));
        expect(await figures()).toEqual(all);
      }),
      { seed: 5, numRuns: 4, endOnFailure: true },
    );
    await stored.remove(await itemsAdded());
    expect(await figures()).toEqual(all);
  });
});

test('no item of a screened group or an added case is a place that figures depend on, every one of a household is', () => {
  const sortKeys = ['CASE', 'RESPONSE', 'CONFLICT'];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom(...sortKeys), (number, kind) => {
      const place = placeOf(chunkPartition('c1', '433124100201', number), `${kind}#${number}`);
      expect(place === undefined).toBe(number > 64_000);
    }),
    {
      seed: 6,
      numRuns: 500,
      examples: [
        [64_000, 'CASE'],
        [64_001, 'CASE'],
      ],
    },
  );
});

test('each reason belongs to one role, and both roles have some', () => {
  const roles = addedReasonKeys.map((reason: AddedReason) => roleOf(reason));
  expect(new Set(roles)).toEqual(new Set(['targeted', 'complaint']));
});
