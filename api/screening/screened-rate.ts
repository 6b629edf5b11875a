import type { Estimate, NotEstimable } from '../../methods/estimation/estimate.ts';
import { readScreened, type ScreenedStratum } from '../../methods/estimation/screening/read-screened.ts';
import type { ScreenedGroup, ScreenedVillage } from '../../methods/estimation/screening/screened-village.ts';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { type Context, inCampaign } from '../context.ts';
import { countyOf, levelOf, liesIn } from '../divisions/division.ts';
import { drawnVillages } from '../estimates/village-nodes.ts';
import type { Case } from '../fieldwork/case.ts';
import type { Permit } from '../people/permit.ts';
import { missedItem, othersItem } from '../questionnaires/group-screening.ts';
import { refusal, type Wording } from '../refusals.ts';
import type { SampledVillage } from '../samples/sample.ts';
import { type Screening, screeningRun } from './screening.ts';

/** Printed beside the figure, so that it is never taken for the rate over interviewed persons. */
export const screenedRateWords = {
  key: 'screened-missed-rate',
  name: { en: 'Missed rate over screened groups', zh: '漏评率（筛查）' },
  denominatorText: {
    en: 'Denominator (A): persons not registered in the village groups that were screened whole, by the list',
    zh: '分母（口径A）：逐户筛查的村民小组中未建档立卡的户籍人口',
  },
} as const satisfies Readonly<Record<string, Wording | string>>;

export interface ScreenedRate {
  readonly division: string;
  readonly reading: Estimate | NotEstimable;
  /** Villages of the area whose groups were drawn, and those that enter: every group of them has an answer or an outcome. */
  readonly villages: number;
  readonly villagesClosed: number;
  /** Groups of the area that were drawn, and those that were screened. */
  readonly groups: number;
  readonly groupsScreened: number;
  /** Found in those screened groups that enter; unweighted. */
  readonly missed: number;
  readonly nonregistered: number;
}

/** A village with what came of its groups. */
interface Visited {
  readonly screening: Screening;
  readonly facts: SampledVillage;
  readonly screened: readonly ScreenedGroup[];
  readonly closed: boolean;
}

/**
 * The missed rate over screened groups of a county. As with every figure, a village enters when nothing of it is open, and those that
 * do stand for all that were drawn in their stratum; of a stratum that reaches into other counties, their villages are zeros.
 */
export const screenedRate = async (
  context: Context,
  campaignId: string,
  division: string,
): Promise<ScreenedRate> => {
  const { permit } = await inCampaign(context, campaignId, 'see live results', division);
  const { samples, screenings } = context.stores;
  const [frozen, all] = await Promise.all([
    samples.frozenDesign(campaignId),
    screenings.villages(permit, campaignId),
  ]);
  const rules = frozen?.design.screening;
  if (frozen === undefined || rules === undefined) {
    throw refusal('screening-not-designed');
  }
  if (levelOf(division) !== 'county' || !all.some(({ village }) => countyOf(village) === division)) {
    throw refusal('results-none');
  }
  const { design } = frozen;
  const facts = new Map(
    (await Promise.all(all.map(({ village }) => samples.villageFacts(campaignId, village))))
      .flatMap((each) => each ?? [])
      .map((each) => [each.code, each] as const),
  );
  const here = new Set(
    [...facts.values()].filter(({ code }) => liesIn(code, division)).map(({ stratum }) => stratum),
  );
  const concerned = all.flatMap((screening) => {
    const village = facts.get(screening.village);
    return village !== undefined && here.has(village.stratum) ? [{ screening, facts: village }] : [];
  });
  const visited = await Promise.all(concerned.map((each) => visit(context, permit, each)));
  const strata = design.strata
    .filter(({ code }) => here.has(code))
    .map(
      ({ code }): ScreenedStratum => ({
        design: { method: 'pps' },
        drawn: drawnVillages(frozen, code),
        villages: visited
          .filter((each) => each.facts.stratum === code)
          .flatMap((each) => entering(each, division)),
      }),
    );
  const { policy } = design.lonely;
  const reading = readScreened(strata, {
    deffPlanned: rules.deffPlanned,
    lonelyPolicy: policy === 'average' ? 'adjust' : policy,
  });
  return { division, reading, ...countsOf(visited.filter((each) => liesIn(each.facts.code, division))) };
};

const visit = async (
  { stores }: Context,
  permit: Permit<'see live results'>,
  { screening, facts }: Pick<Visited, 'screening' | 'facts'>,
): Promise<Visited> => {
  const [cases, answers] = await Promise.all([
    stores.cases.ofRun(permit, screeningRun(screening)),
    stores.screenings.answers(permit, screening),
  ]);
  const open = cases.some(({ number, outcome }) => outcome === undefined && !answers.has(number));
  const screened = cases.flatMap((each) => screenedGroup(each, answers.get(each.number)));
  return { screening, facts, screened, closed: !open };
};

/** None where nobody screened it, or where either number is not known. Persons have no names here: each is counted once in the form. */
const screenedGroup = ({ group }: Case, answers: Answers | undefined): readonly ScreenedGroup[] => {
  const [missed, others] = [answers?.[missedItem], answers?.[othersItem]];
  return typeof missed === 'number' && typeof others === 'number'
    ? [
        {
          group,
          nonregistered: missed + others,
          missed: Array.from({ length: missed }, (_, person) => `${group} ${person + 1}`),
        },
      ]
    : [];
};

/** Nobody asks anything more of a lost village, and what was found in it stands for nothing. */
const enters = ({ facts, closed, screened }: Visited): boolean =>
  facts.lost === undefined && closed && screened.length > 0;

const entering = (each: Visited, division: string): readonly ScreenedVillage[] => {
  const { screening, facts, screened } = each;
  if (!enters(each)) {
    return [];
  }
  const inside = liesIn(facts.code, division);
  return [
    {
      code: facts.code,
      inclusion: facts.inclusion,
      groups: screening.groups,
      screened: inside ? screened : screened.map(({ group }) => ({ group, nonregistered: 0, missed: [] })),
    },
  ];
};

const countsOf = (visited: readonly Visited[]) => {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const closed = visited.filter(enters);
  return {
    villages: visited.length,
    villagesClosed: closed.length,
    groups: sum(visited.map(({ screening }) => screening.drawn.length)),
    groupsScreened: sum(visited.map(({ screened }) => screened.length)),
    missed: sum(closed.flatMap(({ screened }) => screened.map(({ missed }) => missed.length))),
    nonregistered: sum(closed.flatMap(({ screened }) => screened.map(({ nonregistered }) => nonregistered))),
  };
};
