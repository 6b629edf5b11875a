import type { ItemOfForm } from '../interview.ts';
import { type AskedTwice, agreementTable } from './agreement-table.ts';
import {
  type CategoryDifference,
  categoryDifferences,
  grossDifferenceRate,
  type RateWithBounds,
} from './difference-rates.ts';
import { type Kappa, kappaOf } from './kappa.ts';

/** What asking again says about one item, or about all items of one interviewer. */
export interface ItemAgreement {
  readonly item: string;
  readonly n: number;
  readonly grossDifference: RateWithBounds;
  /** 1 − gross difference. */
  readonly agreement: number;
  /** Linear weights for opinions, none for choices; undefined with fewer than 20, or where everybody answered alike. */
  readonly kappa: Kappa | undefined;
  /** 1 − unweighted kappa, the index of inconsistency over all categories; undefined like kappa. */
  readonly inconsistency: number | undefined;
  readonly categories: readonly CategoryDifference[];
}

/** One back-checked interview: the items that were asked again. */
export interface BackCheck {
  readonly interview: string;
  readonly interviewers: readonly string[];
  readonly answers: Readonly<Record<string, AskedTwice>>;
}

/** With fewer back-checks kappa is a matter of luck. */
const LEAST_FOR_KAPPA = 20;

const agreementOn = (
  { code, kind }: ItemOfForm,
  answers: readonly AskedTwice[],
  level: number,
): readonly ItemAgreement[] => {
  const table = agreementTable(answers);
  const grossDifference = grossDifferenceRate(table, level);
  if (grossDifference === undefined) return [];
  const enough = table.n >= LEAST_FOR_KAPPA;
  const plain = enough ? kappaOf(table, 'unweighted', level) : undefined;
  return [
    {
      item: code,
      n: table.n,
      grossDifference,
      agreement: 1 - grossDifference.rate,
      kappa: enough ? kappaOf(table, kind === 'opinion' ? 'linear' : 'unweighted', level) : undefined,
      inconsistency: plain === undefined ? undefined : 1 - plain.kappa,
      categories: categoryDifferences(table, level),
    },
  ];
};

/** Every item that was asked again, over the given back-checks: all of a campaign, or those of one interviewer (`ofInterviewer`). */
export const agreementByItem = (
  items: readonly ItemOfForm[],
  backChecks: readonly BackCheck[],
  level = 0.95,
): readonly ItemAgreement[] =>
  items.flatMap((item) =>
    agreementOn(
      item,
      backChecks.flatMap(({ answers }) => answers[item.code] ?? []),
      level,
    ),
  );

export const ofInterviewer = (backChecks: readonly BackCheck[], interviewer: string): readonly BackCheck[] =>
  backChecks.filter(({ interviewers }) => interviewers.includes(interviewer));
