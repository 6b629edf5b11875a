/** A campaign from commission to fieldwork, and its visits, over HTTP; what was sent is kept for an independent computation. */
import { interviewerCases, submission } from '../api/answers.ts';
import {
  county,
  frame,
  fullDesign,
  newCampaign,
  sampleOf,
  upload,
  villageCsv,
} from '../api/campaign-on-its-way.ts';
import { type Evaluation, type Fields, listOf } from '../api/evaluation.ts';
import type { Interview, Sample, Village } from './textbook.ts';
import { listOfHousehold, visitTo } from './varied-answers.ts';

/** Of each list, in villages one after another: more households than are drawn, lists of every village of other lengths. */
const rosterOf = (village: string, index: number): readonly string[] =>
  [
    ...households('poor', 2 + (index % 3)),
    ...households('exited', 6 + index),
    ...households('nonregistered', 9 + 2 * index),
  ].map((household) => `${village},${listOfHousehold(household)},${household},1组`);

const households = (list: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${list}-${index + 1}`);

export const registryTotals = { poor: 300, exited: 9000, nonregistered: 30_000 };

/** Two of the poor list, so that where it has two it is taken whole; four of the others. */
const wanted = { poor: 2, exited: 4, nonregistered: 4 };

interface Plan {
  readonly villages: typeof frame;
  /** What is under evaluation, and what the team's interviewer may work in. */
  readonly division: string;
  /** Changes to the design of the county exit check. */
  readonly design: Fields;
}

/** From the engagement to open fieldwork. */
export const openPlanned = async (
  evaluation: Evaluation,
  { villages, division, design }: Plan,
): Promise<string> => {
  const { mustAct } = evaluation;
  const campaign = await newCampaign(evaluation, { division });
  await evaluation.give('university-administrator', 'interviewer', 'INTERVIEWER', division, campaign);
  await upload(evaluation, campaign, 'VILLAGES', villageCsv(villages));
  await mustAct('lead', 'saveDesign', {
    campaign,
    design: await fullDesign(evaluation, { households: wanted, ...design }),
  });
  const { designHash } = await mustAct('lead', 'freezeFrame', { campaign });
  await mustAct('commissioner', 'signDesign', { campaign, designHash });
  await mustAct('lead', 'drawVillages', { campaign });
  await mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
  const drawn = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
  const roster = ['village,list,household,group', ...drawn.flatMap(rosterOf), ''].join('\n');
  await upload(evaluation, campaign, 'HOUSEHOLDS', roster);
  await mustAct('lead', 'drawHouseholds', { campaign });
  await mustAct('lead', 'openFieldwork', { campaign });
  return campaign;
};

export const openCampaign = (
  evaluation: Evaluation,
  sizeOf: (village: (typeof frame)[number]) => number,
): Promise<string> =>
  openPlanned(evaluation, {
    villages: frame.map((village) => ({ ...village, size: sizeOf(village) })),
    division: county,
    // Every list stands for itself also at closing, however few of it answered.
    design: { weighting: { nonResponse: { fewestAnswers: 1, highestFactor: 100 } } },
  });

export interface Visit {
  readonly village: string;
  readonly code: string;
  readonly token: string;
  readonly list: string;
  /** Absent: nobody was at home. */
  readonly answers: Fields | undefined;
}

/** What every drawn household will say when it is visited, village by village. */
export const plannedVisits = async (evaluation: Evaluation, campaign: string): Promise<readonly Visit[]> => {
  const cases = await interviewerCases(evaluation, campaign);
  const villages = [...new Set(cases.map(({ village }) => village))];
  return cases.map(({ village, code, token, household }, index) => {
    const list = listOfHousehold(household);
    const before = cases
      .slice(0, index)
      .filter((each) => each.village === village && listOfHousehold(each.household) === list);
    return { village, code, token, list, answers: visitTo(list, before.length, villages.indexOf(village)) };
  });
};

export const pay = async (
  evaluation: Evaluation,
  campaign: string,
  visits: readonly Visit[],
): Promise<void> => {
  await Promise.all(
    visits.map(({ token, code, answers }) =>
      answers === undefined
        ? evaluation.mustAct('interviewer', 'recordOutcome', { campaign, case: code, outcome: 4 })
        : evaluation.mustAct('interviewer', 'submitResponse', submission(token, answers)),
    ),
  );
};

/** The villages that were drawn, reserves left out, as the textbook wants them. */
const villagesOf = async (evaluation: Evaluation, campaign: string): Promise<readonly Village[]> =>
  (await sampleOf(evaluation, campaign))
    .filter(({ role }) => role !== 'LADDER')
    .map(({ code, stratum, probability, lists }) => {
      const [numerator = 0, denominator = 1] = String(probability).split('/').map(Number);
      return {
        code: String(code),
        stratum: String(stratum),
        probability: [numerator, denominator],
        lists: new Map(listOf(lists).map(({ list, size }) => [String(list), Number(size)])),
      };
    });

/** (y, x) of one answered household, by the published formulas of the county exit check. */
const counted: Readonly<Record<string, (list: string, answers: Fields) => readonly [y: number, x: number]>> =
  {
    'wrong-exit': (list, answers) => persons(list === 'exited', answers),
    missed: (list, answers) => persons(list === 'nonregistered', answers),
    recognition: (_list, { Q11 }) => [Q11 === 1 ? 1 : 0, Q11 === 1 || Q11 === 2 || Q11 === 3 ? 1 : 0],
  };

const persons = (concerned: boolean, { determination, persons: said }: Fields): readonly [number, number] => {
  const x = concerned && typeof said === 'number' ? said : 0;
  return [determination === 2 ? x : 0, x];
};

/** The interviews as one measure sees them, of all households or of one list. */
export const measured = async (
  evaluation: Evaluation,
  campaign: string,
  visits: readonly Visit[],
): Promise<(measure: string, group: string) => Sample> => {
  const villages = await villagesOf(evaluation, campaign);
  return (measure, group) => {
    const interviews = visits.flatMap(({ village, list, answers }): readonly Interview[] => {
      if (answers === undefined) {
        return [];
      }
      const [y, x] = counted[measure]?.(list, answers) ?? [0, 0];
      const inGroup = group === 'all' || group === list;
      return [{ village, list, y: inGroup ? y : 0, x: inGroup ? x : 0 }];
    });
    return { villages, interviews };
  };
};
