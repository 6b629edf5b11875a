import type { Plan, PlannedDesign, Suggestion } from './plan.ts';
import { bounds, chance, count, money, percent } from './plan-figures.ts';
import type { PlanRequest } from './plan-request.ts';

/** The wording of a suggestion, in English and Chinese: the planner gives facts, and this file alone has words for the one that it suggests. */
export interface Sentences {
  readonly en: string;
  readonly zh: string;
}

const REASONS: Readonly<Record<Suggestion['because'], Sentences>> = {
  'least-cost': {
    en: 'the cheapest line that meets every margin and power asked for',
    zh: '在满足全部精度和把握度要求的方案中费用最低',
  },
  'most-precise': {
    en: 'the most precise of these lines',
    zh: '在所列方案中精度最高',
  },
  'only-one': { en: 'the only line that is possible', zh: '是唯一可行的方案' },
  'nearest-optimum': {
    en: 'the line nearest to the best households a village for these costs',
    zh: '每村户数最接近这一费用下的最优值',
  },
};

const AS_ASKED: Sentences = { en: 'the one line that was asked for', zh: '是所要求的唯一方案' };

const IN_BUDGET: Sentences = { en: 'the most precise line for the money', zh: '在预算内精度最高' };

const reasonOf = ({ because }: Suggestion, { rows }: Plan, { goal }: PlanRequest): Sentences => {
  if (because === 'only-one' && rows.length === 1) return AS_ASKED;
  return because === 'most-precise' && goal.kind === 'budget' ? IN_BUDGET : REASONS[because];
};

const decidingOf = ({ deciding }: Suggestion): Sentences => {
  if (deciding === null) return { en: '', zh: '' };
  if (deciding.kind === 'minimum')
    return { en: '; two villages a stratum are already enough', zh: '，每层两村已经足够' };
  const { kind, indicator } = deciding;
  return {
    en: `; the ${kind} of “${indicator}” decides`,
    zh: `，起决定作用的是“${indicator}”的${kind === 'margin' ? '精度' : '把握度'}`,
  };
};

const runnerUpOf = ({ runnerUp, design }: Suggestion): Sentences => {
  if (runnerUp === null) return { en: '', zh: '' };
  const { perVillage, villages } = runnerUp.design;
  const part = percent(Math.abs(runnerUp.moreCost) / design.cost);
  const more = runnerUp.moreCost >= 0;
  const share = Number(part).toFixed(1);
  return {
    en: `; next best are ${count(villages)} villages of ${count(perVillage)}, ${share} % ${more ? 'dearer' : 'cheaper'}`,
    zh: `；次优为${count(villages)}个村、每村${count(perVillage)}户，费用${more ? '多' : '少'}${share} %`,
  };
};

const expectedOf = ({ figures }: PlannedDesign): Sentences => {
  const each = figures.map(({ key, expected, lower, upper, verdict }) => {
    const figure = {
      en: `“${key}” ${percent(expected)} % (${bounds(lower, upper, ' to ')})`,
      zh: `“${key}”${percent(expected)} %（${bounds(lower, upper, '～')}）`,
    };
    const [first] = verdict?.chances ?? [];
    if (verdict === null || verdict.hoped === null || first === undefined) return figure;
    const told = chance(verdict.hoped === 'meets' ? first.meets : first.fails);
    return {
      en: `${figure.en} and to say “${verdict.hoped}” with ${told}`,
      zh: `${figure.zh}，以${told}的把握判为“${verdict.hoped === 'meets' ? '达标' : '不达标'}”`,
    };
  });
  return {
    en: each.map(({ en }) => en).join(', '),
    zh: each.map(({ zh }) => zh).join('；'),
  };
};

const frameOf = ({ strata }: PlanRequest): Sentences => {
  const villages = (strata ?? []).reduce((sum, stratum) => sum + stratum.villages, 0);
  return strata === null
    ? { en: 'villages', zh: '抽' }
    : { en: `of ${count(villages)} villages`, zh: `从${count(villages)}个村中抽` };
};

/** The suggestion in one sentence, or that there is none. */
export const suggestionSentence = (plan: Plan, request: PlanRequest): Sentences => {
  const { suggestion } = plan;
  if (suggestion === null)
    return {
      en: 'No line of the table is possible: ask for less precision or power, or change what each line says.',
      zh: '没有可行的方案：请放宽精度或把握度要求，或按表中各行所述调整。',
    };
  const { design } = suggestion;
  const [frame, reason] = [frameOf(request), reasonOf(suggestion, plan, request)];
  const [deciding, runnerUp] = [decidingOf(suggestion), runnerUpOf(suggestion)];
  const expected = expectedOf(design);
  const [villages, answers] = [count(design.villages), count(design.interviews)];
  const [perVillage, issued] = [count(design.perVillage), count(design.issuedPerVillage)];
  const drawn = design.issuedPerVillage === design.perVillage;
  return {
    en: `Draw ${villages} ${frame.en} and ${drawn ? `ask ${perVillage} households in each` : `visit ${issued} households in each for ${perVillage} answers`}, ${answers} answers for ${money(design.cost)}: ${reason.en}${deciding.en}${runnerUp.en}; it is expected to show ${expected.en}.`,
    zh: `建议${frame.zh}${villages}个村，每村${drawn ? `访问${perVillage}户` : `入户${issued}户以得${perVillage}份答卷`}，共${answers}份答卷、费用${money(design.cost)}：${reason.zh}${deciding.zh}${runnerUp.zh}；预计得到${expected.zh}。`,
  };
};
