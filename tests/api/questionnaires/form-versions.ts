/** Questionnaires of an organisation: who writes them, that a published one stays as it is, and how a campaign moves on. */
import { beforeAll, describe, expect, test } from 'vitest';
import { Permit } from '../../../api/people/permit.ts';
import { keepDraft } from '../../../api/questionnaires/keep-draft.ts';
import { publishForm } from '../../../api/questionnaires/publish-form.ts';
import { seeDraft } from '../../../api/questionnaires/see-form.ts';
import { writeWorkbook } from '../../../methods/questionnaire/workbook/write-workbook.ts';
import { workbookOf } from '../../methods/questionnaire/workbook/workbook-of.ts';
import { cards, respondentAnswers, submission } from '../answers.ts';
import { county, newCampaign, rosterCsv, sampleOf, upload, withDesign } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Fields, fieldsOf, listOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { openStored } from '../stored-items.ts';

const standard = 'FormVersion:standard:short-household:1';
const { act, mustAct, ask } = {
  act: (...asked: Parameters<typeof evaluation.act>) => evaluation.act(...asked),
  mustAct: (...asked: Parameters<typeof evaluation.mustAct>) => evaluation.mustAct(...asked),
  ask: (...asked: Parameters<typeof evaluation.ask>) => evaluation.ask(...asked),
};

const titled = (draft: Fields, en: string): Fields => {
  const form = fieldsOf(draft['form']);
  return { ...form, title: { ...fieldsOf(form['title']), en } };
};

const without = (draft: Fields, code: string): Fields => {
  const form = fieldsOf(draft['form']);
  return { ...form, items: listOf(form['items']).filter((item) => !String(item['code']).endsWith(code)) };
};

const publish = (draft: Fields): Promise<Fields> =>
  mustAct('lead', 'publishForm', { code: draft['code'], contentHash: draft['contentHash'] });

const save = (draft: Fields, form: Fields): Promise<Fields> =>
  mustAct('lead', 'saveFormDraft', { form, revision: draft['revision'] });

const copied = (code: string): Promise<Fields> => mustAct('lead', 'copyForm', { form: standard, code });

