import type { VNode } from 'preact';
import { useReading } from '../reading.tsx';
import { inFours } from './second-secret.ts';
import { ownWordsIn } from './words.ts';

/** The second secret, once, large enough to copy. */
export const SecretShown = (props: { readonly secret: string; readonly byInterviewer: boolean }): VNode => {
  const { language, say } = useReading();
  const words = ownWordsIn(language);
  return (
    <section class="secret">
      <h2>{say(words.secret)}</h2>
      <p class="code fours" translate={false} dir="ltr">
        {inFours(props.secret).map((four, place) => (
          <span key={`${place} ${four}`}>{four}</span>
        ))}
      </p>
      <p>{say(words.secretOnce)}</p>
      <p>{say(props.byInterviewer ? words.secretForHousehold : words.secretUse)}</p>
    </section>
  );
};
