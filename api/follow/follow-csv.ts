import type { OutcomeRates } from '../../methods/estimation/response-rates/outcome-rates.ts';
import type { Context } from '../context.ts';
import type { ReaderLanguage, Wording } from '../refusals.ts';
import { alertWords } from './alerts.ts';
import { type Cell, csvOf } from './csv.ts';
import { type Followed, type FollowedVillage, follow, type VillageState } from './follow.ts';

/** What the page shows, one table each. */
export const followTables = ['villages', 'interviewers', 'rates', 'alerts'] as const;
export type FollowTable = (typeof followTables)[number];

interface Column<Row> {
  readonly name: Wording;
  readonly cell: (row: Row, language: ReaderLanguage) => Cell;
}

const column = <Row>(en: string, zh: string, cell: Column<Row>['cell']): Column<Row> => ({
  name: { en, zh },
  cell,
});

const stateWords: Readonly<Record<VillageState, Wording>> = {
  waiting: { en: 'waiting', zh: '待出发' },
  'under-way': { en: 'under way', zh: '进行中' },
  done: { en: 'done', zh: '已完成' },
  lost: { en: 'lost', zh: '无法开展' },
};

const outcomeColumns = [3, 4, 5, 6, 7, 8, 9].map((code) =>
  column<FollowedVillage>(
    `outcome ${code}`,
    `访问结果${code}`,
    ({ progress }) => progress.outcomes[code] ?? 0,
  ),
);

const villageColumns: readonly Column<FollowedVillage>[] = [
  column('code', '代码', ({ code }) => code),
  column('name', '村名', ({ name }) => name),
  column('team', '小组', ({ teamName }) => teamName),
  column('state', '状态', ({ state }, language) => stateWords[state][language]),
  column('cases', '样本户', ({ progress }) => progress.cases),
  column('answered', '已完成', ({ progress }) => progress.answered),
  column('open', '未完成', ({ progress }) => progress.open),
  column('untried', '未走访', ({ progress }) => progress.untried),
  ...outcomeColumns,
  column('attempts', '走访次数', ({ progress }) => progress.attempts),
  column('RR1', '应答率RR1', ({ rates }) => rates.rr1),
  column('last', '最近进展', ({ progress }) => progress.lastAt),
];

const personColumns: readonly Column<Followed['interviewers'][number]>[] = [
  column('person', '人员编号', ({ personId }) => personId),
  column('name', '姓名', ({ name }) => name),
  column('team', '小组', ({ teamName }) => teamName),
  column('interviews', '访谈数', ({ interviews }) => interviews),
  column('attempts', '走访次数', ({ attempts }) => attempts),
  column('minutes', '访谈分钟', ({ minutes }) => minutes),
];

const alertColumns: readonly Column<Followed['alerts'][number]>[] = [
  column('village', '村', ({ village }) => village),
  column('alert', '预警', ({ kind }, language) => alertWords[kind][language]),
  column('count', '次数', ({ count }) => count),
  column('today', '今日', ({ today }) => (today ? 1 : 0)),
];

interface RateRow {
  readonly name: string;
  readonly unweighted: number | undefined;
  readonly weighted: number | undefined;
}

const rateColumns: readonly Column<RateRow>[] = [
  column('rate', '指标', ({ name }) => name),
  column('unweighted', '未加权', ({ unweighted }) => unweighted),
  column('weighted', '按基础权数', ({ weighted }) => weighted),
];

const rateNames: readonly (keyof OutcomeRates)[] = [
  'rr1',
  'rr2',
  'rr3',
  'rr4',
  'rr5',
  'rr6',
  'coop1',
  'coop2',
  'coop3',
  'coop4',
  'ref1',
  'ref2',
  'ref3',
  'con1',
  'con2',
  'con3',
];

const rateRows = ({ rates: { unweighted, weighted } }: Followed): readonly RateRow[] =>
  rateNames.map((name) => ({
    name: name.toUpperCase(),
    unweighted: unweighted[name],
    weighted: weighted[name],
  }));

const tableOf = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: ReaderLanguage,
): string =>
  csvOf([
    columns.map(({ name }) => name[language]),
    ...rows.map((row) => columns.map(({ cell }) => cell(row, language))),
  ]);

/** One table of the follow page as a file, in the reader's language. */
export const followCsv = async (
  context: Context,
  campaignId: string,
  division: string,
  table: FollowTable,
): Promise<string> => {
  const { language } = context;
  const followed = await follow(context, campaignId, division);
  switch (table) {
    case 'villages':
      return tableOf(villageColumns, followed.villages, language);
    case 'interviewers':
      return tableOf(personColumns, followed.interviewers, language);
    case 'rates':
      return tableOf(rateColumns, rateRows(followed), language);
    case 'alerts':
      return tableOf(alertColumns, followed.alerts, language);
  }
};
