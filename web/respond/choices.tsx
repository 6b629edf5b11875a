import type { VNode } from 'preact';
import { choicesInOrder } from '../../methods/questionnaire/choices-in-order.ts';
import {
  type Answer,
  type Choice,
  DONT_KNOW,
  REFUSED,
  type SelectItem,
} from '../../methods/questionnaire/form.ts';
import type { Language } from '../page/language.ts';
import { Option } from './screen.tsx';
import { textIn } from './texts.ts';

const chosenOf = (answer: Answer | undefined): readonly number[] => {
  if (typeof answer === 'number') return [answer];
  return typeof answer === 'object' ? answer : [];
};

const standsAlone = (choice: Choice): boolean =>
  choice.apart === true && [0, DONT_KNOW, REFUSED].includes(choice.code);

/** A tap on a multiple choice: “none”, “don't know” and “refused” push the others out and are pushed out by them. */
export const toggled = (item: SelectItem, chosen: readonly number[], choice: Choice): readonly number[] => {
  if (chosen.includes(choice.code)) return chosen.filter((code) => code !== choice.code);
  if (standsAlone(choice)) return [choice.code];
  const companions = item.choices.filter((one) => !standsAlone(one)).map((one) => one.code);
  return [...chosen.filter((code) => companions.includes(code)), choice.code];
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
  const afterTap = (choice: Choice): Answer | undefined => {
    if (!several) return choice.code;
    const codes = toggled(item, chosen, choice);
    return codes.length > 0 ? codes : undefined;
  };
  const row = (choice: Choice): VNode => (
    <Option
      key={choice.code}
      type={several ? 'checkbox' : 'radio'}
      name={item.code}
      label={textIn(choice.label, props.language)}
      chosen={chosen.includes(choice.code)}
      apart={choice.apart === true}
      onTap={() => props.onAnswer(afterTap(choice))}
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
