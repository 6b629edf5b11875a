import { EstimationError } from '../estimation-error.ts';

/** Bytes that one stored item may take; DynamoDB holds 400 KB an item, its keys and other attributes among them. */
export const ITEM_BUDGET = 350_000;

/** @throws EstimationError `out-of-range` with the arithmetic */
export const withinBudget = (what: string, rows: number, bytes: Uint8Array): Uint8Array => {
  if (bytes.length > ITEM_BUDGET)
    throw new EstimationError(
      'out-of-range',
      `${what} has ${rows} rows in ${bytes.length} bytes; an item holds ${ITEM_BUDGET}. Extract smaller areas.`,
    );
  return bytes;
};
