/**
 * An added case (另行添加的样本户) is a household that the team picked by hand because of a risk (重点核查), or one that a complaint
 * is about (投诉线索). It has a number, links, an outcome and answers like any case, and leads to findings. It was not drawn, so
 * it stands for nobody but itself, and no rate, weight or count of the sample knows of it.
 */
import type { ListType } from '../frames/list-type.ts';
import type { Wording } from '../refusals.ts';
import { type CaseRun, lastDrawnNumber, type SampleRole } from './case.ts';

export type AddedRole = Exclude<SampleRole, 'probability' | 'screening'>;

interface Reason extends Wording {
  readonly role: AddedRole;
}

/**
 * Why a case is added. The risks are those that the county exit checks of 2018 visited one by one: remote villages, and every
 * household not registered that has the minimum allowance, an unsafe house, a serious illness, nobody able to work, or an old
 * person alone. A complaint is coded by what it says.
 */
export const addedReasons = {
  remote: { role: 'targeted', en: 'in a remote or edge village group', zh: '偏远村组住户' },
  'minimum-allowance': {
    role: 'targeted',
    en: 'has the minimum living allowance and is not registered',
    zh: '未建档立卡的低保户',
  },
  'unsafe-house': { role: 'targeted', en: 'lives in an unsafe house', zh: '危房户' },
  'serious-illness': { role: 'targeted', en: 'serious or chronic illness', zh: '大病或慢性病户' },
  'no-labour': { role: 'targeted', en: 'nobody is able to work', zh: '无劳动力户' },
  'old-and-alone': { role: 'targeted', en: 'an old person living alone', zh: '独居老人户' },
  'records-differ': {
    role: 'targeted',
    en: 'the registry and other records contradict each other',
    zh: '登记信息与其他数据不符',
  },
  'seen-in-field': { role: 'targeted', en: 'met by the team in the village', zh: '实地走访中发现' },
  'says-missed': { role: 'complaint', en: 'says that a poor household was missed', zh: '反映漏评' },
  'says-wrong-exit': { role: 'complaint', en: 'says that an exit was wrong', zh: '反映错退' },
  'says-wrong-inclusion': {
    role: 'complaint',
    en: 'says that a household is wrongly listed',
    zh: '反映错评',
  },
  'says-not-received': {
    role: 'complaint',
    en: 'says that a benefit was not received',
    zh: '反映政策未落实',
  },
  'says-misconduct': { role: 'complaint', en: 'says that cadres behaved wrongly', zh: '反映干部作风问题' },
  'says-interference': {
    role: 'complaint',
    en: 'says that answers were coached, bought or pressed for',
    zh: '反映干扰调查',
  },
} as const satisfies Record<string, Reason>;

export type AddedReason = keyof typeof addedReasons;

export const addedReasonKeys = Object.keys(addedReasons).filter(
  (key): key is AddedReason => key in addedReasons,
);

export const roleOf = (reason: AddedReason): AddedRole => addedReasons[reason].role;

/** What somebody asks for who adds a case. */
export interface AddedCaseRequest {
  readonly village: string;
  /** The list on which the household stands; nonregistered where it stands on none. */
  readonly list: ListType;
  /** How it is found in its village: the registry's or the village's number, or what the complaint calls it. */
  readonly household: string;
  readonly group: string;
  readonly reason: AddedReason;
  /** What is known: from which record, when, by whom it was told. Without telephone and identity numbers. */
  readonly evidence: string;
  /** Of a complaint: the day on which it came, YYYY-MM-DD. */
  readonly complaintOn?: string | undefined;
}

/** How a case was added, for good: nothing of it is changed or taken back. */
export interface AddedCase extends AddedCaseRequest {
  readonly campaignId: string;
  readonly number: number;
  /** UTC moment. */
  readonly addedAt: string;
  readonly addedBy: string;
}

/** A village in which cases were added, whether it was drawn or not. */
export interface AddedVillage {
  readonly campaignId: string;
  readonly village: string;
  readonly name: string;
  /** How many cases were added. */
  readonly cases: number;
}

/** More than a team can follow up by hand in one village; a village with so many doubts wants a sample of its own. */
export const mostAddedInVillage = 500;

/** The number of the next case after so many, above all numbers of the draw. */
export const addedNumber = (before: number): number => lastDrawnNumber + before + 1;

export const addedRun = ({ campaignId, village, cases }: AddedVillage): CaseRun => ({
  campaignId,
  village,
  after: lastDrawnNumber,
  cases,
});
