import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice, ChoiceCode, RankItem } from '../../../methods/questionnaire/form.ts';
import type { EntryProps } from '../entry-props.ts';
import { useReading } from '../reading.tsx';
import { chosenOf } from '../tap.ts';
import { fill } from '../texts.ts';
import { moved } from './moved.ts';
import { entryWordsIn } from './words.ts';

/**
 * An order made by taps: the first tapped is the first, and each can be moved by a button. Nothing is dragged, so fingers that
 * shake, keyboards and screen readers do the same; every move is said.
 */
export const Ranking = ({ id, answer, onAnswer, ...props }: EntryProps<RankItem>): VNode => {
  const choices = props.choices.filter((choice) => !choice.apart && !choice.alone);
  const { language, say } = useReading();
  const words = entryWordsIn(language);
  const [said, setSaid] = useState('');
  const order = chosenOf(answer).flatMap((code) => choices.filter((choice) => choice.code === code));
  const left = choices.filter((choice) => !order.includes(choice));
  const label = (choice: Choice): string => props.label(choice.label);
  const list = useRef<HTMLOListElement>(null);
  const byKeyboard = useRef<ChoiceCode | null>(null);
  useEffect(() => {
    // What was pressed is gone or stands elsewhere, and the focus with it: it goes to the next to tap, or stays with what was moved.
    if (byKeyboard.current === null) return;
    const row = list.current?.children[chosenOf(answer).indexOf(byKeyboard.current)];
    const next = list.current?.parentElement?.querySelector<HTMLElement>('.pick');
    byKeyboard.current = null;
    if (document.activeElement === document.body)
      (next ?? row?.querySelector<HTMLElement>('button:not([disabled])'))?.focus();
  }, [answer]);
  const give = (codes: readonly ChoiceCode[], about: Choice, { detail }: MouseEvent): void => {
    // A click that no pointer made.
    if (detail === 0) byKeyboard.current = about.code;
    const place = codes.indexOf(about.code) + 1;
    setSaid(place > 0 ? fill(words.placeAt, { label: label(about), position: place }) : '');
    onAnswer(codes.length > 0 ? codes : undefined);
  };
  const codes = order.map((choice) => choice.code);
  const button = (choice: Choice, name: string, sign: string, next: readonly ChoiceCode[] | undefined) => (
    <button
      type="button"
      class="small"
      aria-label={`${name}: ${label(choice)}`}
      disabled={next === undefined}
      onClick={(event) => next && give(next, choice, event)}
    >
      {sign}
    </button>
  );
  return (
    <>
      <p class="hint">{say(words.rankHint)}</p>
      <ol ref={list} class="order" aria-labelledby={`q-${id}`}>
        {order.map((choice, index) => (
          <li key={choice.code} class="choice chosen">
            <span>
              {index + 1}. {label(choice)}
            </span>
            {button(choice, words.up, '↑', moved(codes, index, -1))}
            {button(choice, words.down, '↓', moved(codes, index, 1))}
            {button(
              choice,
              words.takeOut,
              '×',
              codes.filter((code) => code !== choice.code),
            )}
          </li>
        ))}
      </ol>
      {left.map((choice) => (
        <button
          key={choice.code}
          type="button"
          class="pick"
          onClick={(event) => give([...codes, choice.code], choice, event)}
        >
          {label(choice)}
        </button>
      ))}
      <p role="status" class="said">
        {said && say(said)}
      </p>
      <p class="hint">{left.length > 0 && <span dir="ltr">{`${order.length} / ${choices.length}`}</span>}</p>
    </>
  );
};
