import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useReading } from '../reading.tsx';

/** A long number to type in, with its button and what is wrong with it. */
export const NumberField = (props: {
  readonly label: string;
  readonly button: string;
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onTyped: (typed: string) => void;
}): VNode => {
  const { say } = useReading();
  const id = useId();
  const [typed, setTyped] = useState('');
  return (
    <form
      class="number-field"
      onSubmit={(event) => {
        event.preventDefault();
        props.onTyped(typed);
      }}
    >
      <label for={id}>{say(props.label)}</label>
      <input
        id={id}
        class="entry"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        dir="ltr"
        maxLength={60}
        value={typed}
        aria-invalid={props.problem !== undefined}
        aria-describedby={`${id}-problem`}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <p id={`${id}-problem`} class="problem" role="alert">
        {props.problem === undefined ? '' : say(props.problem)}
      </p>
      <button type="submit" class="main" disabled={props.busy || typed.trim() === ''}>
        {say(props.button)}
      </button>
    </form>
  );
};
