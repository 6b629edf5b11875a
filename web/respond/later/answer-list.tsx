import type { VNode } from 'preact';
import type { Asked } from '../../../methods/questionnaire/asked.ts';
import type { Text } from '../../../methods/questionnaire/form.ts';
import { problemInWords } from '../problem-words.ts';
import { useReading } from '../reading.tsx';
import { screensNow, type Visit } from '../session.ts';
import { fill } from '../texts.ts';
import { answerInWords, isInPageWords } from './answer-words.ts';
import { laterWordsIn } from './words.ts';

/** What is asked of this person, in order, without what is only read. */
export const askedOf = (visit: Visit): readonly Asked[] =>
  screensNow(visit)
    .flatMap((screen) => (screen.kind === 'items' ? screen.asked : []))
    .filter(({ item }) => item.type !== 'note');

/** Questions with what was answered, and the way to each where it can be changed. */
export const AnswerList = (props: {
  readonly visit: Visit;
  readonly disabled?: boolean;
  readonly onFix?: (key: string) => void;
}): VNode => {
  const { live } = props.visit;
  const { onFix } = props;
  const { tag, language, words, say } = useReading();
  const later = laterWordsIn(language);
  const saying = (key: string) => ({
    label: (text: Text) => live.labelOf(text, tag, key),
    comma: tag.startsWith('zh') ? '、' : ', ',
    words,
    later,
  });
  return (
    <ol class="answers">
      {askedOf(props.visit).map(({ item, key, member }) => {
        const label = live.labelOf(item.label, tag, key);
        const problem = live.problemAt(key);
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
              {onFix && problem && (
                <p class="problem">
                  {check
                    ? live.labelOf(check.message, tag, key)
                    : say(problemInWords(problem, item, language))}
                </p>
              )}
            </div>
            {onFix && (
              <button
                type="button"
                disabled={props.disabled}
                aria-label={`${later.change}: ${label}`}
                onClick={() => onFix(key)}
              >
                {say(later.change)}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
};
