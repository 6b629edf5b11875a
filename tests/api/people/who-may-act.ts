/** Every act is tried by everybody: the people whom the product allows it succeed, all others are refused. */
import { describe, expect, test } from 'vitest';
import { schema } from '../../../schema/schema.ts';
import { interviewerCases } from '../answers.ts';
import {
  county,
  drawn,
  frame,
  frozen,
  fullDesign,
  householdsDrawn,
  inFieldwork,
  newCampaign,
  rosterCsv,
  sampleOf,
  signed,
  upload,
  withDesign,
  withFrame,
  withRosters,
} from '../campaign-on-its-way.ts';
import { claimOf, type Fields, listOf } from '../evaluation.ts';
import { giveSupervisors } from '../fieldwork/reserve-team.ts';
import { evaluation } from '../one-system.ts';
import type { Operation } from '../operations.ts';
import { keys, type PersonKey } from '../people.ts';
import { newPartyKey } from '../samples/party-key.ts';
import { farAway, idOf, interviewers, withTeams } from '../teams/field-team.ts';

describe('who may act', () => {
  const tried = new Set<string>();

  /** What everybody but these people hears when they try; nobody signed in is `nobody`. */
  const outcomes = async (
    operation: Operation,
    variables: Fields,
    except: readonly PersonKey[],
  ): Promise<Readonly<Record<string, string>>> => {
    tried.add(operation);
    const others = [undefined, ...keys.filter((key) => !except.includes(key))];
    const heard = await Promise.all(
      others.map(async (person) => {
        const { outcome } = await evaluation.act(person, operation, variables);
        return [person ?? 'nobody', outcome] as const;
      }),
    );
    return Object.fromEntries(heard);
  };

  const refusedTo = (except: readonly PersonKey[]): Readonly<Record<string, string>> =>
    Object.fromEntries([
      ['nobody', 'NOT_SIGNED_IN'],
      ...keys.filter((key) => !except.includes(key)).map((key) => [key, 'NOT_PERMITTED'] as const),
    ]);

  /** The refused first, so that what they could have done would show in the allowed one's turn. */
  const onlyFor = async (allowed: PersonKey, operation: Operation, variables: Fields, except = [allowed]) => {
    expect(await outcomes(operation, variables, except)).toEqual(refusedTo(except));
    expect(await evaluation.act(allowed, operation, variables)).toMatchObject({ outcome: 'done' });
  };

  const leads: readonly PersonKey[] = ['lead', 'second-lead'];

  describe('the lead alone', () => {
    test('asks where to put a list', async () => {
      const campaign = await newCampaign(evaluation);
      await onlyFor('lead', 'requestUpload', { campaign, kind: 'VILLAGES', fileName: 'villages.csv' }, [
        ...leads,
      ]);
    });

    test('saves the design', async () => {
      const campaign = await withFrame(evaluation);
      await onlyFor('lead', 'saveDesign', { campaign, design: await fullDesign(evaluation) }, [...leads]);
    });

    test('freezes the frame', async () => {
      await onlyFor('lead', 'freezeFrame', { campaign: await withDesign(evaluation) }, [...leads]);
    });

    test('has villages disclosed', async () => {
      const variables = { campaign: await drawn(evaluation), wholeSample: true };
      await onlyFor('lead', 'discloseVillages', variables, [...leads]);
    });

    test('draws households', async () => {
      await onlyFor('lead', 'drawHouseholds', { campaign: await withRosters(evaluation) }, [...leads]);
    });

    test('opens fieldwork', async () => {
      await onlyFor('lead', 'openFieldwork', { campaign: await householdsDrawn(evaluation) }, [...leads]);
    });

    test('gives out links, and replaces a lost one', async () => {
      const campaign = await inFieldwork(evaluation);
      const village = (await sampleOf(evaluation, campaign)).find(({ role }) => role === 'SAMPLE')?.['code'];
      await onlyFor('lead', 'giveLinks', { campaign, village }, [...leads]);
      await onlyFor('lead', 'revokeLink', { campaign, case: `${village}-1` }, [...leads]);
    });

    test('closes the campaign', async () => {
      const campaign = await inFieldwork(evaluation);
      expect(await outcomes('closeCampaign', { campaign }, [...leads])).toEqual(refusedTo(leads));
      // Allowed to ask; but nobody was visited yet.
      expect(await evaluation.act('lead', 'closeCampaign', { campaign })).toMatchObject({
        outcome: 'VILLAGES_OPEN',
      });
    });
  });

  describe('leads and administrators, each for the own organisation', () => {
    const writers: readonly PersonKey[] = [
      ...leads,
      'university-administrator',
      'office-administrator',
      'institute-administrator',
    ];
    const standard = 'FormVersion:standard:short-household:1';

    test('write questionnaires', async () => {
      await newCampaign(evaluation);
      const code = 'tried-by-everybody';
      await onlyFor('lead', 'copyForm', { form: standard, code }, [...writers]);
      const { form, contentHash } = await evaluation.mustAct('lead', 'formDraft', { code });
      await onlyFor('lead', 'saveFormDraft', { form, revision: 1 }, [...writers]);
      const { file } = await evaluation.mustAct('lead', 'exportForm', { form: standard });
      await onlyFor('lead', 'importForm', { file, code, revision: 2 }, [...writers]);
      await evaluation.mustAct('lead', 'saveFormDraft', { form, revision: 3 });
      await onlyFor('lead', 'publishForm', { code, contentHash }, [...writers]);
      await onlyFor('lead', 'retireForm', { code, version: 1 }, [...writers]);
    });

    test('a campaign’s lead alone chooses what it asks, and moves it on', async () => {
      const variables = { campaign: await withDesign(evaluation), form: standard };
      await onlyFor('lead', 'chooseForm', variables, [...leads]);
      const move = { campaign: await drawn(evaluation), version: 1, reason: '第十一题的说法有歧义。' };
      expect(await outcomes('moveForm', move, [...leads])).toEqual(refusedTo(leads));
      // Allowed to ask; but version 1 is the one in use.
      expect(await evaluation.act('lead', 'moveForm', move)).toMatchObject({ outcome: 'FORM_NOT_NEWER' });
    });
  });

  describe('the commissioner alone', () => {
    test('engages an evaluator', async () => {
      const input = {
        name: '评估',
        programme: '精准扶贫',
        division: county,
        timeZone: 'Asia/Shanghai',
        evaluatorId: evaluation.universityId,
      };
      await onlyFor('commissioner', 'createCampaign', { input }, ['commissioner', 'institute-commissioner']);
    });

    test('signs the design', async () => {
      const { campaign, designHash } = await frozen(evaluation);
      await onlyFor('commissioner', 'signDesign', { campaign, designHash });
    });
  });

  test('lead and commissioner alike type a lottery’s result and have the due draw run, so that neither can withhold it', async () => {
    const variables = { campaign: await signed(evaluation) };
    const result = { ...variables, text: '03 07 11 + 08' };
    const sides: readonly PersonKey[] = ['commissioner', ...leads];
    expect(await outcomes('enterLotteryResult', result, sides)).toEqual(refusedTo(sides));
    for (const person of sides) {
      // They may, but no lottery decides this draw.
      expect((await evaluation.act(person, 'enterLotteryResult', result)).outcome).toBe('LOTTERY_NONE');
    }
    await onlyFor('commissioner', 'drawVillages', variables, ['commissioner', ...leads]);
    expect((await evaluation.act('lead', 'drawVillages', variables)).outcome).toBe('done');
  });

  test('each side names parties of the draw', async () => {
    const party = { party: 'auditor', name: '审计局', publicKey: newPartyKey().publicKey };
    const campaign = await newCampaign(evaluation);
    await onlyFor('commissioner', 'registerParty', { campaign, party }, ['commissioner', ...leads]);
  });

  test('only the interviewer of that division records what came of a visit', async () => {
    const campaign = await inFieldwork(evaluation);
    const village = (await sampleOf(evaluation, campaign)).find(({ role }) => role === 'SAMPLE')?.['code'];
    await onlyFor('interviewer', 'recordOutcome', { campaign, case: `${village}-1`, outcome: 4 });
  });

  test('only the supervisor of that division opens a reserve: neither lead nor interviewer', async () => {
    const campaign = await inFieldwork(evaluation);
    const { give, mustAct } = evaluation;
    await give('university-administrator', 'supervisor', 'SUPERVISOR', county, campaign);
    await give('university-administrator', 'supervisor-elsewhere', 'SUPERVISOR', '433123', campaign);
    const village = (await sampleOf(evaluation, campaign)).find(({ role }) => role === 'SAMPLE')?.['code'];
    const missed = `${village}-1`;
    await mustAct('interviewer', 'recordOutcome', { campaign, case: missed, outcome: 4 });
    const evidence = '三天内早中晚各上门一次，均无人。';
    await onlyFor('supervisor', 'openReserve', { campaign, case: missed, reason: 'NEVER_MET', evidence });
  });

  test('only leads and supervisors of that division say and confirm that a village is lost, and only supervisors open a reserve', async () => {
    const campaign = await inFieldwork(evaluation);
    const { give } = evaluation;
    const supervisors: readonly PersonKey[] = ['supervisor', 'second-supervisor'];
    for (const supervisor of supervisors) {
      await give('university-administrator', supervisor, 'SUPERVISOR', county, campaign);
    }
    await give('university-administrator', 'supervisor-elsewhere', 'SUPERVISOR', '433123', campaign);
    const village = (await sampleOf(evaluation, campaign)).find(({ role }) => role === 'SAMPLE')?.['code'];
    const loss = { campaign, village, reason: 'ROAD_CUT', evidence: '山洪冲断进村公路，月底前无法抢通。' };
    await onlyFor('supervisor', 'recordLostVillage', loss, [...supervisors, ...leads]);
    const { reason: _, ...wrong } = loss;
    await onlyFor('second-supervisor', 'rejectLostVillage', wrong, [...supervisors, ...leads]);
    expect((await evaluation.act('supervisor', 'recordLostVillage', loss)).outcome).toBe('done');
    await onlyFor('second-supervisor', 'confirmLostVillage', loss, [...supervisors, ...leads]);
    await onlyFor('second-supervisor', 'openReserveVillage', loss, [...supervisors]);
  });

  test('only supervisors of that division correct a roster, and not by their own word: a lead uploads the right one', async () => {
    const campaign = await inFieldwork(evaluation);
    const supervisors: readonly PersonKey[] = ['supervisor', 'second-supervisor'];
    for (const supervisor of supervisors) {
      await evaluation.give('university-administrator', supervisor, 'SUPERVISOR', county, campaign);
    }
    await evaluation.give(
      'university-administrator',
      'supervisor-elsewhere',
      'SUPERVISOR',
      '433123',
      campaign,
    );
    const village = String((await sampleOf(evaluation, campaign))[0]?.['code']);
    const { id } = await upload(evaluation, campaign, 'CORRECTIONS', rosterCsv([village], 7));
    const evidence = '与乡镇档案核对，名册漏列第三小组全部住户。';
    const asked = { campaign, village, corrects: 1, import: id, reason: 'ROWS_MISSING', evidence };
    await onlyFor('second-supervisor', 'correctRoster', asked, [...supervisors]);
  });

  test('leads and the supervisors of that division add a case by hand: no interviewer, nobody of the other side', async () => {
    const campaign = await inFieldwork(evaluation);
    const { give } = evaluation;
    await give('university-administrator', 'supervisor', 'SUPERVISOR', county, campaign);
    await give('university-administrator', 'supervisor-elsewhere', 'SUPERVISOR', '433123', campaign);
    const village = frame[0]?.code;
    const evidence = '低保名单上有此户，未建档立卡。';
    const input = (household: string) => ({
      campaign,
      input: { village, list: 'NONREGISTERED', household, reason: 'MINIMUM_ALLOWANCE', evidence },
    });
    await onlyFor('supervisor', 'addCase', input('甲'), ['supervisor', ...leads]);
    for (const lead of leads) {
      expect((await evaluation.act(lead, 'addCase', input(lead))).outcome).toBe('done');
    }
  });

  test('only leads answer what came in by the open channel', async () => {
    const campaign = await inFieldwork(evaluation);
    const step = { campaign, number: '2026-000001', state: 'TAKEN_UP', text: '' };
    expect(await outcomes('answerOpenMessage', step, [...leads])).toEqual(refusedTo(leads));
    // Allowed to; but nobody sent a message.
    expect((await evaluation.act('lead', 'answerOpenMessage', step)).outcome).toBe('MESSAGE_UNKNOWN');
  });

  test('rules of the field, teams and assignments are the lead’s; supervisors and interviewers have their own part', async () => {
    const { campaign, north } = await withTeams(evaluation);
    const supervisors: readonly PersonKey[] = ['supervisor', 'second-supervisor', 'supervisor-elsewhere'];
    const all: readonly PersonKey[] = [...interviewers, 'interviewer-elsewhere'];
    const answering = [...leads, ...supervisors];
    const personId = idOf(evaluation, 'interviewer');
    const scores = { campaign, day: '2026-06-02', scores: [{ personId, score: 92 }] };
    await onlyFor('lead', 'saveFieldRules', { campaign, rules: {}, seenVersion: 1 }, [...leads]);
    await onlyFor('lead', 'enterTrainingScores', scores, answering);
    await onlyFor('reviewer', 'declareInterests', { campaign, input: farAway }, [
      ...answering,
      ...all,
      'reviewer',
      'interpreter',
    ]);
    const team = { name: '三组', supervisor: idOf(evaluation, 'supervisor'), members: [], seenVersion: 0 };
    await onlyFor('lead', 'saveTeam', { campaign, input: team }, [...leads]);
    await onlyFor('lead', 'proposeAssignment', { campaign }, answering);
    const { id: proposal } = await evaluation.mustAct('lead', 'proposeAssignment', { campaign });
    await onlyFor('lead', 'assignCases', { campaign, proposal }, answering);
    const { data } = await evaluation.mustAct('lead', 'teamVillages', { campaign });
    const ticket = listOf(data).find(({ teamId }) => teamId === north)?.['ticket'];
    await onlyFor('interviewer', 'departFor', { campaign, ticket }, [...supervisors, ...all]);
    const device = { campaign, deviceId: 'AAAAAAAAAAAAAAAAAAAAAA' };
    await onlyFor('interviewer', 'registerDevice', { ...device, publicName: '手机' }, [...all]);
    await onlyFor('supervisor', 'revokeDevice', { ...device, personId }, [...answering, ...all]);
  });

  test('cards, paper, visits and reviews are each for those who work on answers', async () => {
    const campaign = await inFieldwork(evaluation);
    await giveSupervisors(evaluation, campaign);
    await evaluation.give('university-administrator', 'reviewer', 'REVIEWER', county, campaign);
    const [mine] = await interviewerCases(evaluation, campaign);
    const { code, token, village } = mine ?? {};
    const refused = async (operation: Operation, variables: Fields, ...except: readonly PersonKey[]) =>
      expect(await outcomes(operation, variables, except)).toEqual(refusedTo(except));
    const seeing = [...leads, 'supervisor', 'second-supervisor'] as const;
    const sent = { formCode: 'short-household', formVersion: 1, language: 'zh', answers: {} };
    await refused(
      'printCards',
      { campaign, input: { village, address: 'https://zhenping.example' } },
      ...leads,
    );
    const keyed = { campaign, input: { case: code, consent: true, ...sent } };
    await refused('keyPaper', keyed, ...seeing, 'interviewer');
    await refused('settlePaper', { campaign, case: code, settled: {} }, ...seeing);
    const step = { case: code, judgement: 'CHECK', seenSteps: 0 };
    await refused('reviewCase', { campaign, input: step }, ...seeing, 'reviewer');
    const correction = { input: { token, correctionId: 'AAAAAAAAAAAAAAAAAAAAAA', ...sent } };
    await refused('sendCorrection', correction, 'interviewer');
    const device = { deviceId: 'AAAAAAAAAAAAAAAAAAAAAA' };
    await refused('recordVisits', { campaign, device, visits: [] }, 'interviewer', 'interviewer-elsewhere');
  });

  describe('the operator alone', () => {
    test('adds an organisation, whose first administrator may then give roles in it', async () => {
      const system = evaluation.system;
      const dean = { ...claimOf(system, 'stranger'), subject: 'test-dean', name: '杨院长' };
      await onlyFor('operator', 'addOrganisation', { name: '某学院', administrator: dean });
    });

    test('loads the division list', async () => {
      const variables = {
        parent: '4331',
        children: [
          { code: '433123', name: '凤凰县' },
          { code: county, name: '花垣县' },
        ],
      };
      await onlyFor('operator', 'loadDivisions', variables);
    });
  });

  describe('administrators alone', () => {
    const administrators: readonly PersonKey[] = [
      'office-administrator',
      'university-administrator',
      'institute-administrator',
    ];

    test('give a role, and see who holds which', async () => {
      const person = { ...claimOf(evaluation.system, 'stranger'), subject: 'test-clerk', name: '朱文员' };
      const variables = { person, role: 'COMMISSIONER', division: 'CN' };
      await onlyFor('office-administrator', 'giveRole', variables, [...administrators]);
      await onlyFor('office-administrator', 'grants', {}, [...administrators]);
    });

    test('end a role; an administrator of another organisation finds no such grant', async () => {
      const campaign = await newCampaign(evaluation);
      const given = await evaluation.give('university-administrator', 'second-lead', 'LEAD', 'CN', campaign);
      const variables = { personId: given['personId'], grantId: given['id'] };
      expect(await outcomes('revokeRole', variables, [...administrators])).toEqual(refusedTo(administrators));
      for (const other of ['office-administrator', 'institute-administrator'] as const) {
        expect((await evaluation.act(other, 'revokeRole', variables)).outcome).toBe('GRANT_UNKNOWN');
      }
      const ended = await evaluation.mustAct('university-administrator', 'revokeRole', variables);
      expect(ended['revokedAt']).toMatch(/^20/);
    });
  });

  test('who is signed in but was never given a role is told so, not sent to sign in again', async () => {
    const campaign = await newCampaign(evaluation);
    const { outcome, message } = await evaluation.act('stranger', 'drawVillages', { campaign });
    expect(outcome).toBe('NOT_PERMITTED');
    expect(message).toContain('Ask the administrator of your organisation.');
  });

  test('no act was left out but those that need no role', () => {
    const acts = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(acts.filter((act) => !tried.has(act)).toSorted()).toEqual([
      'commitToDraw',
      'completeMediaUpload',
      'initialise',
      'keepDraft',
      'makeCertificate',
      'openCard',
      'requestMediaUpload',
      'revealForDraw',
      'reviseResponse',
      'sendOpenMessage',
      'submitResponse',
      'submitSealed',
      'withdrawResponse',
    ]);
  });
});
