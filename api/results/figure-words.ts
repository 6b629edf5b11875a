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
  'not-shown': { en: 'no figure can be shown', zh: '无可显示的数据' },
  unreliable: { en: 'the sample says too little for a figure', zh: '样本不足，数值不可靠' },
  'cut-stratum': {
    en: 'a stratum lies only partly in this area, so it has no sample of its own',
    zh: '有抽样层跨越本地区，本地区没有独立样本',
  },
  'one-category': { en: 'all answers of one question are alike', zh: '其中一题的回答全部相同' },
  'dependent-contrasts': { en: 'too many cells are empty', zh: '空单元格过多' },
  'too-few-degrees-of-freedom': { en: 'more contrasts than villages can tell', zh: '自由度不足' },
  'no-registry-totals': { en: 'the registry totals of this area are missing', zh: '缺少该地区登记人口数' },
};

/** Why a figure has no interval, for readers. */
export const notEstimableText = (code: string): Wording => reasons[code] ?? { en: code, zh: code };
