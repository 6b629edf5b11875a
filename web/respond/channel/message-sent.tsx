import type { VNode } from 'preact';
import { laterWordsIn } from '../later/words.ts';
import { inFours } from '../own/second-secret.ts';
import { useReading } from '../reading.tsx';
import { Message } from '../screen.tsx';
import { fill } from '../texts.ts';
import type { MessageReceipt } from './channel-operations.ts';
import { channelWordsIn } from './words.ts';

/** The end: number and code, large enough to photograph. */
export const MessageSent = (props: { readonly receipt: MessageReceipt; readonly secret: string }): VNode => {
  const { language, say } = useReading();
  const words = channelWordsIn(language);
  const { number, dueOn } = props.receipt;
  return (
    <Message key="sent" heading={say(words.sentHeading)}>
      <dl>
        <dt>{say(words.sentNumber)}</dt>
        <dd class="code" translate={false} dir="ltr">
          {number}
        </dd>
        <dt>{say(words.sentCode)}</dt>
        <dd class="code fours" translate={false} dir="ltr">
          {inFours(props.secret).map((four, place) => (
            <span key={`${place} ${four}`}>{four}</span>
          ))}
        </dd>
      </dl>
      <p>{say(words.sentOnce)}</p>
      <p>{say(fill(words.dueOn, { day: dueOn }))}</p>
      <p>{say(laterWordsIn(language).closePage)}</p>
    </Message>
  );
};
