import type { VNode } from 'preact';
import type { NumberItem } from '../../../methods/questionnaire/form.ts';
import { described, type EntryProps } from '../entry-props.ts';
import { useReading } from '../reading.tsx';
import { inSteps } from './in-steps.ts';
import { entryWordsIn } from './words.ts';

/** A slider with more stops than this cannot be set by a finger. */
const MOST_STOPS = 100;

/** A number by plus and minus, and by a slider where its stops can be hit; nothing is chosen before a touch. */
export const Stepper = ({ item, id, answer, onAnswer }: EntryProps<NumberItem>): VNode => {
  const { words: page, language, say } = useReading();
  const words = entryWordsIn(language);
  const { minimum, maximum } = item;
  const step = item.step ?? 1;
  const value = typeof answer === 'number' ? answer : undefined;
  const slider = (maximum - minimum) / step <= MOST_STOPS;
  const go = (by: number): void =>
    onAnswer(value === undefined ? inSteps(item, minimum) : inSteps(item, value + by * step));
  const slide = (event: { readonly currentTarget: HTMLInputElement }): void =>
    onAnswer(inSteps(item, Number(event.currentTarget.value)));
  const touch = (event: { readonly key: string; readonly currentTarget: HTMLInputElement }): void => {
    if (value === undefined && (event.key === 'Enter' || event.key === ' ')) slide(event);
  };
  return (
    <div class="stepper">
      <div class="steps">
        <button type="button" aria-label={page.less} disabled={value === minimum} onClick={() => go(-1)}>
          −
        </button>
        <output aria-live="polite">{value ?? '—'}</output>
        <button type="button" aria-label={page.more} disabled={value === maximum} onClick={() => go(1)}>
          +
        </button>
      </div>
      {slider && (
        <input
          type="range"
          class={value === undefined ? 'untouched' : ''}
          min={minimum}
          max={maximum}
          step={step}
          value={value ?? minimum}
          {...described(id)}
          aria-valuetext={value === undefined ? words.notChosen : String(value)}
          onInput={slide}
          onClick={slide}
          onKeyDown={touch}
        />
      )}
      <p class="ends" dir="ltr">
        <span>{minimum}</span> <span>{value === undefined ? say(words.notChosen) : ''}</span>{' '}
        <span>{maximum}</span>
      </p>
    </div>
  );
};
