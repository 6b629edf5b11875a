import type { VNode } from 'preact';
import { useReading } from '../reading.tsx';
import { Heading } from '../screen.tsx';
import type { Sending } from '../sending.ts';
import type { Visit } from '../session.ts';
import { AnswerList, askedOf } from './answer-list.tsx';
import { Trouble } from './trouble.tsx';
import { laterWordsIn } from './words.ts';

/** All answers once more before they are sent. */
export const Review = (props: {
  readonly visit: Visit;
  readonly sending: Sending;
  readonly onFix: (key: string) => void;
  readonly onSend: () => void;
  readonly onBack: () => void;
}): VNode => {
  const { visit, sending } = props;
  const { language, say } = useReading();
  const later = laterWordsIn(language);
  const keys = askedOf(visit).map(({ key }) => key);
  const wrong = keys.some((key) => visit.live.problemAt(key) !== undefined);
  const busy = sending.at === 'sending';
  return (
    <section>
      <Heading>{say(later.reviewHeading)}</Heading>
      <p>{say(later.reviewText)}</p>
      <AnswerList visit={visit} disabled={busy} onFix={props.onFix} />
      <Trouble sending={sending} keys={keys} onFix={props.onFix} />
      <button type="button" class="main" disabled={busy || wrong} onClick={props.onSend}>
        {say(sending.at === 'unreachable' ? later.retry : later.send)}
      </button>
      <p role="status">{busy ? say(later.sending) : ''}</p>
      <button type="button" disabled={busy} onClick={props.onBack}>
        {say(later.back)}
      </button>
    </section>
  );
};
