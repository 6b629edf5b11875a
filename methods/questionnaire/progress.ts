import type { Audience, Form, Item } from './form.ts';
import { isForAudience } from './relevant-items.ts';

export interface Progress {
  readonly position: number;
  readonly total: number;
}

/** What is only read or worked out has no number, nor has what belongs to another item. */
const isNumbered = ({ type, countsWith }: Item): boolean =>
  countsWith === undefined && type !== 'note' && type !== 'calculate' && type !== 'today';

/**
 * Where an item stands among the numbered ones. An item that counts with another has that one's number, a note that of the
 * item before it, and hidden items keep theirs, so numbers agree with the paper form and never run backwards.
 * @param code an item of the form; position 0 if there is none of that code for this audience
 */
export const progressAt = (form: Form, audience: Audience, code: string): Progress => {
  const parent = form.items.find((item) => item.code === code)?.countsWith ?? code;
  const theirs = form.items.filter((item) => isForAudience(item, audience));
  const index = theirs.findIndex((item) => item.code === parent);
  return {
    position: theirs.slice(0, index + 1).filter(isNumbered).length,
    total: theirs.filter(isNumbered).length,
  };
};
