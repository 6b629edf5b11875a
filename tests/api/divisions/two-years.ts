/** The official list by year over HTTP: a county of two years, both readable; names in search; parts cut anywhere. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { operations } from '../operations.ts';

/**
 * 花垣县 as the National Bureau of Statistics lists it for 2023 (codes 433124…), in part, and the same with one village merged
 * and another renamed as an older year. The older list is made up; nothing is said about real mergers.
 */
const rows = {
  '2023': [
    ['43', '湖南省'],
    ['4331', '湘西土家族苗族自治州'],
    ['433124', '花垣县'],
    ['433124100', '花垣镇'],
    ['433124102', '民乐镇'],
    ['433124100001', '花园社区居委会'],
    ['433124100201', '紫霞村委会'],
    ['433124100202', '佳民村委会'],
    ['433124102201', '花岩村委会'],
  ],
  '2019': [
    ['43', '湖南省'],
    ['4331', '湘西土家族苗族自治州'],
    ['433124', '花垣县'],
    ['433124100', '花垣镇'],
    ['433124100201', '老紫霞村委会'],
    ['433124100203', '旧寨村委会'],
  ],
} as const;

const partDocument = (year: string): string =>
  operations.loadDivisions.document
    .replace('$parent: String!, ', '')
    .replace('parent: $parent', `year: "${year}"`);

const load = async (year: string, part: readonly (readonly [string, string])[]): Promise<Fields> => {
  const children = part.map(([code, name]) => ({ code, name }));
  const { data } = await evaluation.ask('operator', partDocument(year), { children });
  return fieldsOf(fieldsOf(data)['loadDivisions']);
};

/** Level by level, since a part may not come before the divisions in which its rows lie. */
const loadYear = async (year: keyof typeof rows): Promise<void> => {
  for (const digits of [2, 4, 6, 9, 12]) {
    expect(
      await load(
        year,
        rows[year].filter(([code]) => code.length === digits),
      ),
    ).toHaveProperty('code');
  }
};

const search = async (args: string): Promise<Fields> => {
  const document = `{ divisions(${args}) { edges { node { code name level } } pageInfo { hasNextPage endCursor } } }`;
  const answer = await evaluation.ask('commissioner', document);
  return answer['errors'] === undefined ? fieldsOf(fieldsOf(answer['data'])['divisions']) : answer;
};

const found = async (args: string): Promise<readonly string[]> =>
  listOf((await search(args))['edges']).map(
    ({ node }) => `${fieldsOf(node)['code']} ${fieldsOf(node)['name']}`,
  );

const outcome = (answer: Fields): unknown =>
  fieldsOf(listOf(answer['errors'])[0]?.['extensions'])['code'] ?? answer;

