import type { VNode } from 'preact';
import { useReading } from '../reading.tsx';
import type { Sending } from '../sending.ts';
import { laterWordsIn } from './words.ts';

/** Why the answers were not taken, with the way to each question that the server names. */
export const Trouble = (props: {
  readonly sending: Sending;
  readonly keys: readonly string[];
  readonly onFix: (key: string) => void;
}): VNode => {
  const { sending } = props;
  const { language, say } = useReading();
  const words = laterWordsIn(language);
  const wayTo = (field: string | null): VNode | undefined => {
    const key = props.keys.find((one) => one === field);
    if (key === undefined) return undefined;
    return (
      <button type="button" onClick={() => props.onFix(key)}>
        {say(words.goToItem)}
      </button>
    );
  };
  return (
    <div role="alert" class="trouble">
      {sending.at === 'unreachable' && (
        <>
          <h2>{say(words.notSentHeading)}</h2>
          <p>{say(words.notSentText)}</p>
        </>
      )}
      {sending.at === 'refused' && (
        <>
          <h2>{say(words.refusedHeading)}</h2>
          <p>{say(sending.refusal.message)}</p>
          <ul>
            {sending.refusal.problems.map(({ field, reason }) => (
              <li key={`${field} ${reason}`}>
                {say(reason)}
                {wayTo(field)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
