import type {
  Check,
  Choice,
  Item,
  NumberItem,
  ReadItem,
  Rule,
  SelectItem,
  Text,
  TextItem,
} from '../../../methods/questionnaire/form.ts';
import { dontKnow, refused } from './choices.ts';

/** What an item may have beside its code, its question and its answers. */
type Further = Partial<Omit<ReadItem, 'type' | 'code' | 'label'>>;

/** One choice; “don't know” and “prefer not to answer” stand apart under every question. */
export const one = (
  code: string,
  label: Text,
  choices: readonly Choice[],
  further: Further = {},
): SelectItem => ({
  code,
  type: 'select-one',
  label,
  required: true,
  ...further,
  choices: [...choices, dontKnow, refused],
});

/** As `one`, where nothing else than the choices makes sense: consent, observation, what the interviewer decides. */
export const oneOf = (
  code: string,
  label: Text,
  choices: readonly Choice[],
  further: Further = {},
): SelectItem => ({ code, type: 'select-one', label, required: true, ...further, choices });

export const several = (
  code: string,
  label: Text,
  choices: readonly Choice[],
  further: Further = {},
): SelectItem => ({
  code,
  type: 'select-multiple',
  label,
  required: true,
  ...further,
  choices: [...choices, dontKnow, refused],
});

/** A whole number from `minimum` to `maximum`. */
export const whole = (
  code: string,
  label: Text,
  [minimum, maximum]: readonly [number, number],
  further: Further = {},
): NumberItem => ({ code, type: 'integer', label, required: true, ...further, minimum, maximum });

/** Nobody has to write. */
export const words = (code: string, label: Text, maximumLength: number, further: Further = {}): TextItem => ({
  code,
  type: 'text',
  label,
  required: false,
  ...further,
  maximumLength,
});

export const inGroup = (group: string, items: readonly Item[]): readonly Item[] =>
  items.map((item): Item => ({ ...item, group }));

/** An answer against which this does not hold is not taken. */
export const hard = (holds: Rule, message: Text): Check => ({ holds, message });
/** It is taken after a second look. */
export const soft = (holds: Rule, message: Text): Check => ({ holds, message, kind: 'soft' });
/** Only the reviewer is told. */
export const review = (holds: Rule, message: Text): Check => ({ holds, message, kind: 'review' });
