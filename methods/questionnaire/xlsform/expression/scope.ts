import type { ChoiceCode, Rule } from '../../form.ts';
import type { TwoLanguages } from '../../workbook/two-languages.ts';
import type { Kind } from './typed.ts';

/** What a name stands for. */
export interface Named {
  /** Our code: a name may have been changed on the way. */
  readonly code: string;
  readonly kind: Kind;
  readonly codes?: ReadonlySet<ChoiceCode>;
  /** The repeating group that it is in; for the group itself, its own code. */
  readonly repeat?: string;
  readonly isGroup?: true;
  /** For each choice its label in the form's first language. */
  readonly labels?: readonly (readonly [ChoiceCode, string])[];
}

/** What an expression can speak of, where it stands. */
export interface Scope {
  readonly find: (name: string) => Named | undefined;
  /** The question whose cell it is: `.` in it. */
  readonly self?: Named;
  /** In a choice filter: the columns of the list, and its codes. */
  readonly list?: { readonly columns: ReadonlySet<string>; readonly codes: ReadonlySet<ChoiceCode> };
  /** The item that keeps the day on which the form was begun. */
  readonly today: () => string;
  /** Something that is taken, but that its writer should know. */
  readonly tell: (reason: string, at: number, wording: TwoLanguages) => void;
  /** Reads a rule of ours that stands as JSON. Throws what the engine throws. */
  readonly readRule: (value: unknown) => Rule;
}
