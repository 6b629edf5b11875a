/** What a lead learns about a list after its import: coverage, slips, attributes, and what a new version changes. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../../methods/proof/hex.ts';
import { frameRoot } from '../../../methods/sampling/frame-root.ts';
import { newCampaign, upload, withFrame } from '../campaign-on-its-way.ts';
import { fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { drawKeysOf } from '../samples/draw-keys-of.ts';
import { findingsOf, frameOf, requestWith, uploadWith, villagesOf } from './asking.ts';

/** Against the list of `two-years.ts`: one village of it is missing, one code it does not know, one name comes twice. */
const list = [
  'code,name,stratum,size,地形,Remark',
  '433124100201,紫霞村,town,120,山区,',
  '433124100299,新寨村,town,80,,"near, the river"',
  '433124102201,花岩村,remote,60,山区,',
  '433124100298,紫霞村,town,70,平坝,',
  '',
].join('\n');

const changed = (from: string, to: string): string => list.replace(from, to);

describe('an adopted village list', () => {
  test('is held against the division list of its year', async () => {
    const campaign = await newCampaign(evaluation);
    expect(await uploadWith(campaign, list)).toMatchObject({ state: 'ADOPTED', rows: 4 });
    const frame = await frameOf(campaign);
    expect(frame).toMatchObject({ divisionYear: '2023', report: { listed: 4, changes: null } });
    expect(findingsOf(fieldsOf(frame['report']))).toEqual([
      'VILLAGE_MISSING 1: 433124100202 佳民村委会',
      'COMMITTEE_MISSING 1: 433124100001 花园社区居委会',
      'CODE_UNKNOWN 2: 433124100299 新寨村; 433124100298 紫霞村',
      'NAME_TWICE 1: 433124100298 紫霞村 433124100201',
      'STRATUM_LONELY 1: 433124102201 花岩村 remote',
    ]);
    // What was looked for and not found is said too.
    expect(listOf(fieldsOf(frame['report'])['findings'])).toContainEqual({
      kind: 'COUNTY_UNLISTED',
      total: 0,
      first: [],
    });
  });

  test('of another year is held against that one, and the campaign names it', async () => {
    const campaign = await newCampaign(evaluation);
    const file = 'code,name,size\n433124100203,旧寨村,90\n433124100202,佳民村,60\n';
    expect(await uploadWith(campaign, file, 'divisionYear: "2019"')).toMatchObject({ state: 'ADOPTED' });
    const frame = await frameOf(campaign);
    expect(frame).toMatchObject({ divisionYear: '2019', report: { listed: 2 } });
    expect(findingsOf(fieldsOf(frame['report']))).toEqual([
      'VILLAGE_MISSING 1: 433124100201 老紫霞村委会',
      'CODE_UNKNOWN 1: 433124100202 佳民村',
    ]);
    const { data } = await evaluation.ask(
      'commissioner',
      `{ campaign(id: "${campaign}") { ... on Campaign { divisionYear } } }`,
    );
    expect(fieldsOf(data)['campaign']).toEqual({ divisionYear: '2019' });
    // The next list is of the same year unless another is named.
    await uploadWith(campaign, file);
    expect(await frameOf(campaign)).toMatchObject({ divisionYear: '2019' });
    expect(await requestWith(campaign, 'divisionYear: "2001"')).toMatchObject({
      rule: 'DIVISION_YEAR_UNKNOWN',
    });
  });

  test('of a prefecture tells the county of which the division list has no villages', async () => {
    const campaign = await newCampaign(evaluation, { division: '4331' });
    await uploadWith(campaign, `${list.trimEnd()}\n433123100201,邻村,town,50,,\n`);
    const { report } = await frameOf(campaign);
    expect(findingsOf(fieldsOf(report))).toContain('COUNTY_UNLISTED 1: 433123 凤凰县');
    // Nothing is said about its village: no list, no doubt.
    expect(findingsOf(fieldsOf(report))).toContain(
      'CODE_UNKNOWN 2: 433124100299 新寨村; 433124100298 紫霞村',
    );
  });

  test('keeps its further columns, under the fingerprint of the frozen frame', async () => {
    const campaign = await newCampaign(evaluation);
    await uploadWith(campaign, changed('花岩村,remote', '花岩村,town'));
    const villages = villagesOf(await frameOf(campaign));
    expect(villages.map(({ code, attributes }) => [code, attributes])).toEqual(
      [
        ['433124100201', '山区', null],
        ['433124100298', '平坝', null],
        ['433124100299', null, 'near, the river'],
        ['433124102201', '山区', null],
      ].map(([code, terrain, remark]) => [
        code,
        [
          { name: '地形', value: terrain },
          { name: 'Remark', value: remark },
        ],
      ]),
    );
    const strata = [{ code: 'town', villages: 2, reserve: 0 }];
    const { data } = await evaluation.ask('commissioner', '{ standardIndicators }');
    const { indicators } = fieldsOf(fieldsOf(data)['standardIndicators']);
    const design = { strata, households: { poor: 2 }, registryTotals: [], indicators };
    await evaluation.mustAct('lead', 'saveDesign', { campaign, design });
    const frozen = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
    const { frameSaltKey } = await drawKeysOf(evaluation, campaign);
    const rootWith = (remark: string): string =>
      toHex(
        frameRoot(
          frameSaltKey,
          String(fieldsOf(frameId)['id']),
          villages.map(({ code, name, stratum, size, attributes }) => ({
            unit: String(code),
            stratum: String(stratum),
            size: Number(size),
            attributes: {
              name: String(name),
              ...Object.fromEntries(
                listOf(attributes).map((each) => [
                  String(each['name']),
                  each['value'] === 'near, the river'
                    ? remark
                    : each['value'] === null
                      ? null
                      : String(each['value']),
                ]),
              ),
            },
          })),
        ),
      );
    const frameId = await frameOf(campaign);
    expect(frozen['frameRoot']).toBe(rootWith('near, the river'));
    expect(frozen['frameRoot']).not.toBe(rootWith('near the river'));
  });

  test.each<[string, string, string, string]>([
    ['two columns of one name', ',Remark', ',地形', '1 地形: two columns have this name'],
    [
      'a column of the file for checking',
      ',Remark',
      ',salt',
      '1 salt: unit and salt are columns of the file with which a draw is checked; name it otherwise',
    ],
    ['a column without a name', '地形', '', '1 : a column has no name'],
    [
      'a national identity number',
      'near, the river',
      'call 11010119900307123X',
      '3 Remark: this looks like a national identity number; village lists must not hold one',
    ],
    ['a long text', 'near, the river', '长'.repeat(201), '3 Remark: a value has at most 200 characters'],
  ])('is refused for %s', async (_what, from, to, problem) => {
    const campaign = await newCampaign(evaluation);
    const refused = await uploadWith(campaign, changed(from, to));
    expect(
      listOf(refused['problems']).map(({ row, column, reason }) => `${row} ${column}: ${reason}`),
    ).toEqual([problem]);
  });
});

