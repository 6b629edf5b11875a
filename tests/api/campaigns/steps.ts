/** A campaign only moves forward: every step, tried in every state, is taken in its own state alone; a draw is taken once. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  county,
  drawn,
  frozen,
  fullDesign,
  householdsDrawn,
  inFieldwork,
  newCampaign,
  signed,
  withDesign,
  withFrame,
} from '../campaign-on-its-way.ts';
import type { Fields } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { Operation } from '../operations.ts';
import type { PersonKey } from '../people.ts';

describe('the steps of a campaign', () => {
  let design: Fields = {};
  beforeAll(async () => {
    design = await fullDesign(evaluation);
  });

  const steps = [
    'requestUpload VILLAGES',
    'saveDesign',
    'freezeFrame',
    'signDesign',
    'drawVillages',
    'requestUpload HOUSEHOLDS',
    'drawHouseholds',
    'openFieldwork',
    'recordOutcome',
    'closeCampaign',
  ] as const;
  type Step = (typeof steps)[number];

  const attempt = async (step: Step, campaign: string): Promise<string> => {
    const more: Readonly<Partial<Record<Step, Fields>>> = {
      'requestUpload VILLAGES': { kind: 'VILLAGES', fileName: 'v.csv' },
      'requestUpload HOUSEHOLDS': { kind: 'HOUSEHOLDS', fileName: 'h.csv' },
      saveDesign: { design },
      signDesign: { designHash: 'not this' },
      recordOutcome: { case: '433124100299-1', outcome: 4 },
    };
    const others: Readonly<Partial<Record<Step, PersonKey>>> = {
      signDesign: 'commissioner',
      recordOutcome: 'interviewer',
    };
    const operations: Readonly<Record<Step, Operation>> = {
      'requestUpload VILLAGES': 'requestUpload',
      'requestUpload HOUSEHOLDS': 'requestUpload',
      saveDesign: 'saveDesign',
      freezeFrame: 'freezeFrame',
      signDesign: 'signDesign',
      drawVillages: 'drawVillages',
      drawHouseholds: 'drawHouseholds',
      openFieldwork: 'openFieldwork',
      recordOutcome: 'recordOutcome',
      closeCampaign: 'closeCampaign',
    };
    const person = others[step] ?? 'lead';
    return (await evaluation.act(person, operations[step], { campaign, ...more[step] })).outcome;
  };

  const all = (...except: readonly Step[]): readonly Step[] => steps.filter((step) => !except.includes(step));

  /** Each step's answer; those that are left out were refused because of the state. */
  const heard = async (
    campaign: string,
    tried: readonly Step[] = steps,
  ): Promise<Partial<Record<Step, string>>> => {
    const answers: Partial<Record<Step, string>> = {};
    for (const step of tried) {
      const outcome = await attempt(step, campaign);
      if (outcome !== 'CAMPAIGN_STATE') {
        answers[step] = outcome;
      }
    }
    return answers;
  };

  describe('what each state lets through', () => {
    test('draft, without a village list', async () => {
      expect(await heard(await newCampaign(evaluation))).toEqual({
        'requestUpload VILLAGES': 'done',
        saveDesign: 'FRAME_MISSING',
        freezeFrame: 'FRAME_MISSING',
      });
    });

    test('draft, without a design', async () => {
      expect(await attempt('freezeFrame', await withFrame(evaluation))).toBe('DESIGN_MISSING');
    });

    test('draft, with list and design: both may still be replaced', async () => {
      const campaign = await withDesign(evaluation);
      expect(await heard(campaign, all('freezeFrame'))).toEqual({
        'requestUpload VILLAGES': 'done',
        saveDesign: 'done',
      });
    });

    test('frame frozen, not signed', async () => {
      const { campaign } = await frozen(evaluation);
      expect(await heard(campaign)).toEqual({
        signDesign: 'DESIGN_HASH_DIFFERS',
        drawVillages: 'DESIGN_UNSIGNED',
      });
    });

    test('frame frozen and signed: only the draw is left', async () => {
      const campaign = await signed(evaluation);
      expect(await heard(campaign, all('drawVillages'))).toEqual({ signDesign: 'DESIGN_HASH_DIFFERS' });
      expect(await attempt('drawVillages', campaign)).toBe('done');
    });

    test('drawn, without rosters', async () => {
      expect(await heard(await drawn(evaluation))).toEqual({
        // Asked again: the sample that stands.
        drawVillages: 'done',
        'requestUpload HOUSEHOLDS': 'done',
        drawHouseholds: 'VILLAGES_UNDISCLOSED_YET',
        openFieldwork: 'HOUSEHOLDS_UNDRAWN',
      });
    });

    test('households drawn: asking again changes nothing, fieldwork may begin', async () => {
      const campaign = await householdsDrawn(evaluation);
      expect(await heard(campaign, all('openFieldwork', 'requestUpload HOUSEHOLDS'))).toEqual({
        drawVillages: 'done',
        drawHouseholds: 'done',
      });
      expect(await attempt('openFieldwork', campaign)).toBe('done');
    });

    test('fieldwork', async () => {
      expect(await heard(await inFieldwork(evaluation))).toEqual({
        // Villages whose teams depart later have their rosters later.
        'requestUpload HOUSEHOLDS': 'done',
        drawVillages: 'done',
        drawHouseholds: 'done',
        recordOutcome: 'CASE_UNKNOWN',
        closeCampaign: 'VILLAGES_OPEN',
      });
    });
  });

  test('a refused step says in which state it belongs and in which the campaign is', async () => {
    const campaign = await newCampaign(evaluation);
    const english = await evaluation.act('lead', 'drawVillages', { campaign });
    expect(english.message).toBe(
      'The campaign must be in state “frame frozen” for this; it is in state “draft”.',
    );
    const chinese = await evaluation.act('lead', 'drawVillages', { campaign }, 'zh');
    expect(chinese.message).toBe('此操作要求评估任务处于“抽样框已冻结”状态，当前为“草稿”。');
  });

  test('links of a campaign without cases are for nobody', async () => {
    const campaign = await drawn(evaluation);
    expect((await evaluation.act('lead', 'giveLinks', { campaign, village: '433124300201' })).outcome).toBe(
      'CASE_UNKNOWN',
    );
    expect((await evaluation.act('lead', 'revokeLink', { campaign, case: '433124100201-1' })).outcome).toBe(
      'CASE_UNKNOWN',
    );
  });

  describe('an engagement', () => {
    const engaged = async (changes: Fields): Promise<string> => {
      const input = {
        name: '评估',
        programme: '精准扶贫',
        division: county,
        timeZone: 'Asia/Shanghai',
        evaluatorId: evaluation.universityId,
        ...changes,
      };
      return (await evaluation.act('commissioner', 'createCampaign', { input })).outcome;
    };

    test.each<[Fields, string]>([
      [{}, 'done'],
      [{ division: '43312' }, 'DIVISION_UNKNOWN'],
      [{ timeZone: 'Beijing' }, 'INPUT_INVALID'],
      [{ name: '  ' }, 'INPUT_INVALID'],
      [{ name: '长'.repeat(121) }, 'INPUT_INVALID'],
      [{ formCode: 'census' }, 'FORM_UNKNOWN'],
      [{ formVersion: 99 }, 'FORM_UNKNOWN'],
    ])('with %o: %s', async (changes, expected) => {
      expect(await engaged(changes)).toBe(expected);
    });

    test('what cannot be used is named, in the reader’s language', async () => {
      const input = {
        name: '',
        programme: '项目',
        division: county,
        timeZone: 'Asia/Shanghai',
        evaluatorId: 'x',
      };
      const { problems } = await evaluation.act('commissioner', 'createCampaign', { input }, 'zh');
      expect(problems).toEqual([
        { field: 'input.name', row: null, column: null, reason: expect.stringMatching(/[\u4e00-\u9fff]/) },
      ]);
    });
  });
});
