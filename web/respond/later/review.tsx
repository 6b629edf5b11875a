import type { VNode } from 'preact';
import type { Text } from '../../../methods/questionnaire/form.ts';
import { problemInWords } from '../problem-words.ts';
import { useReading } from '../reading.tsx';
import { Heading } from '../screen.tsx';
import type { Sending } from '../sending.ts';
import { screensNow, type Visit } from '../session.ts';
import { fill } from '../texts.ts';
import { answerInWords, isInPageWords } from './answer-words.ts';
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
  const { live } = visit;
  const { tag, language, words, say } = useReading();
  const later = laterWordsIn(language);
  const saying = (key: string) => ({
    label: (text: Text) => live.labelOf(text, tag, key),
    comma: tag.startsWith('zh') ? '、' : ', ',
    words,
    later,
  });
  const asked = screensNow(visit)
    .flatMap((screen) => (screen.kind === 'items' ? screen.asked : []))
    .filter(({ item }) => item.type !== 'note');
  const problems = new Map(asked.map(({ key }) => [key, live.problemAt(key)]));
  const wrong = [...problems.values()].some((problem) => problem !== undefined);
  const busy = sending.at === 'sending';
  return (
    <section>
      <Heading>{say(later.reviewHeading)}</Heading>
      <p>{say(later.reviewText)}</p>
      <ol class="answers">
        {asked.map(({ item, key, member }) => {
          const label = live.labelOf(item.label, tag, key);
          const problem = problems.get(key);
          const check = problem && item.checks?.[Number(problem.data['check'] ?? -1)];
          const answer = live.answer(key);
          const given = answerInWords(item, answer, saying(key));
          return (
            <li key={key} class={item.countsWith ? 'belonging' : ''}>
              <div>
                <p class="asked">
                  {label} {member !== undefined && say(`(${fill(later.itemsOf, { member })})`)}
                </p>
                <p class="given" dir="auto">
                  {isInPageWords(item, answer) ? say(given) : given}
                </p>
                {problem && (
                  <p class="problem">
                    {check
                      ? live.labelOf(check.message, tag, key)
                      : say(problemInWords(problem, item, language))}
                  </p>
                )}
              </div>
              <button
                type="button"
                disabled={busy}
                aria-label={`${later.change}: ${label}`}
                onClick={() => props.onFix(key)}
              >
                {say(later.change)}
              </button>
            </li>
          );
        })}
      </ol>
      <Trouble sending={sending} keys={asked.map(({ key }) => key)} onFix={props.onFix} />
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
