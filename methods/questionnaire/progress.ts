import type { Audience, Form } from './form.ts';
import { isForAudience } from './relevant-items.ts';

export interface Progress {
  readonly position: number;
  readonly total: number;
}

/**
 * Where an item stands among the numbered ones. An item that counts with another has that one's number, and hidden items
 * keep theirs, so numbers agree with the paper form and never run backwards.
 * @param code an item of the form; position 0 if there is none of that code for this audience
 */
export const progressAt = (form: Form, audience: Audience, code: string): Progress => {
  const parent = form.items.find((item) => item.code === code)?.countsWith ?? code;
  const numbered = form.items.filter(
    (item) => item.countsWith === undefined && isForAudience(item, audience),
  );
  return { position: numbered.findIndex((item) => item.code === parent) + 1, total: numbered.length };
};
