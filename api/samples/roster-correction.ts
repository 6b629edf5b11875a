/**
 * A correction (更正) of a village's roster: the one from which households were drawn was wrong, so another is frozen and households are
 * drawn anew. Both rosters stay, with what was drawn from each. It is no second chance: it needs a reason, a supervisor who had no
 * hand in either roster, and a pulse that nobody knows yet, and it is taken only while nothing has come of the cases of the first.
 */
import type { ListType } from '../frames/list-type.ts';
import type { FrozenRoster, IssuedList } from './sample.ts';

/** What was wrong with the roster. */
export const rosterFaults = {
  'rows-missing': {
    en: 'households of the village are missing',
    zh: '缺少本村住户',
  },
  'rows-extra': {
    en: 'households stand on it that are not the village’s, or stand on it twice under two numbers',
    zh: '含有非本村住户，或同一户以两个编号重复',
  },
  'other-village': {
    en: 'it is the roster of another village',
    zh: '误用其他村的户名册',
  },
  'list-wrong': {
    en: 'households stand under the wrong list type',
    zh: '名单类型有误',
  },
  outdated: {
    en: 'it is an older edition than the one that the design asks for',
    zh: '版本过旧，不是设计要求的户名册',
  },
  'file-damaged': {
    en: 'the file was cut off or damaged',
    zh: '文件残缺或损坏',
  },
  other: {
    en: 'another fault, said in words',
    zh: '其他（须说明）',
  },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;

export type RosterFault = keyof typeof rosterFaults;

export const rosterFaultKeys = Object.keys(rosterFaults).filter(
  (key): key is RosterFault => key in rosterFaults,
);

/** What a supervisor asks for. */
export interface CorrectionRequest {
  /** 12-digit code. */
  readonly village: string;
  /** The version that is wrong, as the supervisor has seen it: 1 for the first roster. */
  readonly version: number;
  /** The import of corrections that has the roster which is right. */
  readonly importId: string;
  readonly reason: RosterFault;
  /** With the reason `other`, and with no other. */
  readonly otherReason?: string | undefined;
  readonly evidence: string;
}

/** How a roster was corrected, for good, with the roster that was wrong and what had been drawn from it. */
export interface RosterCorrection extends CorrectionRequest {
  readonly campaignId: string;
  /** The roster that was wrong, and what of each of its lists had become cases. */
  readonly before: FrozenRoster;
  readonly issuedBefore: Readonly<Partial<Record<ListType, IssuedList>>>;
  /** Households that only the new roster has, and only the one before; one that changed its list or group is in both. */
  readonly added: number;
  readonly removed: number;
  /** Cases of households and of screened groups that were withdrawn. */
  readonly casesWithdrawn: number;
  readonly groupsWithdrawn: number;
  /** UTC moment at which the new roster was frozen. */
  readonly correctedAt: string;
  readonly correctedBy: string;
}
