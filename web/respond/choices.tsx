import type { VNode } from 'preact';
import { choicesInOrder } from '../../methods/questionnaire/choices-in-order.ts';
import type { Choice, SelectItem } from '../../methods/questionnaire/form.ts';
import type { EntryProps } from './entry-props.ts';
import { NotAnswers } from './not-answers.tsx';
import { Option } from './screen.tsx';
import { afterTap, chosenOf } from './tap.ts';

/** The choices of one item as native radio buttons or tick boxes, so that keyboard and screen reader know them. */
export const Choices = (
  props: EntryProps<SelectItem> & { readonly caseNumber: number; readonly troubled: boolean },
): VNode => {
  const { item, onAnswer } = props;
  const chosen = chosenOf(props.answer);
  const type = item.type === 'select-multiple' ? 'checkbox' : 'radio';
  const tap = (choice: Choice): void =>
    onAnswer(item.type === 'select-multiple' ? afterTap(item, chosen, choice) : choice.code);
  const row = (choice: Choice): VNode => (
    <Option
      key={choice.code}
      type={type}
      name={props.id}
      chosen={chosen.includes(choice.code)}
      apart={choice.apart === true}
      onTap={() => tap(choice)}
    >
      {props.label(choice.label)}
    </Option>
  );
  const offered = choicesInOrder({ ...item, choices: props.choices }, props.caseNumber);
  return (
    <>
      {offered.filter((choice) => !choice.apart).map(row)}
      <div class="aside">{offered.filter((choice) => choice.apart).map(row)}</div>
      <NotAnswers
        id={props.id}
        type={type}
        choices={item.choices}
        chosen={chosen[0]}
        open={props.troubled}
        onTap={(code) => tap({ code, label: {}, apart: true })}
      />
    </>
  );
};
