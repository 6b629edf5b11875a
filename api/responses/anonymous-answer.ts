/**
 * An anonymous answer (不记名答卷) lies apart from its case: village, list type and day, and nothing that leads back. It is named by a
 * hash of the chance number that its device made, so that sending it again finds it, and so that the order of names tells
 * nothing about the order of coming.
 */
import { hashOf } from '../../methods/proof/hash-of.ts';
import { toHex } from '../../methods/proof/hex.ts';
import { toReceiptCode } from '../../methods/proof/receipt-code.ts';
import type { Answers } from '../../methods/questionnaire/form.ts';
import type { ListType } from '../frames/list-type.ts';
import { contentHashOf } from './response.ts';

export interface AnonymousAnswer {
  readonly campaignId: string;
  readonly village: string;
  /** 128 bits, hexadecimal. */
  readonly answerKey: string;
  readonly list: ListType;
  /** The campaign's day, YYYY-MM-DD; no finer time is kept. */
  readonly day: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly answers: Answers;
  readonly calculated?: Answers | undefined;
  readonly flags?: readonly string[] | undefined;
}

export const answerKeyOf = (campaignId: string, village: string, responseId: string): string =>
  toHex(hashOf('zhenping/anonymous-answer/v1', campaignId, village, responseId).subarray(0, 16));

/**
 * The anonymous answers of a village lie in so many partitions, by chance. Chunks of cases would tell among which 64 households to
 * look.
 */
const answerBuckets = 4;

export const bucketOf = (answerKey: string): number =>
  Number.parseInt(answerKey.slice(0, 1), 16) % answerBuckets;

export const allBuckets: readonly number[] = Array.from({ length: answerBuckets }, (_, bucket) => bucket);

export const bucketPartition = (campaignId: string, village: string, bucket: number): string =>
  `ANONYMOUS#${campaignId}#${village}#${bucket}`;

/** Campaign, village and bucket of such a partition, or nothing. */
export const parseBucketPartition = (
  partition: string,
): { readonly campaignId: string; readonly village: string; readonly bucket: number } | undefined => {
  const [, campaignId, village, bucket] = /^ANONYMOUS#([0-9a-z]+)#([0-9]{12})#([0-9])$/.exec(partition) ?? [];
  return campaignId === undefined || village === undefined
    ? undefined
    : { campaignId, village, bucket: Number(bucket) };
};

/** Whoever holds the answer can compute it again: it proves that the answer is there, and names no case. */
export const anonymousReceiptCode = (answer: AnonymousAnswer): string =>
  toReceiptCode(
    hashOf(
      'zhenping/anonymous-receipt/v1',
      answer.campaignId,
      answer.village,
      answer.answerKey,
      contentHashOf(answer.formCode, answer.formVersion, answer.answers),
    ),
  );
