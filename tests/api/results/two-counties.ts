/** Two counties of a prefecture, all villages and a known number of households of each list, whose answers the tests choose. */
import { type IssuedCase, respondentAnswers, submission } from '../answers.ts';
import { newCampaign, sampleOf, upload } from '../campaign-on-its-way.ts';
import { type Evaluation, type Fields, fieldsOf, listOf, until } from '../evaluation.ts';

export const prefecture = '4331';
export const counties = { a: '433124', b: '433123' } as const;

type County = keyof typeof counties;
type List = 'poor' | 'exited' | 'nonregistered';

const lists: readonly List[] = ['poor', 'exited', 'nonregistered'];

/** Households that are drawn, of each list of each village. The last two of the first county answer later. */
const villages: readonly (readonly [county: County, end: string, drawn: Readonly<Record<List, number>>])[] = [
  ['a', '201', { poor: 3, exited: 12, nonregistered: 12 }],
  ['a', '202', { poor: 3, exited: 12, nonregistered: 12 }],
  ['a', '203', { poor: 2, exited: 12, nonregistered: 12 }],
  ['a', '204', { poor: 0, exited: 2, nonregistered: 2 }],
  ['a', '205', { poor: 0, exited: 12, nonregistered: 12 }],
  ['b', '201', { poor: 4, exited: 12, nonregistered: 12 }],
  ['b', '202', { poor: 4, exited: 12, nonregistered: 12 }],
  ['b', '203', { poor: 4, exited: 12, nonregistered: 12 }],
];

const codeOf = (county: County, end: string): string => `${counties[county]}100${end}`;

export const lateVillages = { small: codeOf('a', '204'), large: codeOf('a', '205') } as const;

const frameCsv = [
  'code,name,stratum,size',
  ...villages.map(([county, end]) => `${codeOf(county, end)},${county}${end}村,${county},100`),
  '',
].join('\n');

/** Lists of which twelve are drawn hold 30; shorter ones are taken whole. */
const rosterCsv = [
  'village,list,household,group',
  ...villages.flatMap(([county, end, drawn]) =>
    lists.flatMap((list) =>
      Array.from(
        { length: drawn[list] === 12 ? 30 : drawn[list] },
        (_, index) => `${codeOf(county, end)},${list},${list}-${index + 1},1组`,
      ),
    ),
  ),
  '',
].join('\n');

const words = { zh: '试', en: 'test' };
const named = { name: words, denominatorText: words, source: 'test' };
const measure = { kind: 'measure', ...named, unit: 'households', deffPlanned: 1 };
const says = (item: string, code: number | string): Fields => ({ '==': [{ var: item }, code] });

/** Q11 by list, Q8 by what a household says of openness (Q9) and over everybody, Q10 of the exited alone. */
const design = {
  strata: [
    { code: 'a', villages: 5, reserve: 0 },
    { code: 'b', villages: 3, reserve: 0 },
  ],
  households: { poor: 4, exited: 12, nonregistered: 12 },
  registryTotals: [],
  townships: true,
  breakdowns: [
    {
      key: 'openness',
      name: words,
      groups: [
        { key: 'most', name: words, households: says('Q9', 5) },
        { key: 'few', name: words, households: says('Q9', 4) },
        { key: 'nobody', name: words, households: says('Q9', 3) },
      ],
    },
  ],
  indicators: [
    {
      ...measure,
      key: 'recognition',
      denominator: { in: [{ var: 'Q11' }, [1, 2, 3]] },
      numerator: says('Q11', 1),
      by: ['list'],
    },
    { kind: 'total', ...named, unit: 'households', key: 'recognising', measure: 'recognition' },
    {
      kind: 'contrast',
      ...named,
      unit: 'points',
      key: 'exited-and-poor',
      measure: 'recognition',
      breakdown: 'list',
      group: 'exited',
      reference: 'poor',
    },
    { ...measure, key: 'services', denominator: true, numerator: says('Q8', 5), by: ['openness'] },
    { ...measure, key: 'roads', denominator: true, numerator: says('Q8', 5), by: [] },
    { ...measure, key: 'overall', denominator: says('list', 'exited'), numerator: says('Q10', 5), by: [] },
  ],
};

/** What a household answers that differs from the rest: `nth` of its list in its county, from 0, by village and household. */
export type Answering = (county: County, list: List, nth: number) => Fields;

const isList = (text: string): text is List => lists.some((list) => list === text);

/** A campaign over both counties, in fieldwork; `answer` sends the answers of the villages named. */
export const twoCounties = async (
  evaluation: Evaluation,
  answering: Answering,
): Promise<{
  readonly campaign: string;
  readonly answer: (wanted: (village: string) => boolean) => Promise<void>;
}> => {
  const { mustAct, act } = evaluation;
  const campaign = await newCampaign(evaluation, { division: prefecture });
  await upload(evaluation, campaign, 'VILLAGES', frameCsv);
  await mustAct('lead', 'saveDesign', { campaign, design });
  const { designHash } = await mustAct('lead', 'freezeFrame', { campaign });
  await mustAct('commissioner', 'signDesign', { campaign, designHash });
  await mustAct('lead', 'drawVillages', { campaign });
  await mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
  await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv);
  await mustAct('lead', 'drawHouseholds', { campaign });
  await mustAct('lead', 'openFieldwork', { campaign });
  const codes = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code)).toSorted();
  const given = new Map<string, number>();

  const answerCase = async (county: County, { token, household }: IssuedCase): Promise<void> => {
    const [list = ''] = household.split('-');
    if (!isList(list)) {
      throw new Error(`${household} is of no list`);
    }
    const nth = given.get(`${county} ${list}`) ?? 0;
    given.set(`${county} ${list}`, nth + 1);
    const answers = { ...respondentAnswers, ...answering(county, list, nth) };
    const { outcome, problems } = await act(undefined, 'submitResponse', submission(token, answers));
    if (outcome !== 'done') {
      throw new Error(`${household}: ${outcome} ${JSON.stringify(problems)}`);
    }
  };

  const answer = async (wanted: (village: string) => boolean): Promise<void> => {
    for (const village of codes.filter(wanted)) {
      const { data } = await mustAct('lead', 'giveLinks', { campaign, village });
      const cases = listOf(data).map((each) => ({
        village,
        code: String(each['code']),
        household: String(each['household']),
        token: String(each['token']),
      }));
      const county = village.startsWith(counties.a) ? 'a' : 'b';
      await Promise.all(cases.map((each) => answerCase(county, each)));
    }
  };
  return { campaign, answer };
};

/** What an area's page gets, by indicator and group. */
export const estimatesOf = (area: Fields): ReadonlyMap<string, Fields> =>
  new Map(
    listOf(area['indicators']).flatMap(({ key, estimates }) =>
      listOf(estimates).map((estimate) => [`${key}/${estimate['group']}`, estimate] as const),
    ),
  );

/** Waits until the lead's live results of an area have so many households behind a figure. */
export const untilLive = async (
  { act }: Evaluation,
  campaign: string,
  division: string,
  figure: string,
  n: number,
): Promise<void> => {
  await until(
    async () => estimatesOf((await act('lead', 'results', { campaign, division })).value).get(figure)?.['n'],
    (found) => found === n,
    40_000,
  );
};

/** Fields of an estimate that say something. */
export const toldBy = (estimate: Fields | undefined): Fields =>
  Object.fromEntries(
    Object.entries(fieldsOf(estimate)).filter(([name]) => name !== 'group' && name !== 'groupName'),
  );
