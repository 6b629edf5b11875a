import { ExpressionError } from './expression-error.ts';

/** XLSForm's own, of which we know why we do not take them. */
const reasons: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(?:random|randomize|uuid|digest|checklist|weighted-checklist)$/,
    'chance and fingerprints are not for forms',
    '表单中不用随机数和摘要',
  ],
  [/^now$/, 'a form knows the day, not the hour: write today()', '表单只知道日期，请用today()'],
  [
    /^(?:pulldata|instance|search|lookup)$/,
    'a form has no files beside it: put the choices on the sheet choices',
    '表单不带附加文件，请将选项放在choices表中',
  ],
  [
    /^(?:sqrt|pow|exp|exp10|log|log10|sin|cos|tan|asin|acos|atan|atan2|pi)$/,
    'no mathematics beyond + - * div mod round int abs',
    '数学运算只支持+ - * div mod round int abs',
  ],
  [/^(?:area|distance|geofence|intersects)$/, 'nothing is calculated from places', '不作地理位置计算'],
];

export const unknownFunction = (name: string, at: number): ExpressionError => {
  const [, en, zh] = reasons.find(([pattern]) => pattern.test(name)) ?? [];
  return new ExpressionError(at, 'unknown-function', {
    en: `the function ${name}() is not taken${en === undefined ? '' : `: ${en}`}`,
    zh: `不支持函数${name}()${zh === undefined ? '' : `：${zh}`}`,
  });
};
