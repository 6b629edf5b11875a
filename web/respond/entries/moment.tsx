import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MomentItem } from '../../../methods/questionnaire/form.ts';
import type { EntryProps } from '../entry-props.ts';
import { useReading } from '../reading.tsx';
import { dateTyped, timeTyped } from './typed-moment.ts';
import { entryWordsIn } from './words.ts';

/** Whether this browser has a field for it; without one it gives a text field instead. */
const isNative = (type: 'date' | 'time'): boolean => {
  const probe = document.createElement('input');
  probe.type = type;
  // A text field would keep this; a field for dates or times refuses it.
  probe.value = 'no moment';
  return probe.value === '';
};

const Part = (props: {
  readonly type: 'date' | 'time';
  readonly id: string;
  readonly name: string | undefined;
  readonly value: string;
  readonly onPart: (value: string) => void;
}): VNode => {
  const { type, id, name, value, onPart } = props;
  const { language, say } = useReading();
  const words = entryWordsIn(language);
  const [typed, setTyped] = useState(value);
  const native = isNative(type);
  const read = type === 'date' ? dateTyped : timeTyped;
  const write = (text: string): void => {
    setTyped(text);
    onPart(read(text));
  };
  const field = {
    class: 'entry',
    dir: 'ltr' as const,
    'aria-labelledby': name === undefined ? `q-${id}` : `q-${id} ${type}-${id}`,
    'aria-describedby': `hint-${id} problem-${id}`,
    value: !native && read(typed) === value ? typed : value,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => write(event.currentTarget.value),
  };
  return (
    <div class="part">
      {name !== undefined && <span id={`${type}-${id}`}>{say(name)}</span>}
      {native && type === 'date' && <input type="date" min="1900-01-01" max="2100-12-31" {...field} />}
      {native && type === 'time' && <input type="time" {...field} />}
      {!native && <input type="text" placeholder={type === 'date' ? words.year : words.clock} {...field} />}
    </div>
  );
};

/** A day, a time, or both, by the phone's own fields. */
export const Moment = ({ item, id, answer, onAnswer }: EntryProps<MomentItem>): VNode => {
  const { language } = useReading();
  const words = entryWordsIn(language);
  const given = typeof answer === 'string' ? answer : '';
  const give = (moment: string): void => onAnswer(moment === '' ? undefined : moment);
  if (item.type !== 'date-time') {
    return <Part type={item.type} id={id} name={undefined} value={given} onPart={give} />;
  }
  const [day = '', time = ''] = given.split('T');
  const both = (newDay: string, newTime: string): void =>
    give(newDay === '' && newTime === '' ? '' : `${newDay}T${newTime}`);
  return (
    <div class="parts">
      <Part type="date" id={id} name={words.day} value={day} onPart={(part) => both(part, time)} />
      <Part type="time" id={id} name={words.time} value={time} onPart={(part) => both(day, part)} />
    </div>
  );
};
