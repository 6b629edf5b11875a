/** Village lists and rosters over HTTP: adopted whole, or refused with row, column and reason and nothing kept. */
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  disclosed,
  frame,
  fullDesign,
  newCampaign,
  put,
  requestUpload,
  rosterCsv,
  sampleOf,
  settledImport,
  upload,
  villageCsv,
  withDesign,
  withRosters,
} from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { openStored } from '../stored-items.ts';

describe('imports', () => {
  let stored: ReturnType<typeof openStored>;
  beforeAll(() => {
    stored = openStored(evaluation.system);
  });
  afterAll(() => stored.close());

  /** `row column: reason` of each problem. */
  const linesOf = ({ problems }: Fields): readonly string[] =>
    listOf(problems).map(
      ({ row, column, reason }) => `${[row, column].filter((each) => each !== null).join(' ')}: ${reason}`,
    );

  /** The list's rows as lines, to be changed one by one. */
  const lines = villageCsv().trimEnd().split('\n');
  const changed = (row: number, line: string): string => `${lines.with(row - 1, line).join('\n')}\n`;

  describe('a village list with a fault is refused whole', () => {
    test.each<[string, string | Uint8Array<ArrayBuffer>, readonly string[]]>([
      ['a wrong code', changed(3, '43312410020,镇村2,town,97'), ['3 code: not a 12-digit village code']],
      ['a code twice', changed(5, '433124100201,镇村4,town,131'), ['5 code: the code appears twice']],
      ['no size', changed(2, '433124100201,镇村1,town,'), ['2 size: the size is missing']],
      [
        'a size that is none',
        changed(2, '433124100201,镇村1,town,many'),
        ['2 size: the size must be a whole number from 1 to 1,000,000,000'],
      ],
      [
        'a village of another county',
        changed(11, '433123100201,邻村,town,60'),
        ['11 code: lies outside the division of the campaign'],
      ],
      [
        'several faults at once, each named',
        changed(2, '1,,t t,0'),
        [
          '2 code: not a 12-digit village code',
          '2 name: the name is missing',
          '2 stratum: a stratum is 1 to 40 letters, digits, - or _',
          '2 size: the size must be a whole number from 1 to 1,000,000,000',
        ],
      ],
      [
        'columns missing',
        'code,name\n433124100201,镇村1\n433124100202,镇村2\n',
        ['1 size: this column is missing; the first row must name: code, name, size'],
      ],
      [
        'no header',
        lines.slice(1).join('\n'),
        ['code', 'name', 'size'].map(
          (column) => `1 ${column}: this column is missing; the first row must name: code, name, size`,
        ),
      ],
      ['a header alone', 'code,name,size\n', [': the file has no rows']],
      ['nothing at all', '', [': the file has no rows']],
      [
        'an open quote',
        changed(4, '433124100203,"镇村3,town,114'),
        ['4: the file is not readable as CSV: a quote is opened and never closed'],
      ],
      [
        'UTF-16',
        Uint8Array.from(iconv.encode(villageCsv(), 'utf16-le', { addBOM: true })),
        [': the file is not readable as CSV: neither UTF-8 nor GB18030'],
      ],
      [
        'UTF-8 that was cut',
        Uint8Array.from(Buffer.from(`${lines.slice(0, 4).join('\n')}\n433124100204,镇`).subarray(0, -1)),
        [': the file is not readable as CSV: damaged UTF-8; save the file again'],
      ],
    ])('%s', async (_fault, file, expected) => {
      const campaign = await newCampaign(evaluation);
      const refused = await upload(evaluation, campaign, 'VILLAGES', file);
      expect(refused).toMatchObject({ state: 'REFUSED', problemCount: expected.length });
      expect(linesOf(refused)).toEqual(expected);
      await expectNothingKept(campaign, refused);
    });

    const expectNothingKept = async (campaign: string, { id }: Fields): Promise<void> => {
      expect(await stored.under(`FRAME#${id}`)).toEqual([]);
      expect(
        (await stored.under(campaign.replace(':', '#').replace('Campaign', 'CAMPAIGN'))).find(
          ({ sk }) => sk === 'CAMPAIGN',
        ),
      ).not.toHaveProperty('frameImportId');
      const design = await fullDesign(evaluation);
      expect((await evaluation.act('lead', 'saveDesign', { campaign, design })).outcome).toBe(
        'FRAME_MISSING',
      );
    };

    test('an unknown county', async () => {
      const campaign = await newCampaign(evaluation, { division: '43' });
      const refused = await upload(evaluation, campaign, 'VILLAGES', changed(6, '430101100201,外村,town,60'));
      expect(linesOf(refused)).toEqual(['6 code: its county is not in the official division list']);
    });

    test('of very many problems the first 200 are shown and all are counted', async () => {
      const campaign = await newCampaign(evaluation);
      const many = ['code,name,size', ...Array.from({ length: 300 }, (_, index) => `${index},村,1`), ''].join(
        '\n',
      );
      const refused = await upload(evaluation, campaign, 'VILLAGES', many);
      expect(refused).toMatchObject({ rows: 300, problemCount: 300 });
      expect(listOf(refused['problems'])).toHaveLength(200);
    });

    test('the reasons are told in the reader’s language', async () => {
      const campaign = await newCampaign(evaluation);
      const { id } = await upload(evaluation, campaign, 'VILLAGES', changed(3, 'x,镇村2,town,97'));
      const answer = await fetch(`${evaluation.system.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'zh-CN,zh;q=0.9',
          authorization: `Bearer ${await evaluation.system.accessToken('lead')}`,
        },
        body: JSON.stringify({
          query: `{ campaign(id: "${campaign}") { ... on Campaign { frameImport(id: "${id}") { problems { reason } } } } }`,
        }),
      });
      const { data } = fieldsOf(await answer.json());
      const { problems } = fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['frameImport']);
      expect(problems).toEqual([{ reason: '不是12位村级区划代码' }]);
    });
  });

  describe('a good village list is adopted, however it was saved', () => {
    test.each<[string, Uint8Array<ArrayBuffer>]>([
      ['UTF-8 with a byte order mark', Uint8Array.from(Buffer.from(`\uFEFF${villageCsv()}`))],
      ['GB18030 with CRLF', Uint8Array.from(iconv.encode(villageCsv().replaceAll('\n', '\r\n'), 'gb18030'))],
    ])('%s', async (_how, file) => {
      const campaign = await newCampaign(evaluation);
      expect(await upload(evaluation, campaign, 'VILLAGES', file)).toMatchObject({
        state: 'ADOPTED',
        rows: 10,
      });
      const strata = [
        { code: 'town', villages: 6, reserve: 0 },
        { code: 'township', villages: 4, reserve: 0 },
      ];
      const design = await fullDesign(evaluation, { strata });
      await evaluation.mustAct('lead', 'saveDesign', { campaign, design });
      const { designHash } = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
      await evaluation.mustAct('commissioner', 'signDesign', { campaign, designHash });
      await evaluation.mustAct('lead', 'drawVillages', { campaign });
      await evaluation.mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
      const taken = await sampleOf(evaluation, campaign);
      expect(taken.map(({ code, name, stratum, size }) => ({ code, name, stratum, size }))).toEqual(frame);
    });

    test('a second list takes the place of the first, until the frame is frozen', async () => {
      const campaign = await withDesign(evaluation);
      const shorter = villageCsv(frame.slice(0, 9));
      expect(await upload(evaluation, campaign, 'VILLAGES', shorter)).toMatchObject({
        state: 'ADOPTED',
        rows: 9,
      });
      await evaluation.mustAct('lead', 'freezeFrame', { campaign });
    });

    test('what is put in the place of an adopted list later is left alone', async () => {
      const campaign = await newCampaign(evaluation);
      const requested = await requestUpload(evaluation, campaign, 'VILLAGES');
      await put(requested, villageCsv());
      await settledImport(evaluation, campaign, requested);
      await put(requested, 'code,name,size\nx,x,x\n');
      const other = await newCampaign(evaluation);
      // By the time that a later import is done, the second putting was looked at too.
      await upload(evaluation, other, 'VILLAGES', villageCsv());
      expect(await settledImport(evaluation, campaign, requested)).toMatchObject({
        state: 'ADOPTED',
        rows: 10,
      });
    });
  });

  describe('a list that arrives after the campaign went on is refused', () => {
    const wentOn = [': the campaign went on meanwhile and no longer takes this list'];

    test('villages, once the frame is frozen', async () => {
      const campaign = await withDesign(evaluation);
      const late = await requestUpload(evaluation, campaign, 'VILLAGES');
      const { frameRoot } = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
      await put(late, villageCsv(frame.slice(0, 9)));
      expect(linesOf(await settledImport(evaluation, campaign, late))).toEqual(wentOn);
      expect((await evaluation.mustAct('lead', 'campaign', { id: campaign }))['frameRoot']).toBe(frameRoot);
    });

    test('or after the role of the one who asked for the upload has ended', async () => {
      const campaign = await newCampaign(evaluation);
      const person = 'supervisor-elsewhere';
      const given = await evaluation.give('university-administrator', person, 'LEAD', 'CN', campaign);
      const asked = { campaign, kind: 'VILLAGES', fileName: 'list.csv' };
      const requested = await evaluation.mustAct(person, 'requestUpload', asked);
      const grant = { personId: given['personId'], grantId: given['id'] };
      await evaluation.mustAct('university-administrator', 'revokeRole', grant);
      await put(requested, villageCsv());
      expect(linesOf(await settledImport(evaluation, campaign, requested))).toEqual([
        ': the role of the one who asked for this upload has ended meanwhile',
      ]);
      expect((await evaluation.act('lead', 'freezeFrame', { campaign })).outcome).toBe('FRAME_MISSING');
    });

    test('rosters, once households are drawn', async () => {
      const campaign = await withRosters(evaluation);
      const late = await requestUpload(evaluation, campaign, 'HOUSEHOLDS');
      await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
      const before = await sampleOf(evaluation, campaign);
      await put(
        late,
        rosterCsv(
          before.map(({ code }) => String(code)),
          9,
        ),
      );
      const refused = await settledImport(evaluation, campaign, late);
      // Five villages of three lists of nine households, each row with its reason.
      expect(refused).toMatchObject({ state: 'REFUSED', problemCount: 135 });
      expect(linesOf(refused)[0]).toBe(
        '2 village: the roster of this village is frozen: its tickets exist, so no other roster is taken',
      );
      expect(await sampleOf(evaluation, campaign)).toEqual(before);
    });
  });

  describe('a roster with a fault is refused whole', () => {
    test('each fault with its row', async () => {
      const campaign = await disclosed(evaluation);
      const [first] = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
      const file = [
        'village,list,household,group',
        `${first},poor,1,1组`,
        `${first},rich,2,1组`,
        `${first},exited,11010119900307123X,1组`,
        `${first},exited,1,2组`,
        '433124900201,poor,1,1组',
        '',
      ].join('\n');
      const refused = await upload(evaluation, campaign, 'HOUSEHOLDS', file);
      expect(refused).toMatchObject({ state: 'REFUSED', rows: 5, problemCount: 4 });
      expect(linesOf(refused)).toEqual([
        '3 list: the list must be one of: poor, exited, monitored, nonregistered',
        '4 household: this looks like a national identity number; rosters must not hold one',
        '5 household: this household appears twice in its village',
        '6 village: this is no village of the sample that was disclosed',
      ]);
      expect(await stored.under(`ROSTER#${refused['id']}`)).toEqual([]);
      expect((await evaluation.act('lead', 'drawHouseholds', { campaign })).outcome).toBe(
        'HOUSEHOLDS_UNDRAWN',
      );
    });

    test('a drawn village without a roster is named when households are to be drawn', async () => {
      const campaign = await disclosed(evaluation);
      const issued = (await sampleOf(evaluation, campaign)).filter(({ role }) => role !== 'LADDER');
      const [left, ...others] = issued.map(({ code }) => String(code));
      await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv(others));
      const { outcome, problems } = await evaluation.act('lead', 'drawHouseholds', { campaign });
      expect(outcome).toBe('HOUSEHOLDS_UNDRAWN');
      expect(problems).toMatchObject([
        { field: left, reason: expect.stringContaining('has no household roster') },
      ]);
    });
  });
});
