import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Heading } from '../screen.tsx';
import { fill } from '../texts.ts';
import { isPin, type Opened } from './vault.ts';
import type { FieldWords } from './words.ts';

const PinField = (props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly fresh: boolean;
  readonly onInput: (value: string) => void;
}): VNode => (
  <p>
    <label for={props.id}>{props.label}</label>
    <input
      id={props.id}
      type="password"
      inputMode="numeric"
      autocomplete={props.fresh ? 'new-password' : 'current-password'}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  </p>
);

/** A PIN is chosen, twice. */
export const NewPin = (props: {
  readonly words: FieldWords;
  readonly onChosen: (pin: string) => Promise<void>;
}): VNode => {
  const { words } = props;
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const choose = (event: Event): void => {
    event.preventDefault();
    const wrong = isPin(pin) ? (pin === again ? '' : words.pinDiffers) : words.pinWeak;
    setProblem(wrong);
    if (wrong !== '') return;
    setBusy(true);
    const ready = (): void => setBusy(false);
    props.onChosen(pin).then(ready, ready);
  };
  return (
    <form onSubmit={choose}>
      <Heading key="new-pin">{words.newPin}</Heading>
      <p>{words.newPinText}</p>
      <PinField id="pin" label={words.pin} value={pin} fresh={true} onInput={setPin} />
      <PinField id="again" label={words.again} value={again} fresh={true} onInput={setAgain} />
      <p role="alert">{problem}</p>
      <button type="submit" class="main" disabled={busy}>
        {busy ? words.opening : words.start}
      </button>
    </form>
  );
};

/** The PIN opens what the phone keeps. */
export const EnterPin = (props: {
  readonly words: FieldWords;
  readonly onEntered: (pin: string) => Promise<Opened>;
}): VNode => {
  const { words } = props;
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const enter = async (): Promise<void> => {
    setBusy(true);
    const opened = await props.onEntered(pin);
    setBusy(false);
    setPin('');
    if (opened.at === 'wrong-pin') setProblem(fill(words.wrongPin, { left: opened.left }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        enter().catch(() => setBusy(false));
      }}
    >
      <Heading key="pin">{words.title}</Heading>
      <PinField id="pin" label={words.pin} value={pin} fresh={false} onInput={setPin} />
      <p role="alert">{problem}</p>
      <button type="submit" class="main" disabled={busy || pin === ''}>
        {busy ? words.opening : words.open}
      </button>
    </form>
  );
};
