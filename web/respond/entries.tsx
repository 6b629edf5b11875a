import type { VNode } from 'preact';
import {
  type Answer,
  DONT_KNOW,
  type NumberItem,
  REFUSED,
  type TextItem,
} from '../../methods/questionnaire/form.ts';
import type { Language } from '../page/language.ts';
import { Option } from './screen.tsx';
import { numberTyped } from './tap.ts';
import { textIn } from './texts.ts';
import { wordsIn } from './words.ts';

interface EntryProps<I> {
  readonly item: I;
  readonly answer: Answer | undefined;
  readonly language: Language;
  readonly onAnswer: (answer: Answer | undefined) => void;
}

/** Two tick boxes that stand for an answer to an item without options of its own. */
const NonAnswers = ({ item, answer, language, onAnswer }: EntryProps<NumberItem | TextItem>): VNode => {
  const words = wordsIn(language);
  const given = typeof answer === 'object' ? answer[0] : undefined;
  return (
    <div class="aside">
      {[
        { code: DONT_KNOW, label: words.dontKnow },
        { code: REFUSED, label: words.refused },
      ].map(({ code, label }) => (
        <Option
          key={code}
          type="checkbox"
          name={item.code}
          label={label}
          chosen={given === code}
          apart
          onTap={() => onAnswer(given === code ? undefined : [code])}
        />
      ))}
    </div>
  );
};

export const IntegerEntry = (props: EntryProps<NumberItem>): VNode => {
  const { item, answer, language, onAnswer } = props;
  const shown = typeof answer === 'object' || answer === undefined ? '' : String(answer);
  return (
    <>
      <input
        class="entry"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-label={`${textIn(item.label, language)} ${wordsIn(language).number}`}
        aria-describedby="problem"
        value={shown}
        onInput={(event) => onAnswer(numberTyped(event.currentTarget.value))}
      />
      <NonAnswers {...props} />
    </>
  );
};

export const TextEntry = (props: EntryProps<TextItem>): VNode => {
  const { item, answer, language, onAnswer } = props;
  const typed = typeof answer === 'string' ? answer : '';
  const left = item.maximumLength - [...typed].length;
  return (
    <>
      <textarea
        class="entry"
        rows={5}
        aria-label={`${textIn(item.label, language)} ${wordsIn(language).yourWords}`}
        aria-describedby="left problem"
        value={typed}
        onInput={(event) =>
          onAnswer(event.currentTarget.value === '' ? undefined : event.currentTarget.value)
        }
      />
      <p id="left" class={left < 0 ? 'left over' : 'left'}>
        {wordsIn(language).lettersLeft(left)}
      </p>
      {item.required && <NonAnswers {...props} />}
    </>
  );
};
