import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { momentInWords } from '../../page/language.ts';
import { NumberField } from '../own/number-field.tsx';
import { secretTyped } from '../own/second-secret.ts';
import { useReading } from '../reading.tsx';
import { Heading } from '../screen.tsx';
import { fill } from '../texts.ts';
import { type MessageState, messageState } from './channel-operations.ts';
import { channelWordsIn } from './words.ts';

/** Whoever has number and code of a message sees what became of it, and never what it says. */
export const MessageLook = (props: { readonly token: string; readonly onBack: () => void }): VNode => {
  const { language, say } = useReading();
  const words = channelWordsIn(language);
  const id = useId();
  const [number, setNumber] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [found, setFound] = useState<MessageState>();
  const look = async (typed: string): Promise<void> => {
    const secret = secretTyped(typed);
    setProblem(secret === undefined ? words.codeSlip : undefined);
    if (secret === undefined) return;
    setBusy(true);
    try {
      const outcome = await messageState({ token: props.token, number: number.trim(), secret }, language);
      if (outcome.ok) setFound(outcome.value);
      else setProblem(outcome.refusal.message);
    } catch {
      setProblem(words.unreachable);
    }
    setBusy(false);
  };
  const back = (
    <button type="button" onClick={props.onBack}>
      {say(words.back)}
    </button>
  );
  if (found) {
    return (
      <section class="channel">
        <Heading key="found">{say(words[found.state])}</Heading>
        <p>{found.number}</p>
        {found.state !== 'ANSWERED' && <p>{say(fill(words.dueOn, { day: found.dueOn }))}</p>}
        {found.replies.length === 0 && <p>{say(words.noReply)}</p>}
        {found.replies.map(({ at, text }) => (
          <p key={at} dir="auto">
            {say(momentInWords(at, language))} {text}
          </p>
        ))}
        {back}
      </section>
    );
  }
  return (
    <section class="channel">
      <Heading key="look">{say(words.look)}</Heading>
      <label for={id}>{say(words.number)}</label>
      <input
        id={id}
        class="entry"
        type="text"
        autocomplete="off"
        dir="ltr"
        maxLength={20}
        value={number}
        onInput={({ currentTarget }) => setNumber(currentTarget.value)}
      />
      <NumberField label={words.code} button={words.show} busy={busy} problem={problem} onTyped={look} />
      {back}
    </section>
  );
};