describe('questionnaires', () => {
  beforeAll(async () => {
    // Leads are leads of a campaign.
    await newCampaign(evaluation);
    const institute = await mustAct('institute-commissioner', 'createCampaign', {
      input: {
        name: '另一评估',
        programme: '精准扶贫',
        division: county,
        timeZone: 'Asia/Shanghai',
        evaluatorId: evaluation.universityId,
      },
    });
    expect(institute['id']).toBeDefined();
  });

  describe('who may write them', () => {
    test.each<[PersonKey | undefined, string]>([
      ['lead', 'done'],
      ['university-administrator', 'done'],
      ['commissioner', 'NOT_PERMITTED'],
      ['leader', 'NOT_PERMITTED'],
      ['interviewer', 'NOT_PERMITTED'],
      ['operator', 'NOT_PERMITTED'],
    ])('%s: %s', async (person, expected) => {
      const code = `written-by-${person}`;
      expect((await act(person, 'copyForm', { form: standard, code })).outcome).toBe(expected);
    });

    test('nobody else sees what an organisation has: not another one, not the commissioner, not in a list', async () => {
      const own = await copied('kept-apart');
      const { id } = await publish(own);
      expect((await act('second-lead', 'formDraft', { code: 'kept-apart' })).outcome).toBe('done');
      expect((await act('interviewer', 'exportForm', { form: id })).outcome).toBe('done');
      for (const person of ['institute-administrator', 'commissioner'] as const) {
        expect((await act(person, 'exportForm', { form: id })).outcome).toBe('FORM_UNKNOWN');
        expect((await act(person, 'exportForm', { form: standard })).outcome).toBe('done');
        const { data } = await ask(
          person,
          '{ questionnaires(first: 100) { edges { node { code standard } } } }',
        );
        const codes = listOf(fieldsOf(fieldsOf(data)['questionnaires'])['edges']).map(
          ({ node }) => fieldsOf(node)['standard'],
        );
        expect(new Set(codes)).toEqual(new Set([true]));
      }
      expect((await act('institute-administrator', 'formDraft', { code: 'kept-apart' })).outcome).toBe(
        'FORM_UNKNOWN',
      );
      expect((await act('leader', 'exportForm', { form: standard })).outcome).toBe('NOT_PERMITTED');
      // The commissioner cannot find out by naming it in an engagement either.
      const input = {
        ...{ name: '任务', programme: '项目', division: county, timeZone: 'Asia/Shanghai' },
        ...{ evaluatorId: evaluation.universityId, formCode: 'kept-apart' },
      };
      expect((await act('commissioner', 'createCampaign', { input })).outcome).toBe('FORM_UNKNOWN');
    });
  });

  test('a draft is changed by who has seen it, and never silently by two', async () => {
    const first = await copied('two-writers');
    const second = await save(first, titled(first, 'Second'));
    expect(second['revision']).toBe(2);
    const late = { form: titled(first, 'Late'), revision: first['revision'] };
    expect((await act('second-lead', 'saveFormDraft', late)).outcome).toBe('FORM_CHANGED');
    expect((await act('lead', 'copyForm', { form: standard, code: 'two-writers' })).outcome).toBe(
      'FORM_CHANGED',
    );
    expect((await act('lead', 'copyForm', { form: standard, code: 'short-household' })).outcome).toBe(
      'FORM_CODE_STANDARD',
    );
    expect((await act('lead', 'copyForm', { form: standard, code: 'a#b' })).outcome).toBe('FORM_CODE_WRONG');
    const sent = { form: { ...fieldsOf(first['form']), items: 'many' }, revision: 2 };
    const { outcome, problems } = await act('lead', 'saveFormDraft', sent);
    expect([outcome, problems[0]?.['field']]).toEqual(['INPUT_INVALID', 'form.items']);
  });

  test('what is wrong is named with the draft, and keeps it from being published', async () => {
    const draft = await copied('faulty');
    const form = { ...fieldsOf(draft['form']), title: { en: 'Only English' } };
    const faulty = await save(draft, form);
    expect(listOf(faulty['problems']).map(({ field }) => field)).toEqual(['form.title']);
    const asked = { code: 'faulty', contentHash: faulty['contentHash'] };
    const refused = await act('lead', 'publishForm', asked);
    expect([refused.outcome, refused.problems[0]?.['field']]).toEqual(['FORM_HAS_PROBLEMS', 'form.title']);
    expect((await act('lead', 'publishForm', { ...asked, contentHash: draft['contentHash'] })).outcome).toBe(
      'FORM_CHANGED',
    );
  });

  test('a published version stays as it is, whatever is tried, also through the store', async () => {
    const draft = await copied('immutable');
    const one = await publish(draft);
    expect(await publish(draft)).toEqual(one);
    const changed = await save(draft, titled(draft, 'Changed'));
    const two = await publish(changed);
    expect([one['version'], two['version']]).toEqual([1, 2]);
    const { data } = await mustAct('lead', 'compareForms', { from: one['id'], to: two['id'] });
    expect(listOf(data)).toEqual([{ kind: 'CHANGED', part: 'form', code: 'title', fields: [] }]);

    const { context, client } = await contextOf(evaluation, 'lead');
    const organisationId = evaluation.universityId;
    const permit = Permit.decide(context, 'write a questionnaire', { organisationId, shared: true });
    const { forms } = context.stores;
    const standing = await forms.version(organisationId, 'immutable', 1);
    const held = await seeDraft(context, 'immutable');
    const entry = { ...held, version: 1, publishedAt: context.now.toISOString(), publishedBy: 'p' };
    const event = {
      campaignId: 'x',
      at: entry.publishedAt,
      eventId: 'e',
      personId: 'p',
      grantId: 'g',
      act: 'a',
      subject: 's',
    };
    const {
      form: _form,
      revision: _r,
      lastVersion: _l,
      pieces: _p,
      savedAt: _s,
      savedBy: _b,
      ...as1
    } = entry;
    expect(await forms.publish(permit, held, as1, event)).toBe(false);
    expect(await forms.version(organisationId, 'immutable', 1)).toEqual(standing);
    expect((await act('lead', 'exportForm', { form: one['id'] })).value['contentHash']).toBe(
      one['contentHash'],
    );

    // Whoever can write to the table itself is found out by the hash.
    const stored = openStored(evaluation.system);
    const items = await stored.under(`FORM#${organisationId}#immutable`);
    const pieceOf = (version: number) =>
      items.find(({ sk }) => String(sk).startsWith(`PIECE#0000${version}#`));
    await stored.put([{ ...pieceOf(1), bytes: pieceOf(2)?.['bytes'] }]);
    stored.close();
    const { context: fresh, client: other } = await contextOf(evaluation, 'lead');
    await expect(fresh.stores.forms.published(organisationId, 'immutable', 1)).rejects.toThrow(
      'is not what was published',
    );
    client.destroy();
    other.destroy();
  });

  test('two who publish at once make one version', async () => {
    const draft = await copied('at-once');
    const { context, client } = await contextOf(evaluation, 'lead');
    const hash = String(draft['contentHash']);
    const made = await Promise.all([1, 2, 3, 4].map(() => publishForm(context, 'at-once', hash)));
    expect(new Set(made.map(({ version }) => version))).toEqual(new Set([1]));
    expect(await context.stores.forms.versions(evaluation.universityId, 'at-once')).toHaveLength(1);
    client.destroy();
  });

  test('a form too large for one item of the table is kept and comes back', async () => {
    const { context, client } = await contextOf(evaluation, 'lead');
    const draft = await copied('large');
    const { form } = await seeDraft(context, 'large');
    // 10,000 choices whose words no packing shortens to one item's 400 KB.
    const word = (at: number): string =>
      [...new Uint32Array([at]).toReversed()]
        .map(() => (at * 2_654_435_761).toString(36).repeat(3) + (at ** 3).toString(36))
        .join('')
        .padEnd(40, String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000)));
    const choices = Array.from({ length: 10_000 }, (_, at) => ({
      code: at,
      label: { zh: `${word(at)}${word(at * 31 + 7)}`, en: word(at * 17 + 3) },
    }));
    const item = { code: 'town', type: 'select-one', label: { zh: '镇' }, required: true, choices } as const;
    const large = await keepDraft(
      context,
      { ...form, items: [...form.items, item] },
      Number(draft['revision']),
    );
    expect(large.pieces).toBeGreaterThan(1);
    const version = await publishForm(context, 'large', large.contentHash);
    const read = await context.stores.forms.published(evaluation.universityId, 'large', version.version);
    expect(read?.form.items.at(-1)).toEqual(item);
    // A small draft after a large one: what is left of that is not read.
    const small = await keepDraft(context, form, large.revision);
    expect([small.pieces, (await seeDraft(context, 'large')).form]).toEqual([1, { ...form, version: 2 }]);
    client.destroy();
  });

  test('a workbook goes out and comes in as the same form; one that is none, or unpacks to too much, does not', async () => {
    const { data } = await ask('lead', `{ node(id: "${standard}") { ... on FormVersion { contentHash } } }`);
    expect(fieldsOf(fieldsOf(data)['node'])['contentHash']).toMatch(/^[0-9a-f]{64}$/);
    const { file } = await mustAct('lead', 'exportForm', { form: standard });
    const imported = await mustAct('lead', 'importForm', { file, code: 'round-trip' });
    const draft = fieldsOf(imported['draft']);
    await publish(draft);
    const changes = await mustAct('lead', 'compareForms', {
      from: standard,
      to: `FormVersion:${evaluation.universityId}:round-trip:1`,
    });
    expect(changes['data']).toEqual([]);
    const none = Buffer.from('not a workbook').toString('base64');
    expect((await act('lead', 'importForm', { file: none })).outcome).toBe('FORM_WORKBOOK_UNREADABLE');
    const bomb = await workbookOf({ rows: `<row r="1">${' '.repeat(70 * 1024 * 1024)}</row>` });
    const unpacked = { file: Buffer.from(bomb).toString('base64') };
    expect((await act('lead', 'importForm', unpacked)).outcome).toBe('FORM_WORKBOOK_UNREADABLE');
    const huge = 'A'.repeat(4_000_001);
    expect((await act('lead', 'importForm', { file: huge })).outcome).toBe('INPUT_INVALID');
    expect((await act('commissioner', 'importForm', { file })).outcome).toBe('NOT_PERMITTED');

    const wrong = writeWorkbook([
      {
        name: 'survey',
        rows: [
          ['type', 'name', 'label'],
          ['integr', 'age', 'Age'],
        ],
      },
    ]);
    const told = await mustAct('lead', 'importForm', { file: Buffer.from(wrong).toString('base64') });
    expect(told['draft']).toBeNull();
    expect(listOf(told['problems'])).toContainEqual(
      expect.objectContaining({ sheet: 'survey', row: 2, column: 'A', severity: 'ERROR' }),
    );
  });
});

