import type { Answer, Choice, Item, Text } from '../../methods/questionnaire/form.ts';

/** What every kind of answering is given. */
export interface EntryProps<I extends Item = Item> {
  readonly item: I;
  /** The answer's key: unlike any other on the screen. `q-` before it is the id of the question's words. */
  readonly id: string;
  /** A text of the form in the language that is read, answers filled in. */
  readonly label: (text: Text) => string;
  readonly answer: Answer | undefined;
  /** What is offered now, where there are choices. */
  readonly choices: readonly Choice[];
  readonly onAnswer: (answer: Answer | undefined) => void;
}

/** What a field tells a screen reader: the question, then hint and problem. */
export const described = (id: string) => ({
  'aria-labelledby': `q-${id}`,
  'aria-describedby': `hint-${id} problem-${id}`,
});
