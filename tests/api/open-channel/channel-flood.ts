/** A flood of messages is refused nearly for nothing, and the sample's answers are taken as before. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channelLimits, mustBeWithinLimits } from '../../../api/open-channel/channel-limits.ts';
import { openGates } from '../../../api/platform/gates.ts';
import { addressOf, senderMark } from '../../../api/platform/sender.ts';
import { Refusal } from '../../../api/refusals.ts';
import { cards, respondentAnswers, submission } from '../answers.ts';
import { inFieldwork } from '../campaign-on-its-way.ts';
import { evaluation } from '../one-system.ts';
import { openStored } from '../stored-items.ts';
import { codeOf, message } from './scanning.ts';

describe('a flood of messages', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
  });
  afterAll(() => stored.close());

  test('from one sender: so many are taken, the others refused; meanwhile every answer of the sample is', async () => {
    const bare = campaign.slice('Campaign:'.length);
    const code = await codeOf(evaluation, campaign);
    const households = await cards(evaluation, campaign);
    const flood = Array.from({ length: 300 }, () =>
      evaluation.act(undefined, 'sendOpenMessage', message(code)),
    );
    const answers = households.map(({ token }) =>
      evaluation.act(undefined, 'submitResponse', submission(token, respondentAnswers)),
    );
    const taken = (await Promise.all(answers)).map(({ value }) => value['outcome']);
    expect(new Set(taken)).toEqual(new Set(['NEW']));
    const outcomes = Map.groupBy(await Promise.all(flood), ({ outcome }) => outcome);
    expect(outcomes.get('done')).toHaveLength(channelLimits.aSenderADay);
    expect(outcomes.get('CHANNEL_LIMIT')).toHaveLength(300 - channelLimits.aSenderADay);
    expect(await stored.under(`OPEN-MESSAGES#${bare}`)).toHaveLength(channelLimits.aSenderADay);
  });

  /** Messages that come in within one minute, one process after another; how often the table was asked, and what came of them. */
  const sendMany = async (count: number, senderOf: (index: number) => string) => {
    const counted = new Map<string, number>();
    let asked = 0;
    const limits = {
      count: (name: string, most: number) => {
        asked += 1;
        const before = counted.get(name) ?? 0;
        counted.set(name, Math.min(before + 1, most));
        return Promise.resolve(before < most);
      },
    };
    const gates = openGates();
    const now = new Date('2026-06-01T08:00:00Z');
    const codes: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const sending = { limits, gates, now, senderOn: () => senderOf(index) };
      codes.push(await mustBeWithinLimits(sending, 'c1').then(() => 'taken', codeOfRefusal));
    }
    return { asked, codes: Map.groupBy(codes, (each) => each) };
  };

  const codeOfRefusal = (error: unknown): string => {
    if (error instanceof Refusal) {
      return error.code;
    }
    throw error;
  };

  test('of 10,000 in a minute asks the table no oftener than messages may come, and once more', async () => {
    const { aSenderADay, aCampaignAMinute } = channelLimits;
    const fromOne = await sendMany(10_000, () => 'a');
    expect(fromOne.codes.get('taken')).toHaveLength(aSenderADay);
    // Sender and campaign for each that is taken, and the sender once more for the first that is not.
    expect(fromOne.asked).toBe(2 * aSenderADay + 1);
    const fromMany = await sendMany(10_000, (index) => String(index));
    expect(fromMany.codes.get('taken')).toHaveLength(aCampaignAMinute);
    expect(fromMany.codes.get('channel-busy')).toHaveLength(10_000 - aCampaignAMinute);
    expect(fromMany.asked).toBe(2 * aCampaignAMinute + 2);
  });

  test('a gate that was shut opens by itself', () => {
    const gates = openGates();
    gates.shut('a', 100);
    expect([gates.isShut('a', 99), gates.isShut('a', 100), gates.isShut('b', 0)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('a request comes from before the distribution of the pages, or from where it says', () => {
    const from = (forwarded?: string) =>
      addressOf({
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
        requestContext: { http: { sourceIp: '198.51.100.1' } },
      });
    // What the visitor wrote, whom the distribution saw, the distribution.
    expect(from('10.0.0.1, 203.0.113.7, 198.51.100.1')).toBe('203.0.113.7');
    expect(from('203.0.113.7, 198.51.100.1')).toBe('203.0.113.7');
    expect(from('203.0.113.7')).toBe('198.51.100.1');
    expect(from()).toBe('198.51.100.1');
  });

  test('a sender’s mark is another one each day, and short enough to be shared', () => {
    const key = Buffer.alloc(32, 1);
    const mark = senderMark(key, '203.0.113.7', '2026-06-01');
    expect(mark).toMatch(/^[0-9a-f]{5}$/);
    expect(senderMark(key, '203.0.113.7', '2026-06-01')).toBe(mark);
    expect(senderMark(key, '203.0.113.7', '2026-06-02')).not.toBe(mark);
    expect(senderMark(key, '203.0.113.8', '2026-06-01')).not.toBe(mark);
  });
});
