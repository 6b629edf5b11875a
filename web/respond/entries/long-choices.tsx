import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Choice, SelectItem } from '../../../methods/questionnaire/form.ts';
import { described, type EntryProps } from '../entry-props.ts';
import { NotAnswers } from '../not-answers.tsx';
import { useReading } from '../reading.tsx';
import { Option } from '../screen.tsx';
import { afterTap, chosenOf } from '../tap.ts';
import { fill } from '../texts.ts';
import { foundIn, searchIndex } from './search.ts';
import { entryWordsIn } from './words.ts';

/** So many at a time: thousands of rows would freeze an old phone. */
const AT_ONCE = 30;

/** A long list: a field to search in, the first that fit below it; what is chosen stays in sight. */
export const LongChoices = (props: EntryProps<SelectItem> & { readonly troubled: boolean }): VNode => {
  const { item, id, label, choices, onAnswer } = props;
  const { tag, language, say } = useReading();
  const words = entryWordsIn(language);
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  const index = useMemo(() => searchIndex(choices, label), [choices, tag]);
  const found = useMemo(() => foundIn(index, typed), [index, typed]);
  const chosen = chosenOf(props.answer);
  const type = item.type === 'select-multiple' ? 'checkbox' : 'radio';
  const tap = (choice: Choice): void =>
    onAnswer(item.type === 'select-multiple' ? afterTap(item, chosen, choice) : choice.code);
  const row = (choice: Choice): VNode => (
    <Option
      key={choice.code}
      type={type}
      name={id}
      chosen={chosen.includes(choice.code)}
      apart={choice.apart === true}
      onTap={() => tap(choice)}
    >
      {label(choice.label)}
    </Option>
  );
  const shown = found.slice(0, most);
  const outOfSight = choices.filter((choice) => chosen.includes(choice.code) && !shown.includes(choice));
  return (
    <>
      {outOfSight.map(row)}
      <input
        class="entry"
        type="search"
        autocomplete="off"
        dir="auto"
        {...described(id)}
        placeholder={words.search}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setMost(AT_ONCE);
        }}
      />
      <p role="status" class="hint">
        {say(fill(words.found, { count: found.length }))}
      </p>
      {shown.map(row)}
      {found.length > most && (
        <button type="button" onClick={() => setMost(most + AT_ONCE)}>
          {say(words.showMore)}
        </button>
      )}
      <NotAnswers
        id={id}
        type={type}
        choices={item.choices}
        chosen={chosen[0]}
        open={props.troubled}
        onTap={(code) => tap({ code, label: {}, apart: true })}
      />
    </>
  );
};
