import type { CanonicalValue } from '../../methods/proof/canonical.ts';
import { hashOf } from '../../methods/proof/hash-of.ts';
import { toHex } from '../../methods/proof/hex.ts';
import { toReceiptCode } from '../../methods/proof/receipt-code.ts';
import type { Answer, Answers } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { campaignDay } from '../results/campaign-day.ts';

/** An answer set (答卷) as it was accepted. */
export interface Response {
  readonly campaignId: string;
  readonly village: string;
  readonly number: number;
  readonly generation: number;
  readonly responseId: string;
  readonly contentHash: string;
  /** SHA-256 of the second secret, which only the one who answered has; hexadecimal. */
  readonly secretHash?: string | undefined;
  readonly audience: 'r' | 'i';
  readonly language: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly answers: Answers;
  readonly calculated?: Answers | undefined;
  readonly flags?: readonly string[] | undefined;
  readonly receivedAt: string;
  readonly personId?: string | undefined;
  /** `paper`: two people keyed it from a form on paper. Absent: it came from a device. */
  readonly mode?: 'paper' | undefined;
}

/** The same answers always have the same hash, whatever device sent them and however often. */
export const contentHashOf = (formCode: string, formVersion: number, answers: Answers): string =>
  toHex(
    hashOf(
      'zhenping/answers/v1',
      formCode,
      formVersion,
      Object.entries(answers)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, answer]) => [key, encoded(answer)]),
    ),
  );

/**
 * Only strings and safe integers can be hashed; any other number is its shortest decimal text, as ECMAScript and RFC 8785 print it.
 * An item takes either numbers or text, so the two cannot be confused.
 */
const encoded = (answer: Answer): CanonicalValue =>
  typeof answer === 'number' && !Number.isSafeInteger(answer) ? String(answer) : answer;

export interface Receipt {
  /** 80 bits, such as `7KQ2-M9TX-04BD-WZ1H`. */
  readonly code: string;
  /** UTC moment; absent where the answer is anonymous. */
  readonly receivedAt: string | undefined;
  /** The campaign's day, YYYY-MM-DD. */
  readonly receivedOn: string;
  /** NEW, or REPEATED where the same content was there already, or CONFLICT where another was: both are kept. */
  readonly outcome: 'NEW' | 'REPEATED' | 'CONFLICT';
}

/**
 * The response's id is in the code because it is by chance: a card shows its receipt, and from a code of the content alone whoever holds
 * the card could find out the answers by trying all that are likely.
 */
export const receiptOf = (
  response: Pick<Response, 'campaignId' | 'village' | 'number' | 'responseId' | 'contentHash' | 'receivedAt'>,
  outcome: Receipt['outcome'],
  { timeZone }: Pick<Campaign, 'timeZone'>,
): Receipt => ({
  code: toReceiptCode(
    hashOf(
      'zhenping/receipt/v2',
      response.campaignId,
      response.village,
      response.number,
      response.responseId,
      response.contentHash,
    ),
  ),
  receivedAt: response.receivedAt,
  receivedOn: campaignDay(new Date(response.receivedAt), timeZone),
  outcome,
});
