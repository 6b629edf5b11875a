import { z } from 'zod';
import type { Wording } from '../api/refusals.ts';

const { localeError: inChinese } = z.locales.zhCN();

/** An issue as zod makes it, with the numbers that its Chinese wording needs. */
const zodIssue = z.custom<z.core.$ZodRawIssue>(
  (value) => typeof value === 'object' && value !== null && 'code' in value,
);

/** Why an input was not taken, in both languages. */
export const issueWords = (issue: { readonly message: string }): Wording => {
  const { data } = zodIssue.safeParse(issue);
  const found = data === undefined ? undefined : inChinese(data);
  const zh = typeof found === 'string' ? found : found?.message;
  return { en: issue.message, zh: zh ?? issue.message };
};
