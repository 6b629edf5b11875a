/** What can be entered of a person, decided without looking anything up. */
import { levelOf } from '../divisions/division.ts';
import type { Problem, Wording } from '../refusals.ts';
import type { Declaration, StaffRecord, TrainingResult } from './staff.ts';

/** Where somebody is known is said at least by the county: a province would keep its people at home. */
const declarable = ['county', 'township', 'village'] as const;

const notAPlace: Wording = {
  en: 'code of a county, township or village: 6, 9 or 12 digits',
  zh: '须为县、乡或村的区划代码（6、9或12位）',
};

type Places = Pick<Declaration, 'homes' | 'employers' | 'relatives'>;

export const declarationProblems = ({ homes, employers, relatives }: Places): readonly Problem[] => {
  const wrong = (field: string, codes: readonly string[]): readonly Problem[] =>
    codes
      .filter((code) => !declarable.some((level) => level === levelOf(code)))
      .map((code) => ({ field: `${field}.${code}`, reason: notAPlace }));
  return [
    ...(homes.length > 0
      ? []
      : [{ field: 'homes', reason: { en: 'everybody has a home somewhere', zh: '至少填写一处住址' } }]),
    ...wrong('homes', homes),
    ...wrong('employers', employers),
    ...wrong('relatives', relatives),
  ];
};

/** The record of somebody of whom nothing was entered before. */
const newRecord = (campaignId: string, personId: string, name: string): StaffRecord => ({
  campaignId,
  personId,
  name,
  languages: [],
  version: 0,
});

/** The record one step further, under the name by which the person is known now. */
export const changedRecord = (
  before: StaffRecord | undefined,
  { campaignId, personId, name }: Pick<StaffRecord, 'campaignId' | 'personId' | 'name'>,
  change: {
    readonly training?: TrainingResult;
    readonly declaration?: Declaration;
    readonly languages?: readonly string[];
  },
): StaffRecord => {
  const { version, ...rest } = before ?? newRecord(campaignId, personId, name);
  return { ...rest, name, ...change, version: version + 1 };
};
