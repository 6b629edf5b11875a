import type { Stores } from '../context.ts';
import type { Permit } from '../people/permit.ts';
import type { Problem } from '../refusals.ts';
import { screeningRun } from '../screening/screening.ts';
import { addedRun } from './added-case.ts';
import { type CaseRun, isScreening } from './case.ts';

type Closing = Permit<'close the campaign'>;

interface NamedRun {
  readonly run: CaseRun;
  readonly name: string;
}

/** Screened groups and cases added by hand, village by village: what the counts of the tree do not know. */
const runsOf = async (stores: Stores, permit: Closing, campaignId: string): Promise<readonly NamedRun[]> => {
  const [screenings, added] = await Promise.all([
    stores.screenings.villages(permit, campaignId),
    stores.addedCases.villages(permit, campaignId),
  ]);
  return [
    ...screenings.map((each) => ({ run: screeningRun(each), name: each.name })),
    ...added.map((each) => ({ run: addedRun(each), name: each.name })),
  ];
};

/**
 * Villages in which such cases have neither answer nor outcome. They keep a campaign open, though the tree does not wait for them: a
 * group, a risk or a complaint is followed up, or it is recorded why not, before answers are taken no more. Nobody waits for the
 * groups of a lost village.
 */
export const openCasesApart = async (
  stores: Stores,
  permit: Closing,
  campaignId: string,
): Promise<readonly Problem[]> => {
  const [runs, villages] = await Promise.all([
    runsOf(stores, permit, campaignId),
    stores.samples.villages(permit, campaignId),
  ]);
  const lost = new Set(villages.flatMap((village) => (village.lost === undefined ? [] : [village.code])));
  const waited = runs.filter(({ run }) => !(isScreening(run.after + 1) && lost.has(run.village)));
  return (await Promise.all(waited.map((run) => stillOpen(stores, permit, run)))).flat();
};

const stillOpen = async (
  { cases }: Stores,
  permit: Closing,
  { run, name }: NamedRun,
): Promise<readonly Problem[]> => {
  const [all, answered] = await Promise.all([cases.ofRun(permit, run), cases.answeredOfRun(permit, run)]);
  const open = all.filter(({ number, outcome }) => outcome === undefined && !answered.has(number));
  const left = open.length;
  const reason =
    open[0]?.role === 'screening'
      ? {
          en: `${name}: ${left} groups neither screened nor with an outcome`,
          zh: `${name}：${left}个村民小组未筛查且没有访问结果`,
        }
      : {
          en: `${name}: ${left} added cases without an outcome`,
          zh: `${name}：${left}户另行添加的样本户没有访问结果`,
        };
  return left === 0 ? [] : [{ field: run.village, reason }];
};

/** From here on no such case takes an answer, whatever a process still believes of the campaign; asked again, it changes nothing. */
export const closeCasesApart = async (stores: Stores, permit: Closing, campaignId: string): Promise<void> => {
  for (const { run } of await runsOf(stores, permit, campaignId)) {
    const all = await stores.cases.ofRun(permit, run);
    await Promise.all(all.map((each) => stores.cases.closeToAnswers(permit, each)));
  }
};
