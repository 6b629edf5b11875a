import type { ListType } from '../frames/list-type.ts';

/**
 * Sample roles (样本性质). Only what was drawn with a known probability makes figures: households (`probability`), and village groups
 * that are screened whole (`screening`), for one rate of their own. Households that the team picked by hand (重点核查) and those
 * that a complaint is about (投诉线索) give findings, and enter no rate, weight or count of the sample.
 */
export const sampleRoles = ['probability', 'screening', 'targeted', 'complaint'] as const;
export type SampleRole = (typeof sampleRoles)[number];

/** A case (样本户): a household that was issued. It exists from the draw on and never disappears, whatever comes of it. */
export interface Case {
  readonly campaignId: string;
  readonly village: string;
  /** From 1 within the village. */
  readonly number: number;
  readonly list: ListType;
  /** Place in the frozen roster's list, from 1; absent where the case is none of its households. */
  readonly position?: number | undefined;
  readonly household: string;
  readonly group: string;
  readonly role: SampleRole;
  /** Which links are good: those of this generation. Rises when links are revoked. */
  readonly generation: number;
  /** Disposition (访问结果) where nobody answered; codes of `outcomes`. */
  readonly outcome?: number | undefined;
  readonly outcomeAt?: string | undefined;
  readonly outcomeBy?: string | undefined;
  /** Of a reserve (备用样本): the case of the village that gave no answer, so that this household was asked too. */
  readonly standsInFor?: number | undefined;
  /** The reserve that was opened for this case. It stays a case, and an answer that comes after all counts. */
  readonly replacedBy?: number | undefined;
  /** Rises with every change; part of what the roll-up has seen. */
  readonly version: number;
}

/** Cases and answers of a village share a partition, cut into chunks of at most this many cases. */
export const casesAChunk = 64;

/**
 * Drawn households have numbers up to the first of these, more than any roster has; screened groups up to the second; cases added by
 * hand above it. Each ends a chunk, so no two kinds share one, and whoever counts households never meets the others.
 */
export const lastHouseholdNumber = 1000 * casesAChunk;
export const lastDrawnNumber = 1250 * casesAChunk;

export const isHouseholdChunk = (chunk: number): boolean => chunk * casesAChunk < lastHouseholdNumber;

export const isScreening = (number: number): boolean =>
  number > lastHouseholdNumber && number <= lastDrawnNumber;

/** Cases of one kind in a village: so many, with the numbers that follow `after`, where a chunk begins. */
export interface CaseRun {
  readonly campaignId: string;
  readonly village: string;
  readonly after: number;
  readonly cases: number;
}

export const chunkOf = (number: number): number => Math.floor((number - 1) / casesAChunk);

/** The chunks in which a run lies. */
export const chunksOf = ({ after, cases }: Pick<CaseRun, 'after' | 'cases'>): readonly number[] =>
  Array.from({ length: Math.ceil(cases / casesAChunk) }, (_, chunk) => chunkOf(after + 1) + chunk);

/** After which number the next run begins: in a chunk of its own, so that no number and no chunk is used twice. */
export const afterRun = ({ after, cases }: Pick<CaseRun, 'after' | 'cases'>): number =>
  after + Math.ceil(cases / casesAChunk) * casesAChunk;

/** One name for a case in the API: `village-number`, such as `433124100201-17`. */
export const caseCode = (village: string, number: number): string => `${village}-${number}`;

export const parseCaseCode = (
  code: string,
): { readonly village: string; readonly number: number } | undefined => {
  const [, village, number] = /^([1-9][0-9]{11})-([1-9][0-9]{0,4})$/.exec(code) ?? [];
  return village === undefined ? undefined : { village, number: Number(number) };
};

/** The case that a reserve stands in for, by its name; nothing where it was drawn at first. */
export const standsInFor = ({ village, standsInFor: number }: Case): string | undefined =>
  number === undefined ? undefined : caseCode(village, number);

/** Outcomes without an answer (instruments A5); 1 and 2 come from answers. */
export const outcomes = {
  3: { en: 'refused', zh: '拒访' },
  4: { en: 'nobody at home', zh: '无人在家' },
  5: { en: 'whole family away', zh: '整户外出' },
  6: { en: 'moved or merged', zh: '已搬迁/并户' },
  7: { en: 'household no longer exists', zh: '户已不存在' },
  8: { en: 'address not found', zh: '地址找不到' },
  9: { en: 'other', zh: '其他' },
} as const;

export const isOutcome = (code: number): boolean => Object.keys(outcomes).includes(String(code));
