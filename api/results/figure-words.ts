import { type Breakdown, breakdownsOf } from '../estimates/breakdown.ts';
import type { Wording } from '../refusals.ts';
import type { Design } from '../samples/design.ts';

const everybody: Wording = { en: 'All', zh: '全部' };

/** The name of a group, and of the breakdown that it is of; everybody is of none. */
export const groupWords = (
  { breakdowns }: Pick<Design, 'breakdowns'>,
  group: string,
): { readonly name: Wording; readonly breakdown?: Breakdown } => {
  for (const breakdown of breakdownsOf(breakdowns)) {
    const found = breakdown.groups.find(({ key }) => key === group);
    if (found !== undefined) {
      return { name: found.name, breakdown };
    }
  }
  return { name: everybody };
};

const reasons: Readonly<Record<string, Wording>> = {
  'no-answers': { en: 'no village is closed yet, or nobody answered', zh: '尚无已完成的村，或无人回答' },
  'zero-denominator': { en: 'nobody belongs to the denominator', zh: '分母为零' },
  'one-psu': { en: 'one village alone does not show how villages differ', zh: '仅一个村，无法估计村间差异' },
  'no-degrees-of-freedom': { en: 'as many strata as villages', zh: '层数与村数相同，无自由度' },
  'only-lonely-strata': { en: 'every stratum has a single village', zh: '每层仅有一个村' },
  'not-a-proportion': { en: 'the ratio is not a proportion', zh: '比值不是比例' },
  'no-registry-totals': { en: 'the registry totals of this area are missing', zh: '缺少该地区登记人口数' },
};

/** Why a figure has no interval, for readers. */
export const notEstimableText = (code: string): Wording => reasons[code] ?? { en: code, zh: code };