describe('the division list', () => {
  beforeAll(async () => {
    await loadYear('2019');
    await loadYear('2023');
  });

  test('both years are named, the newest first', async () => {
    const { data } = await evaluation.ask('commissioner', '{ divisionYears }');
    expect(data).toEqual({ divisionYears: ['2023', '2019'] });
  });

  test('a county of two years: each shows its own villages under its own names', async () => {
    const villages = (year: string) => found(`year: "${year}", within: "433124", level: VILLAGE`);
    expect(await villages('2023')).toEqual([
      '433124100001 花园社区居委会',
      '433124100201 紫霞村委会',
      '433124100202 佳民村委会',
      '433124102201 花岩村委会',
    ]);
    expect(await villages('2019')).toEqual(['433124100201 老紫霞村委会', '433124100203 旧寨村委会']);
  });

  test('loading a part again, or only half of a township, takes nothing away', async () => {
    const before = await found('within: "433124100"');
    expect(await load('2023', [['433124100202', '佳民村委会']])).toMatchObject({ code: '433124100' });
    expect(await found('within: "433124100"')).toEqual(before);
  });

  test('names that begin with what is sought stand first, then those that hold it', async () => {
    expect(await found('within: "4331", level: VILLAGE, name: "花"')).toEqual([
      '433124100001 花园社区居委会',
      '433124102201 花岩村委会',
    ]);
    expect(await found('within: "4331", level: VILLAGE, name: "村委"')).toHaveLength(3);
    expect(await found('year: "2019", within: "433124", level: VILLAGE, name: "紫霞"')).toEqual([
      '433124100201 老紫霞村委会',
    ]);
    expect(await found('within: "433124", name: "镇"')).toEqual(['433124100 花垣镇', '433124102 民乐镇']);
    expect(await found('level: COUNTY, name: "垣县"')).toEqual(['433124 花垣县']);
    expect(await found('within: "433124", name: "没有此名"')).toEqual([]);
    // Nothing above or beside itself.
    expect(await found('within: "433124", level: PROVINCE')).toEqual([]);
  });

  test('a page says where the next begins', async () => {
    const first = await search('within: "433124", level: VILLAGE, first: 2');
    expect(first['pageInfo']).toMatchObject({ hasNextPage: true });
    const { endCursor } = fieldsOf(first['pageInfo']);
    expect(await found(`within: "433124", level: VILLAGE, first: 2, after: "${endCursor}"`)).toEqual([
      '433124100202 佳民村委会',
      '433124102201 花岩村委会',
    ]);
  });

  test('villages are not sought in a province, nor in a year or a division that is not there', async () => {
    expect(outcome(await search('within: "43", level: VILLAGE'))).toBe('INPUT_INVALID');
    expect(outcome(await search('year: "2001"'))).toBe('DIVISION_YEAR_UNKNOWN');
    expect(outcome(await search('within: "43312"'))).toBe('DIVISION_UNKNOWN');
    expect(outcome(await search('year: "23"'))).toBe('INPUT_INVALID');
  });

  test('a part is refused with each fault: no code, or a place that the list of the year does not know yet', async () => {
    const wrong = await load('2023', [
      ['433124100', '花垣镇'],
      ['43312', '少一位'],
    ]);
    expect(wrong).toMatchObject({
      rule: 'INPUT_INVALID',
      problems: [{ field: 'children', reason: '43312 is not the code of a division below the nation' }],
    });
    expect(await load('2019', [['433124102201', '花岩村委会']])).toMatchObject({
      rule: 'INPUT_INVALID',
      problems: [{ reason: 'the list of 2019 does not know 433124102 yet; load the larger divisions first' }],
    });
  });

  test('a name without a year is that of 2023, or of the newest list that knows the code', async () => {
    const campaign = async (division: string): Promise<unknown> => {
      const input = {
        name: '评估',
        programme: '精准扶贫',
        division,
        timeZone: 'Asia/Shanghai',
        evaluatorId: evaluation.universityId,
      };
      const { id } = await evaluation.mustAct('commissioner', 'createCampaign', { input });
      const document = 'query Name($id: ID!) { campaign(id: $id) { ... on Campaign { division { name } } } }';
      const { data } = await evaluation.ask('commissioner', document, { id });
      return fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['division'])['name'];
    };
    expect(await campaign('433124100201')).toBe('紫霞村委会');
    expect(await campaign('433124100203')).toBe('旧寨村委会');
    expect(await campaign('433124100299')).toBe('433124100299');
  });

  test('only those who have a place here search; only the operator loads', async () => {
    expect(outcome(await evaluation.ask(undefined, '{ divisionYears }'))).toBe('NOT_SIGNED_IN');
    expect(outcome(await evaluation.ask('stranger', '{ divisions { edges { node { code } } } }'))).toBe(
      'NOT_PERMITTED',
    );
    const { data } = await evaluation.ask('commissioner', partDocument('2023'), {
      children: [{ code: '11', name: '北京市' }],
    });
    expect(fieldsOf(data)['loadDivisions']).toMatchObject({ rule: 'NOT_PERMITTED' });
  });
});
