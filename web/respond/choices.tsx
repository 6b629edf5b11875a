import type { VNode } from 'preact';
import { choicesInOrder } from '../../methods/questionnaire/choices-in-order.ts';
import type { Answer, Choice, ChoiceCode, SelectItem } from '../../methods/questionnaire/form.ts';
import type { Language } from '../page/language.ts';
import { Option } from './screen.tsx';
import { afterTap } from './tap.ts';
import { textIn } from './texts.ts';

const chosenOf = (answer: Answer | undefined): readonly ChoiceCode[] => {
  if (answer === undefined) return [];
  return typeof answer === 'object' ? answer : [answer];
};

/** The choices of one item as native radio buttons or tick boxes, so that keyboard and screen reader know them. */
export const Choices = (props: {
  readonly item: SelectItem;
  readonly caseNumber: number;
  readonly answer: Answer | undefined;
  readonly language: Language;
  readonly onAnswer: (answer: Answer | undefined) => void;
}): VNode => {
  const { item } = props;
  const chosen = chosenOf(props.answer);
  const several = item.type === 'select-multiple';
  const row = (choice: Choice): VNode => (
    <Option
      key={choice.code}
      type={several ? 'checkbox' : 'radio'}
      name={item.code}
      label={textIn(choice.label, props.language)}
      chosen={chosen.includes(choice.code)}
      apart={choice.apart === true}
      onTap={() => props.onAnswer(several ? afterTap(item, chosen, choice) : choice.code)}
    />
  );
  const choices = choicesInOrder(item, props.caseNumber);
  return (
    <>
      {choices.filter((choice) => !choice.apart).map(row)}
      <div class="aside">{choices.filter((choice) => choice.apart).map(row)}</div>
    </>
  );
};
