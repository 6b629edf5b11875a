/** Who brings chance into a draw: keys before the freeze, commitments, reveals on a timetable, a pulse, and a draw that nobody can steer. */
import { describe, expect, test } from 'vitest';
import { signDesign } from '../../../api/campaigns/sign-design.ts';
import { Refusal, ruleOf } from '../../../api/refusals.ts';
import { commitValue } from '../../../api/samples/commit-value.ts';
import { discloseVillages } from '../../../api/samples/disclose-villages.ts';
import { drawHouseholds } from '../../../api/samples/draw-households.ts';
import { drawVillages } from '../../../api/samples/draw-villages.ts';
import { openCeremony } from '../../../api/samples/open-ceremony.ts';
import { revealValue } from '../../../api/samples/reveal-value.ts';
import { fullDesign, rosterCsv, sampleOf, upload, withFrame } from '../campaign-on-its-way.ts';
import { contextOf, type TestContext } from '../context-of.ts';
import type { Fields } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { commitmentOf, copyOf, newPartyKey, type PartyKey } from './party-key.ts';

const hour = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();
const bare = (campaign: string): string => campaign.slice('Campaign:'.length);

describe('the ceremony of a draw', () => {
  const people = ['commissioner', 'evaluator', 'auditor'] as const;
  type PartyId = (typeof people)[number];
  const registrar: Readonly<Record<PartyId, PersonKey>> = {
    commissioner: 'commissioner',
    evaluator: 'lead',
    auditor: 'commissioner',
  };

  const register = (campaign: string, party: string, publicKey: string, by: PersonKey) =>
    evaluation.act(by, 'registerParty', { campaign, party: { party, name: `${party}（测试）`, publicKey } });

  /** Commitments end in an hour, reveals in two; the pulse comes an hour after that. */
  const timetable = (beacon: string | null = 'drand-quicknet') => ({
    commitmentsEnd: inHours(1),
    deadline: inHours(2),
    beacon,
  });

  const frozenWith = async (
    parties: readonly PartyId[],
    beacon: string | null = 'drand-quicknet',
    sign = true,
  ) => {
    const campaign = await withFrame(evaluation);
    const keys = new Map(parties.map((party) => [party, newPartyKey()]));
    for (const [party, { publicKey }] of keys) {
      expect((await register(campaign, party, publicKey, registrar[party])).outcome).toBe('done');
    }
    const design = await fullDesign(evaluation, { chance: timetable(beacon) });
    await evaluation.mustAct('lead', 'saveDesign', { campaign, design });
    const { designHash } = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
    if (sign) {
      await evaluation.mustAct('commissioner', 'signDesign', { campaign, designHash });
    }
    const draw = await evaluation.mustAct('lead', 'draw', { campaign });
    const commitmentFor = (party: string, key: PartyKey | undefined, secrets?: [string, string]) =>
      commitmentOf(
        {
          campaign: String(draw['campaign']),
          number: Number(draw['number']),
          frameRoot: String(draw['frameRoot']),
          designHash: String(draw['designHash']),
        },
        party,
        key ?? newPartyKey(),
        secrets,
      );
    return { campaign, keys, draw, commitmentFor };
  };

  const commit = (campaign: string, { party, commitment, signature }: Fields) =>
    evaluation.act(undefined, 'commitToDraw', { campaign, party, commitment, signature });
  const reveal = (campaign: string, { party, salt, value }: Fields) =>
    evaluation.act(undefined, 'revealForDraw', { campaign, party, salt, value });

  /** A request of this person at another time, before a beacon that publishes these pulses. */
  const later = async (
    person: PersonKey | undefined,
    hours: number,
    pulseOf: TestContext['pulseOf'] = () => Promise.resolve(undefined),
  ): Promise<TestContext> => {
    const { context } = await contextOf(evaluation, person);
    return { ...context, now: new Date(context.now.getTime() + hours * hour), pulseOf };
  };

  const pulse =
    (text: string): TestContext['pulseOf'] =>
    () =>
      Promise.resolve(text.repeat(64));

  const ruleOfRefusal = async (act: Promise<unknown>): Promise<string> => {
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

  describe('keys are registered before the freeze', () => {
    test('each side its own and those of others whom it names, never the other side’s', async () => {
      const campaign = await withFrame(evaluation);
      const key = () => newPartyKey().publicKey;
      const outcome = async (party: string, publicKey: string, by: PersonKey) =>
        (await register(campaign, party, publicKey, by)).outcome;
      expect(await outcome('evaluator', key(), 'commissioner')).toBe('PARTY_OF_OTHER_SIDE');
      expect(await outcome('commissioner', key(), 'lead')).toBe('PARTY_OF_OTHER_SIDE');
      const first = key();
      expect(await outcome('auditor', first, 'lead')).toBe('done');
      expect(await outcome('auditor', key(), 'commissioner')).toBe('PARTY_OF_OTHER_SIDE');
      expect(await outcome('auditor', key(), 'lead')).toBe('done');
      const own = key();
      expect(await outcome('commissioner', own, 'commissioner')).toBe('done');
      expect(await outcome('evaluator', own, 'lead')).toBe('PARTY_KEY_TAKEN');
      expect(await outcome('evaluator', `04${'0'.repeat(128)}`, 'lead')).toBe('PARTY_KEY_WRONG');
      expect(await outcome('evaluator', '04aa', 'lead')).toBe('INPUT_INVALID');
      expect(await outcome('an auditor', key(), 'lead')).toBe('INPUT_INVALID');
    });

    test('after it, none is taken', async () => {
      const { campaign } = await frozenWith(['commissioner']);
      expect((await register(campaign, 'auditor', newPartyKey().publicKey, 'lead')).outcome).toBe(
        'CAMPAIGN_STATE',
      );
    });

    test.each<[string, boolean, Fields]>([
      ['a party, but no timetable', true, {}],
      ['a timetable that has passed', true, { chance: { ...timetable(), commitmentsEnd: inHours(-1) } }],
      ['reveals that end before commitments', true, { chance: { ...timetable(), deadline: inHours(0.5) } }],
      ['a timetable in which nobody takes part', false, { chance: timetable(null) }],
    ])('%s: cannot be frozen', async (_fault, withParty, changes) => {
      const campaign = await withFrame(evaluation);
      if (withParty) {
        await register(campaign, 'commissioner', newPartyKey().publicKey, 'commissioner');
      }
      const design = await fullDesign(evaluation, changes);
      await evaluation.mustAct('lead', 'saveDesign', { campaign, design });
      expect((await evaluation.act('lead', 'freezeFrame', { campaign })).outcome).toBe('DESIGN_IMPOSSIBLE');
    });
  });

  test('the pulse is the first at least an hour after the deadline, by the timetable of drand quicknet', async () => {
    const { draw } = await frozenWith([]);
    const at = Date.parse(String(draw['pulseAt']));
    const deadline = Date.parse(String(draw['deadline']));
    expect(at - deadline).toBeGreaterThanOrEqual(hour);
    expect(at - deadline).toBeLessThan(hour + 3000);
    // https://api.drand.sh/v2/beacons/quicknet/info: genesis 1692803367, period 3 s.
    expect(at).toBe((1_692_803_367 + 3 * (Number(draw['pulseNumber']) - 1)) * 1000);
  });

  describe('commitments', () => {
    test('need the commissioner’s signature of the design first', async () => {
      const { campaign, keys, commitmentFor } = await frozenWith(['auditor'], 'drand-quicknet', false);
      const made = commitmentFor('auditor', keys.get('auditor'));
      expect((await commit(campaign, made)).outcome).toBe('DESIGN_UNSIGNED');
    });

    test('are taken once, signed with the registered key, and cannot be changed', async () => {
      const { campaign, keys, commitmentFor } = await frozenWith(['commissioner', 'auditor']);
      const made = commitmentFor('auditor', keys.get('auditor'));
      expect((await commit(campaign, { ...made, party: 'nobody' })).outcome).toBe('PARTY_UNKNOWN');
      expect((await commit(campaign, commitmentFor('auditor', keys.get('commissioner')))).outcome).toBe(
        'PARTY_SIGNATURE_WRONG',
      );
      const { commitment } = commitmentFor('auditor', keys.get('auditor'));
      expect((await commit(campaign, { ...made, commitment })).outcome).toBe('PARTY_SIGNATURE_WRONG');
      expect(await commit(campaign, made)).toMatchObject({
        outcome: 'done',
        value: { party: 'auditor', commitment: made.commitment, revealedAt: null },
      });
      expect((await commit(campaign, made)).outcome).toBe('done');
      expect((await commit(campaign, commitmentFor('auditor', keys.get('auditor')))).outcome).toBe(
        'PARTY_COMMITTED',
      );
    });

    test('that are copies are refused, also when both come at the same moment', async () => {
      const { campaign, keys, commitmentFor } = await frozenWith(['commissioner', 'auditor']);
      const made = commitmentFor('auditor', keys.get('auditor'));
      // The copier can sign what it copied, but not know what is in it.
      const copy = copyOf(bare(campaign), 'commissioner', keys.get('commissioner'), made.commitment);
      const heard = await Promise.all([commit(campaign, made), commit(campaign, copy)]);
      expect(heard.map(({ outcome }) => outcome).toSorted()).toEqual(['COMMITMENT_COPIED', 'done']);
    });

    test('end at their time; who did not commit has nothing to reveal, and the draw goes on without', async () => {
      const { campaign, keys, commitmentFor } = await frozenWith(['commissioner', 'auditor']);
      const made = commitmentFor('auditor', keys.get('auditor'));
      await commit(campaign, made);
      const late = await later(undefined, 1);
      const other = commitmentFor('commissioner', keys.get('commissioner'));
      expect(await ruleOfRefusal(commitValue(late, bare(campaign), other))).toBe('COMMITMENTS_ENDED');
      expect(await ruleOfRefusal(revealValue(late, bare(campaign), other))).toBe('PARTY_UNCOMMITTED');
      expect(await ruleOfRefusal(revealValue(late, bare(campaign), made))).toBe('done');
      const due = await later('lead', 4, pulse('a'));
      const { sampleRoot } = await drawVillages(due, bare(campaign));
      expect(sampleRoot).toMatch(/^[0-9a-f]{64}$/);
    });
  });

  describe('reveals', () => {
    test('wait until all have committed, so that nobody commits after knowing a value', async () => {
      const { campaign, keys, commitmentFor } = await frozenWith(['commissioner', 'auditor']);
      const one = commitmentFor('auditor', keys.get('auditor'));
      const two = commitmentFor('commissioner', keys.get('commissioner'));
      await commit(campaign, one);
      expect((await reveal(campaign, one)).outcome).toBe('REVEAL_TOO_EARLY');
      await commit(campaign, two);
      expect((await reveal(campaign, { ...one, value: two.value })).outcome).toBe('REVEAL_DIFFERS');
      expect((await reveal(campaign, { ...one, party: 'commissioner' })).outcome).toBe('REVEAL_DIFFERS');
      expect((await reveal(campaign, one)).outcome).toBe('done');
      expect((await reveal(campaign, one)).outcome).toBe('done');
      expect((await reveal(campaign, { ...one, salt: two.salt })).outcome).toBe('REVEAL_DIFFERS');
    });

    test('end at the deadline; what is missing enters as null, and nobody waits for it', async () => {
      const { campaign, keys, commitmentFor } = await frozenWith(['commissioner', 'auditor']);
      const one = commitmentFor('auditor', keys.get('auditor'));
      const two = commitmentFor('commissioner', keys.get('commissioner'));
      await commit(campaign, one);
      await commit(campaign, two);
      await reveal(campaign, one);
      const late = await later(undefined, 2);
      expect(await ruleOfRefusal(revealValue(late, bare(campaign), two))).toBe('REVEALS_ENDED');
      const due = await later('commissioner', 4, pulse('b'));
      expect((await drawVillages(due, bare(campaign))).state).toBe('drawn');
      const { parties } = await openCeremony(due.stores, bare(campaign));
      expect(parties.map(({ party, value }) => [party, value ?? null])).toEqual([
        ['auditor', one.value],
        ['commissioner', null],
      ]);
    });
  });

  describe('the draw', () => {
    test('runs neither before its time nor without its pulse; then once, whatever the beacon says later', async () => {
      const { campaign } = await frozenWith([]);
      const id = bare(campaign);
      expect((await evaluation.act('lead', 'drawVillages', { campaign })).outcome).toBe('DRAW_NOT_DUE');
      expect(await ruleOfRefusal(drawVillages(await later('lead', 2.5, pulse('a')), id))).toBe(
        'DRAW_NOT_DUE',
      );
      expect(await ruleOfRefusal(drawVillages(await later('lead', 4), id))).toBe('PULSE_NOT_YET');
      const { sampleRoot } = await drawVillages(await later('lead', 4, pulse('a')), id);
      const again = await drawVillages(await later('commissioner', 5, pulse('c')), id);
      expect(again.sampleRoot).toBe(sampleRoot);
      expect(await evaluation.mustAct('lead', 'draw', { campaign })).toMatchObject({
        pulse: 'a'.repeat(64),
        sampleRoot,
      });
    });

    test('lapses when the design was not signed by the deadline', async () => {
      const { campaign, draw } = await frozenWith([], 'drand-quicknet', false);
      const late = await later('commissioner', 2);
      expect(await ruleOfRefusal(signDesign(late, bare(campaign), String(draw['designHash'])))).toBe(
        'DEADLINE_PASSED',
      );
      expect(await ruleOfRefusal(drawVillages(await later('lead', 4, pulse('a')), bare(campaign)))).toBe(
        'DESIGN_UNSIGNED',
      );
    });

    test('draws households from a pulse that comes a minute after their roster was frozen', async () => {
      const { campaign } = await frozenWith([]);
      const id = bare(campaign);
      await drawVillages(await later('lead', 4, pulse('a')), id);
      await discloseVillages(await later('lead', 4), id);
      const codes = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
      await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv(codes));
      const asked: number[] = [];
      const beacon: TestContext['pulseOf'] = (_name, number) => {
        asked.push(number);
        return Promise.resolve('d'.repeat(64));
      };
      const atFreezing = await later('lead', 5, beacon);
      expect(await ruleOfRefusal(drawHouseholds(atFreezing, id))).toBe('ROSTER_PULSE_NOT_YET');
      expect(asked).toEqual([]);
      const minutes = (count: number): TestContext => ({
        ...atFreezing,
        now: new Date(atFreezing.now.getTime() + count * 60_000),
      });
      expect(
        await ruleOfRefusal(drawHouseholds({ ...minutes(2), pulseOf: () => Promise.resolve(undefined) }, id)),
      ).toBe('ROSTER_PULSE_NOT_YET');
      expect((await drawHouseholds(minutes(2), id)).householdsDrawnAt).toBeDefined();
      const first = Math.ceil((atFreezing.now.getTime() + 60_000 - 1_692_803_367_000) / 3000) + 1;
      expect(new Set(asked)).toEqual(new Set([first]));
    });
  });
});