test('the bad file of docs/frames.md gives the problems that stand there', async () => {
  const page = readFileSync(new URL('../../../docs/frames.md', import.meta.url), 'utf8');
  const [, file = ''] = /```csv\n([^`]*)```/.exec(page) ?? [];
  const rows = [...page.matchAll(/^\| (\d+) \| (\S+) \| (.*) \|$/gm)].map(([, row, column, reason]) => [
    Number(row),
    column,
    reason,
  ]);
  expect(rows).toHaveLength(5);
  const refused = await uploadWith(await newCampaign(evaluation), file);
  expect(listOf(refused['problems']).map(({ row, column, reason }) => [row, column, reason])).toEqual(rows);
});

describe('a new version of a village list', () => {
  const next = changed('433124100298,紫霞村,town,70,平坝,\n', '433124100202,佳民村,town,70,,\n').replace(
    '山区,\n433124100299',
    '坡地,\n433124100299',
  );
  const expectChanges = (changes: unknown, basis: unknown): void => {
    expect(changes).toMatchObject({ basis, added: 1, removed: 1, changed: 1 });
    expect(
      listOf(fieldsOf(changes)['first']).map(({ code, before, after }) => [
        code,
        fieldsOf(before)['name'],
        fieldsOf(after)['name'],
      ]),
    ).toEqual([
      ['433124100298', '紫霞村', undefined],
      ['433124100201', '紫霞村', '紫霞村'],
      ['433124100202', undefined, '佳民村'],
    ]);
  };

  test('in a draft says what it changes against the list before', async () => {
    const campaign = await newCampaign(evaluation);
    const { id } = await uploadWith(campaign, list);
    await uploadWith(campaign, next);
    const { changes } = fieldsOf((await frameOf(campaign))['report']);
    expectChanges(changes, id);
    expect(fieldsOf(listOf(fieldsOf(changes)['first'])[1])).toMatchObject({
      before: { attributes: [{ value: '山区' }, { value: null }] },
      after: { attributes: [{ value: '坡地' }, { value: null }] },
    });
  });

  test('may be made from another campaign’s, and leaves that as it is', async () => {
    const earlier = await newCampaign(evaluation);
    const { id } = await uploadWith(earlier, list);
    const before = await frameOf(earlier);
    const later = await newCampaign(evaluation);
    await uploadWith(later, next, `basis: "${earlier}"`);
    expectChanges(fieldsOf((await frameOf(later))['report'])['changes'], id);
    expect(await frameOf(earlier)).toEqual(before);
  });

  test('is not made from a list that is not there, nor from a campaign of others', async () => {
    const campaign = await newCampaign(evaluation);
    const empty = await newCampaign(evaluation);
    expect(await requestWith(campaign, `basis: "${empty}"`)).toMatchObject({ rule: 'FRAME_BASIS_MISSING' });
    const { id } = await evaluation.mustAct('institute-commissioner', 'createCampaign', {
      input: {
        name: '他人的评估',
        programme: '精准扶贫',
        division: '433124',
        timeZone: 'Asia/Shanghai',
        evaluatorId: evaluation.universityId,
      },
    });
    expect(await requestWith(campaign, `basis: "${id}"`)).toMatchObject({ rule: 'NOT_PERMITTED' });
  });
});

test('only the lead reads the frame', async () => {
  const campaign = await withFrame(evaluation);
  const { id } = await upload(evaluation, campaign, 'VILLAGES', list);
  const document = `{ campaign(id: "${campaign}") { ... on Campaign { frame { report { listed } } } } }`;
  for (const person of ['commissioner', 'leader', 'interviewer', 'university-administrator'] as const) {
    const [error] = listOf((await evaluation.ask(person, document))['errors']);
    expect(fieldsOf(error?.['extensions'])['code']).toBe('NOT_PERMITTED');
  }
  expect(await frameOf(campaign)).toMatchObject({ id, report: { listed: 4 } });
});
