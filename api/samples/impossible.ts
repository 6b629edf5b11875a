import { type Refusal, refusal } from '../refusals.ts';

/** The refusal of a design, with its reason. */
export const impossible = (en: string, zh: string): Refusal =>
  refusal('design-impossible', { why: { en, zh } });
