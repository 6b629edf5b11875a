import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { NumberItem, TextItem } from '../../../methods/questionnaire/form.ts';
import { described, type EntryProps } from '../entry-props.ts';
import { useReading } from '../reading.tsx';
import { fill } from '../texts.ts';
import { numberTyped } from './typed-number.ts';

/** A number is typed as text, because number fields hide from the page what they cannot read. */
export const NumberEntry = ({ item, id, answer, onAnswer }: EntryProps<NumberItem>): VNode => {
  // “1.” and “1.0” are the same number on the way to another one: what was typed stays as it is while it is typed.
  const [typed, setTyped] = useState('');
  const shown = typeof answer === 'object' || answer === undefined ? '' : String(answer);
  return (
    <input
      class="entry"
      type="text"
      dir="ltr"
      inputMode={item.minimum < 0 ? 'text' : item.type === 'integer' ? 'numeric' : 'decimal'}
      autocomplete="off"
      {...described(id)}
      value={numberTyped(typed) === answer ? typed : shown}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        onAnswer(numberTyped(event.currentTarget.value));
      }}
    />
  );
};

export const TextEntry = ({ item, id, answer, onAnswer }: EntryProps<TextItem>): VNode => {
  const { words, say } = useReading();
  const typed = typeof answer === 'string' ? answer : '';
  const left = item.maximumLength - [...typed].length;
  const write = (text: string): void => onAnswer(text === '' ? undefined : text);
  return (
    <>
      {item.multiline || item.maximumLength > 100 ? (
        <textarea
          class="entry"
          rows={5}
          dir="auto"
          {...described(id)}
          value={typed}
          onInput={(event) => write(event.currentTarget.value)}
        />
      ) : (
        <input
          class="entry"
          type="text"
          dir="auto"
          autocomplete="off"
          {...described(id)}
          value={typed}
          onInput={(event) => write(event.currentTarget.value)}
        />
      )}
      <p class={left < 0 ? 'left over' : 'left'}>{say(fill(words.lettersLeft, { count: left }))}</p>
    </>
  );
};
