import { compareText } from '../../sampling/compare-text.ts';
import { checkCells, type ResponseCell } from './response-cell.ts';

/** The widest class that a cell's factor had to be taken from. */
export type ResponseLevel = 'village-list' | 'stratum-list' | 'stratum';

/** A line of the factor table. Plain data: a table is kept as a version, and a village is computed again from it. */
export interface ResponseFactor extends ResponseCell {
  readonly level: ResponseLevel;
  /** Of the class that the factor comes from. */
  readonly classIssued: number;
  readonly classAnswered: number;
  /** Σ base weights issued/answered over the class; null where nobody of the stratum answered: the stratum cannot be estimated. */
  readonly factor: number | null;
  /** The whole stratum is still thinner than the rule asks for; the factor is used and ought to be shown. */
  readonly belowRule: boolean;
}

export interface ResponseRule {
  /** A class of fewer answers is joined with others; default 2. */
  readonly fewestAnswers?: number;
  /** And one whose factor is higher; default 3. */
  readonly highestFactor?: number;
}

interface ResponseClass {
  readonly issued: number;
  readonly answered: number;
  readonly factor: number | null;
}

type Meets = (pool: ResponseClass) => boolean;

const classOf = (cells: readonly ResponseCell[]): ResponseClass => {
  const sum = (of: (cell: ResponseCell) => number): number =>
    cells.reduce((total, cell) => total + of(cell), 0);
  const issued = sum((cell) => cell.issued);
  const answered = sum((cell) => cell.answered);
  const represented = sum((cell) => cell.baseWeight * cell.answered);
  const drawn = sum((cell) => cell.baseWeight * cell.issued);
  const factor = answered === 0 ? null : answered === issued ? 1 : drawn / represented;
  return { issued, answered, factor };
};

/** A class in which everybody answered stands for itself, however small it is. */
const meetsRule =
  ({ fewestAnswers = 2, highestFactor = 3 }: ResponseRule): Meets =>
  ({ issued, answered, factor }) =>
    factor !== null && (answered === issued || (answered >= fewestAnswers && factor <= highestFactor));

const groupBy = <T>(items: readonly T[], of: (item: T) => string): ReadonlyMap<string, readonly T[]> =>
  Map.groupBy(items, of);

const lines = (
  cells: readonly ResponseCell[],
  level: ResponseLevel,
  meets: Meets,
): readonly ResponseFactor[] => {
  const { issued, answered, factor } = classOf(cells);
  const belowRule = !meets({ issued, answered, factor });
  return cells.map((cell) => ({
    ...cell,
    level,
    classIssued: issued,
    classAnswered: answered,
    factor,
    belowRule,
  }));
};

interface Joined {
  readonly settled: readonly ResponseFactor[];
  /** Cells that the level could not help. */
  readonly open: readonly ResponseCell[];
}

/**
 * Cells below the rule are joined with each other; if that is not enough, with all of `within`; if that is not enough either,
 * all of it stays open. What is joined shares one factor, so the weight that is lost in one cell is found in the others.
 */
const join = (
  within: readonly ResponseCell[],
  settled: readonly ResponseFactor[],
  thin: readonly ResponseCell[],
  level: ResponseLevel,
  meets: Meets,
): Joined => {
  if (thin.length === 0) return { settled, open: [] };
  if (meets(classOf(thin))) return { settled: [...settled, ...lines(thin, level, meets)], open: [] };
  if (meets(classOf(within))) return { settled: lines(within, level, meets), open: [] };
  return { settled: [], open: within };
};

const listFactors = (cells: readonly ResponseCell[], meets: Meets): Joined => {
  const thin = cells.filter((cell) => !meets(classOf([cell])));
  const own = cells
    .filter((cell) => meets(classOf([cell])))
    .flatMap((cell) => lines([cell], 'village-list', meets));
  return join(cells, own, thin, 'stratum-list', meets);
};

const stratumFactors = (cells: readonly ResponseCell[], meets: Meets): readonly ResponseFactor[] => {
  const lists = [...groupBy(cells, ({ list }) => list).values()].map((inList) => listFactors(inList, meets));
  const thin = lists.flatMap(({ open }) => open);
  const settled = lists.flatMap((list) => list.settled);
  const joined = join(cells, settled, thin, 'stratum', meets);
  return joined.open.length === 0 ? joined.settled : lines(joined.open, 'stratum', meets);
};

const inOrder = (a: ResponseCell, b: ResponseCell): number =>
  compareText(a.stratum, b.stratum) || compareText(a.village, b.village) || compareText(a.list, b.list);

/**
 * What the weight of an answer is multiplied by so that those who answered stand for all to whom cases were issued. Cell: village ×
 * list, where every case has one base weight and the factor is issued/answered. A cell of fewer than 2 answers or a factor above 3
 * shares its factor with the other such cells of its list in the stratum; if these are still too thin with all of that list, then
 * with such lists of the stratum, last with the whole stratum. Σ base weight·factor over answers is Σ base weight over issued cases
 * at every step (Särndal, Swensson and Wretman 1992, chapter 15, response homogeneity groups). Lines are sorted by
 * stratum, village and list.
 * @throws WeightingError `out-of-range`, `named-twice`
 */
export const responseFactors = (
  cells: readonly ResponseCell[],
  rule: ResponseRule = {},
): readonly ResponseFactor[] => {
  checkCells(cells);
  const meets = meetsRule(rule);
  const strata = groupBy(cells.toSorted(inOrder), ({ stratum }) => stratum);
  return [...strata.values()].flatMap((inStratum) => stratumFactors(inStratum, meets)).toSorted(inOrder);
};