describe('the questionnaire of a campaign', () => {
  let campaign = '';
  let one: Fields = {};
  let draft: Fields = {};

  const answer = async (token: unknown, version: number, changes: Fields = {}): Promise<string> => {
    const made = submission(
      token,
      { ...respondentAnswers, ...changes },
      { formCode: 'moving', formVersion: version },
    );
    return (await act(undefined, 'submitResponse', made)).outcome;
  };
  const asked = async (token: unknown): Promise<unknown> =>
    fieldsOf((await mustAct('lead', 'link', { token }))['form'])['version'];
  const recognition = async (): Promise<unknown> => {
    const { value } = await act('lead', 'results', { campaign, division: county });
    return { counts: value['counts'], indicators: value['indicators'] };
  };
  const move = (version: number, olderTaken = true) =>
    act('lead', 'moveForm', { campaign, version, olderTaken, reason: '第十一题的说法有歧义，已更正。' });

  beforeAll(async () => {
    campaign = await withDesign(evaluation);
    draft = await copied('moving');
    one = await publish(draft);
    await mustAct('lead', 'chooseForm', { campaign, form: one['id'] });
    const { designHash } = await mustAct('lead', 'freezeFrame', { campaign });
    await mustAct('commissioner', 'signDesign', { campaign, designHash });
    await mustAct('lead', 'drawVillages', { campaign });
    await mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
    const villages = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
    await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv(villages));
    await mustAct('lead', 'drawHouseholds', { campaign });
    await mustAct('lead', 'openFieldwork', { campaign });
  });

  test('is chosen while the campaign is a draft, by its lead, and must carry the design', async () => {
    const other = await withDesign(evaluation);
    const choose = (person: PersonKey, form: unknown) => act(person, 'chooseForm', { campaign: other, form });
    expect((await choose('commissioner', one['id'])).outcome).toBe('NOT_PERMITTED');
    expect((await choose('institute-administrator', one['id'])).outcome).toBe('NOT_PERMITTED');
    expect((await choose('lead', 'FormVersion:standard:group-screening:1')).outcome).toBe(
      'DESIGN_IMPOSSIBLE',
    );
    expect((await choose('lead', `FormVersion:${evaluation.universityId}:moving:9`)).outcome).toBe(
      'FORM_UNKNOWN',
    );
    expect((await act('lead', 'chooseForm', { campaign, form: one['id'] })).outcome).toBe('CAMPAIGN_STATE');
  });

  test('moves on in the field: answers keep their version and their figures, retired or not', async () => {
    const households = await cards(evaluation, campaign);
    const tokens = households.map(({ token }) => token);
    expect(await asked(tokens[0])).toBe(1);
    expect(await answer(tokens[0], 1)).toBe('done');
    expect(await answer(tokens[1], 1, { Q11: 3 })).toBe('done');
    await until(recognition, (seen) => fieldsOf(fieldsOf(seen)['counts'])['answered'] === 2);
    const before = await recognition();

    const bad = await save(draft, without(draft, 'Q11'));
    await publish(bad);
    const refused = await move(2);
    expect([refused.outcome, refused.problems.map(({ field }) => field)]).toEqual(['FORM_UNFIT', ['Q11']]);

    const good = await save(bad, titled(draft, 'Corrected'));
    await publish(good);
    expect(
      (await act('commissioner', 'moveForm', { campaign, version: 3, reason: '第十一题的说法有歧义。' }))
        .outcome,
    ).toBe('NOT_PERMITTED');
    expect((await move(3)).outcome).toBe('done');
    expect((await move(3)).outcome).toBe('FORM_NOT_NEWER');
    expect(await recognition()).toEqual(before);
    await until(
      () => asked(tokens[2]),
      (version) => version === 3,
    );
    // Answered offline with the version before, which was retired meanwhile.
    await mustAct('lead', 'retireForm', { code: 'moving', version: 1 });
    expect(await answer(tokens[2], 1)).toBe('done');
    expect(await answer(tokens[3], 3)).toBe('done');
    expect(await answer(tokens[4], 2)).toBe('FORM_VERSION_DIFFERS');
    await until(recognition, (seen) => fieldsOf(fieldsOf(seen)['counts'])['answered'] === 4);

    const last = await save(good, titled(draft, 'Once more'));
    await publish(last);
    expect((await move(4, false)).outcome).toBe('done');
    await until(
      () => asked(tokens[4]),
      (version) => version === 4,
    );
    expect(await answer(tokens[4], 3)).toBe('FORM_VERSION_DIFFERS');
    expect(await answer(tokens[4], 4)).toBe('done');
  });

  test('commissioner and team see which versions there were; leaders and others do not', async () => {
    const document = `query Form($campaign: ID!) { campaign(id: $campaign) { ... on Campaign {
      formVersionsTaken formMoves { version olderTaken } form { version } } } }`;
    for (const person of ['commissioner', 'lead', 'interviewer'] as const) {
      const { data } = await ask(person, document, { campaign });
      expect(fieldsOf(data)['campaign']).toEqual({
        formVersionsTaken: [4],
        formMoves: [
          { version: 3, olderTaken: true },
          { version: 4, olderTaken: false },
        ],
        form: { version: 4 },
      });
    }
    const { errors } = await ask('leader', document, { campaign });
    expect(listOf(errors).length).toBeGreaterThan(0);
  });

  test('a retired version is given to no campaign, and the mark stays', async () => {
    const first = await mustAct('lead', 'retireForm', { code: 'moving', version: 4 });
    expect(await mustAct('second-lead', 'retireForm', { code: 'moving', version: 4 })).toEqual(first);
    const form = `FormVersion:${evaluation.universityId}:moving:4`;
    expect((await act('lead', 'chooseForm', { campaign: await withDesign(evaluation), form })).outcome).toBe(
      'FORM_RETIRED',
    );
    expect((await act('lead', 'retireForm', { code: 'short-household', version: 1 })).outcome).toBe(
      'FORM_UNKNOWN',
    );
    expect((await act('interviewer', 'retireForm', { code: 'moving', version: 3 })).outcome).toBe(
      'NOT_PERMITTED',
    );
  });
});
