/** A list as an Excel workbook gives what the same list gives as CSV: the frame, the report, the problems with their places. */
import { describe, expect, test } from 'vitest';
import { disclosed, newCampaign, rosterCsv, sampleOf, upload } from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { findingsOf, frameOf, reportOf, uploadWith, villagesOf } from './asking.ts';
import { textRow, workbookOf } from './workbook-of.ts';

/** The sheet of a CSV without quotes; cells that are whole numbers are numbers, as a spreadsheet makes them. */
const sheetOf = (csv: string): string =>
  csv
    .trimEnd()
    .split('\n')
    .map((line, at) =>
      textRow(at + 1, ...line.split(',')).replaceAll(
        /t="inlineStr"><is><t>([1-9][0-9]*)<\/t><\/is>/g,
        '><v>$1</v>',
      ),
    )
    .join('');

const list = [
  'code,name,stratum,size,地形',
  '433124100201,紫霞村,town,120,山区',
  '433124100299,新寨村,town,80,',
  '433124102201,花岩村,remote,60,山区',
  '433124100298,紫霞村,town,70,平坝',
  '',
].join('\n');

const sheetFields = async (campaign: string, id: unknown): Promise<Fields> => {
  const document = `{ campaign(id: "${campaign}") { ... on Campaign { frameImport(id: "${id}") { sheet otherSheets } } } }`;
  const { data } = await evaluation.ask('lead', document);
  return fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['frameImport']);
};

describe('an Excel workbook', () => {
  test('gives the frame and the report of the same CSV, and says which sheet was read', async () => {
    const asCsv = await newCampaign(evaluation);
    await uploadWith(asCsv, list);
    const asWorkbook = await newCampaign(evaluation);
    const file = await workbookOf({ sheets: { 说明: textRow(1, '见村名单'), 村名单: sheetOf(list) } });
    const { id } = await upload(evaluation, asWorkbook, 'VILLAGES', file);
    const [one, other] = await Promise.all([frameOf(asCsv), frameOf(asWorkbook)]);
    expect(villagesOf(other)).toEqual(villagesOf(one));
    expect(villagesOf(other)).toHaveLength(4);
    expect(other['report']).toEqual(one['report']);
    expect(findingsOf(fieldsOf(other['report']))).toContain(
      'CODE_UNKNOWN 2: 433124100299 新寨村; 433124100298 紫霞村',
    );
    expect(await sheetFields(asWorkbook, id)).toEqual({ sheet: '村名单', otherSheets: ['说明'] });
    expect(await sheetFields(asCsv, one['id'])).toEqual({ sheet: null, otherSheets: [] });
  });

  test('gives every fault with its place, once', async () => {
    const campaign = await newCampaign(evaluation);
    const rows = [
      textRow(1, 'code', 'name', 'size'),
      '<row r="2"><c r="A2"><v>4.33124E+11</v></c><c r="B2" t="str"><v>一村</v></c><c r="C2"><v>10</v></c></row>',
      '<row r="3"><c r="A3"><v>433124100201</v></c><c r="B3"><f>D3</f></c><c r="C3"><v>1.5</v></c></row>',
      '<row r="5"><c r="A5"><v>433124100201</v></c><c r="B5" t="str"><v>五村</v></c><c r="C5"><v>10</v></c></row>',
      '</sheetData><mergeCells><mergeCell ref="C5:C6"/></mergeCells>',
    ].join('');
    const refused = await upload(
      evaluation,
      campaign,
      'VILLAGES',
      await workbookOf({ sheets: { 村: rows } }),
    );
    expect(refused).toMatchObject({ state: 'REFUSED', rows: 3, problemCount: 5 });
    expect(
      listOf(refused['problems']).map(({ row, column, reason }) => [
        row,
        column,
        String(reason).slice(0, 40),
      ]),
    ).toEqual([
      [2, 'code', 'the spreadsheet has shortened the number'],
      [3, 'name', 'the formula has no stored result; open t'],
      [3, 'size', 'the size must be a whole number from 1 t'],
      [5, 'code', 'the code appears twice'],
      [5, 'size', 'the cells C5:C6 are merged; unmerge them'],
    ]);
  });

  test('that is damaged is refused whole', async () => {
    const campaign = await newCampaign(evaluation);
    const file = (await workbookOf({ sheets: { 村: sheetOf(list) } })).slice(0, -30);
    const refused = await upload(evaluation, campaign, 'VILLAGES', file);
    expect(refused).toMatchObject({ state: 'REFUSED', rows: 0, problemCount: 1 });
    expect(String(listOf(refused['problems'])[0]?.['reason'])).toMatch(
      /^the file is not readable as an Excel workbook: it is damaged/,
    );
  });

  test('of rosters is reported like CSV: villages without one, lists without households', async () => {
    const campaign = await disclosed(evaluation);
    const [first, ...others] = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
    const withoutPoor = rosterCsv([first ?? '']).replaceAll(/.*,poor,.*\n/g, '');
    const file = await workbookOf({ sheets: { 户: sheetOf(withoutPoor) } });
    const done = await upload(evaluation, campaign, 'HOUSEHOLDS', file);
    expect(done).toMatchObject({ state: 'ADOPTED', problems: [] });
    const findings = findingsOf(await reportOf(campaign, done['id']));
    expect(findings.map((finding) => finding.split(':')[0])).toEqual([
      `ROSTER_MISSING ${others.length}`,
      'LIST_EMPTY 1',
    ]);
  });
});
