/** What a row of a village list must be. Each rule says its column and its reason; a row may break several. */
import { countyOf, levelOf, liesIn } from '../divisions/division.ts';
import type { Problem, Wording } from '../refusals.ts';
import type { FrameVillage } from './frame.ts';
import type { ListRow } from './list-row.ts';
import { seenCodes } from './seen-codes.ts';
import { isShortened, shortened } from './shortened-code.ts';
import { attributeProblems, attributesOf } from './village-attributes.ts';

export const villageColumns = ['code', 'name', 'size'] as const;

/** A larger measure is scaled in the frame; sums over 620,573 villages then stay far below 2⁵³. */
const largestSize = 1_000_000_000;

const reasons = {
  code: { en: 'not a 12-digit village code', zh: '不是12位村级区划代码' },
  outside: { en: 'lies outside the division of the campaign', zh: '不在评估任务的区划范围内' },
  county: { en: 'its county is not in the official division list', zh: '所属县不在官方区划表中' },
  duplicate: { en: 'the code appears twice', zh: '代码重复' },
  name: { en: 'the name is missing', zh: '缺少名称' },
  stratum: {
    en: 'a stratum is 1 to 40 letters, digits, - or _',
    zh: '层代码须为1至40位字母、数字、-或_',
  },
  sizeMissing: { en: 'the size is missing', zh: '缺少规模' },
  size: {
    en: 'the size must be a whole number from 1 to 1,000,000,000',
    zh: '规模须为1至1,000,000,000的整数',
  },
} as const satisfies Record<string, Wording>;

/** Remembers what it has seen, so that a code that comes twice is found at its second row. */
export const villageRowChecker = (division: string, knownCounties: ReadonlySet<string>) => {
  const seen = seenCodes();
  return (
    row: ListRow,
    attributes: readonly string[] = [],
  ): { readonly village: FrameVillage; readonly problems: readonly Problem[] } => {
    const village = villageOf(row, attributes);
    const problem = (column: string, reason: Wording): Problem => ({ row: row.row, column, reason });
    const problems = [
      ...codeProblems(village.code, division, knownCounties).map((reason) => problem('code', reason)),
      ...(levelOf(village.code) === 'village' && seen.again(village.code)
        ? [problem('code', isRounded(village.code) ? shortened : reasons.duplicate)]
        : []),
      ...(village.name === '' ? [problem('name', reasons.name)] : []),
      ...(/^[0-9A-Za-z_-]{1,40}$/.test(village.stratum) ? [] : [problem('stratum', reasons.stratum)]),
      ...sizeProblems(row.cell('size')).map((reason) => problem('size', reason)),
      ...attributeProblems(row, village.attributes),
    ];
    return { village, problems };
  };
};

/** `columns`: those that are attributes. */
export const villageOf = (row: ListRow, columns: readonly string[]): FrameVillage => {
  const attributes = attributesOf(row, columns);
  return {
    code: row.cell('code'),
    name: row.cell('name').normalize('NFC'),
    stratum: row.cell('stratum') === '' ? 'all' : row.cell('stratum'),
    size: Number(row.cell('size')),
    ...(attributes === undefined ? {} : { attributes }),
  };
};

const codeProblems = (
  code: string,
  division: string,
  knownCounties: ReadonlySet<string>,
): readonly Wording[] => {
  if (isShortened(code)) {
    return [shortened];
  }
  if (levelOf(code) !== 'village') {
    return [reasons.code];
  }
  if (!liesIn(code, division)) {
    return [reasons.outside];
  }
  return knownCounties.has(countyOf(code)) ? [] : [reasons.county];
};

/**
 * What a spreadsheet makes of 4.33124E+11 when it reads it as a number: the same for every village of a county. Once it may
 * be right: the official list has 350527000000.
 */
const isRounded = (code: string): boolean => /^[0-9]{6}0{6}$/.test(code);

const sizeProblems = (text: string): readonly Wording[] => {
  if (text === '') {
    return [reasons.sizeMissing];
  }
  return /^[0-9]{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= largestSize ? [] : [reasons.size];
};
