import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Link, Outcome } from '../operations.ts';
import { useReading } from '../reading.tsx';
import { Message } from '../screen.tsx';
import type { Session } from '../session.ts';
import { keepTrying } from './keep-trying.ts';
import { keptWordsIn } from './kept-words.ts';
import { receivedAs } from './send-session.tsx';
import { sendUnsent, sendUnsentAnswers } from './send-unsent.ts';
import { takeDelivered } from './take-delivered.ts';
import { UnsentList } from './unsent-list.tsx';
import { sendInBackground } from './worker.ts';

/** The answers of this link were sent and have not arrived: tries on until the service has said something. */
export const Waiting = (props: {
  readonly link: Link;
  readonly session: Session;
  readonly onAnswered: (outcome: Outcome<VNode>) => void;
}): VNode => {
  const { link, session } = props;
  const { language, say } = useReading();
  const words = keptWordsIn(language);
  const [trying, setTrying] = useState(false);
  const again = useRef<() => void>(() => undefined);
  useEffect(() => {
    const tries = keepTrying(async () => {
      setTrying(true);
      await sendUnsentAnswers(language);
      const outcome = await takeDelivered(session.responseId);
      setTrying(false);
      if (outcome) props.onAnswered(receivedAs(link, session, outcome));
      // The receipt is not held up by files.
      return sendUnsent(language);
    });
    again.current = tries.now;
    sendInBackground();
    return tries.stop;
  }, []);
  return (
    <Message
      key="waiting"
      heading={say(words.waitingHeading)}
      action={{ label: say(words.tryNow), act: () => again.current() }}
    >
      <p>{say(words.waitingText)}</p>
      <p role="status">{trying ? say(words.trying) : ''}</p>
      <UnsentList language={language} changed={trying} />
    </Message>
  );
};
