import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useReading } from '../reading.tsx';
import { Heading, Option } from '../screen.tsx';
import { fill } from '../texts.ts';
import { MessageLook } from './message-look.tsx';
import { channelWordsIn } from './words.ts';

/** The first screen behind a public code: to write, with or without a contact, or to see what became of an earlier message. */
export const Before = (props: {
  readonly token: string;
  readonly days: number;
  readonly namedDays: number;
  readonly onGo: (contact: string) => void;
}): VNode => {
  const { days, namedDays } = props;
  const { language, say } = useReading();
  const words = channelWordsIn(language);
  const id = useId();
  const [looking, setLooking] = useState(false);
  const [contact, setContact] = useState('');
  const [consent, setConsent] = useState(false);
  const [problem, setProblem] = useState(false);
  if (looking) return <MessageLook token={props.token} onBack={() => setLooking(false)} />;
  const given = contact.trim();
  const go = (): void => {
    setProblem(given !== '' && !consent);
    if (given === '' || consent) props.onGo(given);
  };
  return (
    <section class="channel">
      <Heading key="channel">{say(words.heading)}</Heading>
      <p>{say(fill(words.text, { days, namedDays }))}</p>
      <label for={id}>{say(words.contact)}</label>
      <input
        id={id}
        class="entry"
        type="text"
        autocomplete="off"
        dir="auto"
        maxLength={200}
        value={contact}
        aria-describedby={`${id}-problem`}
        onInput={({ currentTarget }) => setContact(currentTarget.value)}
      />
      {given !== '' && (
        <Option type="checkbox" name="consent" chosen={consent} onTap={() => setConsent(!consent)}>
          {say(words.contactConsent)}
        </Option>
      )}
      <p id={`${id}-problem`} class="problem" role="alert">
        {problem && !consent && given !== '' ? say(words.contactNeedsConsent) : ''}
      </p>
      <button type="button" class="main" onClick={go}>
        {say(words.write)}
      </button>
      <button type="button" onClick={() => setLooking(true)}>
        {say(words.look)}
      </button>
    </section>
  );
};
