/** What a row of a household roster must be. No names, no national ids: a roster is positions, not people. */
import type { Problem, Wording } from '../refusals.ts';
import type { RosterHousehold } from './frame.ts';
import type { ListRow } from './list-row.ts';
import { isListType, listTypes } from './list-type.ts';
import { isShortened, shortened } from './shortened-code.ts';

export const householdColumns = ['village', 'list', 'household'] as const;

const reasons = {
  village: {
    en: 'this is no village of the sample that was disclosed',
    zh: '该村不是已公布的样本村',
  },
  frozen: {
    en: 'the roster of this village is frozen: its tickets exist, so no other roster is taken',
    zh: '该村户名册已冻结并已产生抽签号，不再接收其他名册',
  },
  uncorrectable: {
    en: 'no households were drawn from the present roster of this village yet: draw them first, or import its roster as households where none is frozen',
    zh: '尚未按该村现行户名册抽取样本户：请先抽取；尚无冻结的户名册时请按户名册导入',
  },
  list: {
    en: `the list must be one of: ${listTypes.join(', ')}`,
    zh: `名单类型须为：${listTypes.join('、')}`,
  },
  household: {
    en: 'a household number is 1 to 40 letters, digits, . _ : or -',
    zh: '户编号须为1至40位字母、数字或 . _ : -',
  },
  nationalId: {
    en: 'this looks like a national identity number; rosters must not hold one',
    zh: '疑似身份证号，户名册不得包含',
  },
  duplicate: { en: 'this household appears twice in its village', zh: '该户在本村重复' },
  group: { en: 'a village group has at most 40 characters', zh: '村民小组不超过40个字' },
} as const satisfies Record<string, Wording>;

/** Villages that were disclosed, and those of them whose roster is frozen. */
interface KnownVillages {
  readonly disclosed: ReadonlySet<string>;
  readonly frozen: ReadonlySet<string>;
  /** Of a file with corrections: the villages that households were drawn in, and no others, are taken. */
  readonly correctable?: ReadonlySet<string>;
}

export const householdRowChecker = (known: KnownVillages) => {
  const seen = new Set<string>();
  return (row: ListRow): { readonly household?: RosterHousehold; readonly problems: readonly Problem[] } => {
    const village = row.cell('village');
    const list = row.cell('list');
    const household = row.cell('household');
    const group = row.cell('group').normalize('NFC');
    const problem = (column: string, reason: Wording): Problem => ({ row: row.row, column, reason });
    const key = `${village} ${household}`;
    const problems = [
      ...villageFaults(known, village).map((reason) => problem('village', reason)),
      ...(isListType(list) ? [] : [problem('list', reasons.list)]),
      ...numberProblems(household).map((reason) => problem('household', reason)),
      ...(seen.has(key) ? [problem('household', reasons.duplicate)] : []),
      ...([...group].length <= 40 ? [] : [problem('group', reasons.group)]),
    ];
    seen.add(key);
    return isListType(list) ? { household: { village, list, household, group }, problems } : { problems };
  };
};

const villageFaults = (
  { disclosed, frozen, correctable }: KnownVillages,
  village: string,
): readonly Wording[] => {
  if (!disclosed.has(village)) {
    return [isShortened(village) ? shortened : reasons.village];
  }
  if (correctable === undefined) {
    return frozen.has(village) ? [reasons.frozen] : [];
  }
  return correctable.has(village) ? [] : [reasons.uncorrectable];
};

const numberProblems = (household: string): readonly Wording[] => {
  if (/^[0-9]{17}[0-9Xx]$/.test(household)) {
    return [reasons.nationalId];
  }
  return /^[0-9A-Za-z._:-]{1,40}$/.test(household) ? [] : [reasons.household];
};
