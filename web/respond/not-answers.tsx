import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Choice } from '../../methods/questionnaire/form.ts';
import { useReading } from './reading.tsx';
import { Option } from './screen.tsx';
import { NOT_ANSWERS } from './tap.ts';

/** Those of “don't know”, “prefer not to answer” and “does not apply” that a list of choices does not offer itself. */
const unlisted = (choices: readonly Choice[]): readonly (typeof NOT_ANSWERS)[number][] => {
  const listed = choices.map((choice) => choice.code);
  const noContact = choices.some((choice) => choice.code === 0 && choice.apart);
  return NOT_ANSWERS.filter((code) => !listed.includes(code) && !(code === 96 && noContact));
};

/** Nobody is forced to invent an answer; one button keeps these from crowding the real choices. */
export const NotAnswers = (props: {
  readonly id: string;
  readonly type: 'radio' | 'checkbox';
  readonly choices: readonly Choice[];
  readonly chosen: unknown;
  /** Shown at once, for somebody who could not go on. */
  readonly open: boolean;
  readonly onTap: (code: (typeof NOT_ANSWERS)[number]) => void;
}): VNode | null => {
  const { words, say } = useReading();
  const [opened, setOpened] = useState(false);
  const codes = unlisted(props.choices);
  if (codes.length === 0) return null;
  const shown = opened || props.open || codes.some((code) => code === props.chosen);
  return (
    <div class="not-answers">
      {!shown && (
        <button type="button" class="quiet" aria-expanded={false} onClick={() => setOpened(true)}>
          {say(words.hardToAnswer)}
        </button>
      )}
      {shown && (
        <div class="aside">
          {codes.map((code) => (
            <Option
              key={code}
              type={props.type}
              name={props.id}
              chosen={props.chosen === code}
              apart
              onTap={() => props.onTap(code)}
            >
              {say(words.notAnswers[code])}
            </Option>
          ))}
        </div>
      )}
    </div>
  );
};
